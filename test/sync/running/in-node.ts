/**
 * A run carried out in this process, against the database of the harness and its test Personio: here its steps can be
 * watched, broken and repeated, and somebody can edit between two statements.
 */
import type { D1Database } from "@cloudflare/workers-types";
import { openDatabase } from "../../../db/database.ts";
import { createPersonioClient } from "../../../worker/personio/create-personio-client.ts";
import type { RunPorts, StepResult, Steps } from "../../../worker/sync/run-ports.ts";
import { runSync } from "../../../worker/sync/run-sync.ts";
import { startRun } from "../../../worker/sync/start-run.ts";
import type { Rollcall } from "../../worker/start-rollcall.ts";
import type { Row } from "./snapshots.ts";

/** The same in every test, so that two runs of the same name end in the same rows, byte for byte. */
export const NOW = Date.parse("2026-11-22T04:07:00Z");

/** Credentials that are never opened: the client here has its own. */
export async function switchOn({ db }: Rollcall): Promise<void> {
  await db
    .prepare(
      "INSERT INTO connection (id, client_id, sealed_secret, enabled, updated_at) VALUES (1, 'papi-1', 'sealed', 1, 0)",
    )
    .run();
}

export async function openRunInNode(rollcall: Rollcall, id: string): Promise<void> {
  const started = await startRun(openDatabase(rollcall.db), async () => undefined, {
    ...{ id, trigger: "manual", mode: "apply", startedBy: null, slotAt: null, now: NOW },
  });
  if (!started.ok) throw new Error(`the run did not start: ${started.error.reason}`);
}

export function portsOf(rollcall: Rollcall, runId: string, db: D1Database = rollcall.db): RunPorts {
  const { url, credential } = rollcall.personio;
  return {
    ...{ db: openDatabase(db), runId, now: () => NOW, log: () => undefined },
    ...{
      sendInvitations: async () => ({ more: false }),
      pushOn: async () => undefined,
      tellAdmins: async () => undefined,
    },
    openSource: async (memory) =>
      createPersonioClient({
        ...{ fetch: (input, init) => fetch(input, init), baseUrl: url, credentials: credential },
        ...{ now: Date.now, sleep, random: Math.random, pace: { perSecond: 10_000, perMinute: 1_000_000 } },
        ...{ patienceMs: 2_000, alreadyWaitedMs: memory.waitedMs, knownAttributes: memory.attributes },
      }),
  };
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Something that one side waits for and the other gives. */
export function signal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}

/** What happens between the steps. */
export type Interlude = (step: string) => Promise<void>;

export type Course = { readonly after?: Interlude; readonly db?: D1Database };

/** A run from start to end; `after` may do something behind each step. */
export async function runInNode(rollcall: Rollcall, id: string, course: Course = {}): Promise<Row> {
  await openRunInNode(rollcall, id);
  await carryOn(rollcall, id, course);
  return runRow(rollcall, id);
}

/** An instance of a run that was started or approved. */
export async function carryOn(
  rollcall: Rollcall,
  id: string,
  { after, db = rollcall.db }: Course = {},
): Promise<void> {
  const steps: Steps = {
    async do(name, work) {
      const result = remembered(await work());
      await after?.(name);
      return result;
    },
  };
  await runSync(steps, portsOf(rollcall, id, db));
}

/** What the engine keeps of a result is JSON. */
export const remembered = <T extends StepResult>(result: T): T => JSON.parse(JSON.stringify(result));

export async function runRow({ rows }: Rollcall, id: string): Promise<Row> {
  const [row] = await rows("SELECT * FROM run WHERE id = ?", id);
  if (row === undefined) throw new Error(`there is no run ${id}`);
  return row;
}
