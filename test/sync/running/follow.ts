/** Following runs through the database, so that waiting for them costs none of the API's requests a minute. */
import type { Rollcall, RunView } from "../../worker/start-rollcall.ts";
import { sleep } from "./in-node.ts";

const WITHIN_MS = 30_000;
const OVER = ["paused", "succeeded", "failed", "cancelled"];

/** Waits until a run is in one of these states; over or paused when none are named. */
export async function untilState(
  rollcall: Rollcall,
  id: string,
  states: readonly string[] = OVER,
): Promise<string> {
  let state: unknown;
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await sleep(10)) {
    [state] = (await rollcall.rows("SELECT state FROM run WHERE id = ?", id)).map((row) => row.state);
    if (typeof state === "string" && states.includes(state)) return state;
  }
  throw new Error(`run ${id} is ${String(state)}, not ${states.join(" or ")}, after ${WITHIN_MS} ms`);
}

export async function start(rollcall: Rollcall, mode: "apply" | "preview" = "apply"): Promise<string> {
  const { status, body } = await rollcall.call<{ id: string }>("POST", "/v1/runs", { mode });
  if (status !== 202) throw new Error(`the run was refused: ${JSON.stringify(body)}`);
  return body.id;
}

export async function sync(rollcall: Rollcall, mode: "apply" | "preview" = "apply"): Promise<RunView> {
  const id = await start(rollcall, mode);
  await untilState(rollcall, id);
  return view(rollcall, id);
}

export async function view(rollcall: Rollcall, id: string): Promise<RunView> {
  return (await rollcall.call<RunView>("GET", `/v1/runs/${id}`)).body;
}

export type ChangeView = {
  readonly seq: number;
  readonly kind: string;
  readonly employeeId: string | null;
  readonly reason: { readonly code: string };
  readonly state: string;
};

export async function changesOf(rollcall: Rollcall, id: string): Promise<readonly ChangeView[]> {
  const { body } = await rollcall.call<{ items: readonly ChangeView[] }>(
    "GET",
    `/v1/runs/${id}/changes?limit=200`,
  );
  return body.items;
}

/** As much of a refusal as tests look at. */
export type Refused = { readonly code: string; readonly params: Readonly<Record<string, unknown>> };
