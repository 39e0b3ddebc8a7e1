/** A company whose Personio tells the Worker of every change, and ways to wait until that is right here. */

import { PERSON_EVENTS } from "../../personio/company/person-events.ts";
import type { TestPersonio } from "../../personio/test-personio.ts";
import type { Rollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "../running/configure.ts";
import { sleep } from "../running/in-node.ts";

/** Connected, read once, and told of changes from now on. */
export async function listen(
  rollcall: Rollcall,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  await rollcall.connect();
  const run = await rollcall.sync();
  if (run.state !== "succeeded") throw new Error(`the first run ${run.state}`);
  await saveSettings(rollcall.db, { freshness: "instant", ...settings });
  return subscribe(rollcall);
}

export async function subscribe({ call, url, personio }: Rollcall): Promise<string> {
  const { body } = await call<{ path: string; token: string }>("POST", "/v1/webhook");
  personio.webhooks.create({
    ...{ url: new URL(body.path, url).href, description: "", status: "ENABLED", auth_type: "TOKEN" },
    ...{ token: body.token, enabled_events: PERSON_EVENTS },
  });
  return body.token;
}

/** Waits until every hint was read and nobody is busy with one. */
export async function quiet(rollcall: Rollcall): Promise<void> {
  await rollcall.personio.webhooks.settled();
  await until(rollcall, "SELECT NOT EXISTS (SELECT 1 FROM hint WHERE waits) AS so");
}

/** Waits until a query's `so` is true. */
export async function until({ rows }: Rollcall, sql: string, ...values: readonly unknown[]): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(20)) {
    const [row] = await rows<{ so: number }>(sql, ...values);
    if (row?.so === 1) return;
  }
  throw new Error(`it did not come to that: ${sql}`);
}

export type AccountRow = Readonly<Record<string, unknown>>;

export async function accountOf({ rows }: Rollcall, id: number | string): Promise<AccountRow> {
  const [row] = await rows("SELECT * FROM account WHERE external_id = ?", String(id));
  return row ?? {};
}

export const runsOf = ({ rows }: Rollcall): Promise<readonly AccountRow[]> =>
  rows("SELECT id, trigger, mode, scope, state, counts FROM run ORDER BY started_at, id");

/** What Personio was asked for singly. */
export const singleReads = ({ requests }: TestPersonio): readonly string[] =>
  requests.all
    .map(({ path }) => /^\/v1\/company\/employees\/(\d+)$/u.exec(path)?.[1])
    .filter((id) => id !== undefined);
