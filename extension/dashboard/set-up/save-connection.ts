/**
 * Saving the connection so that it is checked in any case. Switched on, the server asks Personio first and saves nothing
 * unless that agrees; switched off it saves at once, so it is asked to check afterwards what was saved.
 */

import type { Connection } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import type { Failure, Outcome } from "../../api/failure.ts";
import { succeeded } from "../../api/failure.ts";
import type { ConnectionEdit } from "../../api/rule-calls.ts";

export type ConnectionProblem = NonNullable<Connection["problem"]>;

export type Saved = {
  readonly isOn: boolean;
  /** Saved, and still something is wrong with it. */
  readonly problem: ConnectionProblem | null;
  /** Keys of default attributes that can't be read. */
  readonly warnings: readonly string[];
  /** The run that was started, or that is in the way. */
  readonly runId: string | null;
  readonly wasRunning: boolean;
};

type Calls = Pick<DashboardClient, "saveConnection" | "testConnection">;

const SAVED: Saved = { isOn: true, problem: null, warnings: [], runId: null, wasRunning: false };

export type Saving = {
  readonly edit: ConnectionEdit;
  readonly etag: string | null;
  /** Not when what was checked before is only switched off. */
  readonly isChecked: boolean;
};

export async function saveConnection(
  client: Calls,
  { edit, etag, isChecked }: Saving,
): Promise<Outcome<Saved>> {
  const outcome = await client.saveConnection(edit, etag);
  if (!outcome.ok) {
    const runId = runInTheWay(outcome.failure);
    return runId === null ? outcome : succeeded({ ...SAVED, runId, wasRunning: true });
  }
  const { warnings, runId = null } = outcome.value;
  if (edit.enabled) return succeeded({ ...SAVED, runId, warnings: warnings.map(({ key }) => key) });
  if (!isChecked) return succeeded({ ...SAVED, isOn: false });
  const checked = await client.testConnection();
  const problem = checked.ok ? checked.value.problem : { code: "unchecked", params: {} };
  return succeeded({ ...SAVED, isOn: false, problem });
}

/** The connection is saved all the same (api.md). */
function runInTheWay({ code, params }: Failure): string | null {
  const runId = params?.["runId"];
  return code === "run-in-progress" && params?.["saved"] === true && typeof runId === "string" ? runId : null;
}
