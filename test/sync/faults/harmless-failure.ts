/** What every failed run must be: the right problem on record, nothing changed, nothing left behind, and made up for. */
import { expect } from "vitest";
import type { Rollcall, RunView } from "../../worker/start-rollcall.ts";
import { listAccounts, snapshot } from "../rules/directory.ts";
import { comparable, expectedAccounts } from "../rules/expected-accounts.ts";

type Trouble = {
  /** Breaks Personio. */
  readonly cause: () => void;
  /** Mends it again. */
  readonly heal: () => void;
  readonly problem: { readonly code: unknown; readonly params?: Readonly<Record<string, unknown>> };
};

export async function expectHarmlessFailure(rollcall: Rollcall, trouble: Trouble): Promise<RunView> {
  const before = await snapshot(rollcall);
  trouble.cause();
  const failed = await rollcall.sync();
  expect(failed).toMatchObject({ state: "failed", problem: trouble.problem });
  await expectNothingHappened(rollcall, { failed, before });
  trouble.heal();
  expect(await rollcall.sync()).toMatchObject({ state: "succeeded", problem: null });
  await expectFollowsCompany(rollcall);
  return failed;
}

type Aftermath = { readonly failed: RunView; readonly before: Awaited<ReturnType<typeof snapshot>> };

export async function expectNothingHappened(
  rollcall: Rollcall,
  { failed, before }: Aftermath,
): Promise<void> {
  expect(await snapshot(rollcall)).toEqual(before);
  expect(await rollcall.rows("SELECT run_id FROM read_chunk")).toEqual([]);
  expect(await rollcall.rows("SELECT seq FROM run_change WHERE run_id = ?", failed.id)).toEqual([]);
  expect(await rollcall.rows("SELECT owner FROM lease WHERE name = 'directory'")).toEqual([{ owner: "" }]);
  const status = await rollcall.call("GET", "/v1/status");
  expect(status).toMatchObject({
    status: 200,
    body: { state: "failed", lastRun: { problem: failed.problem } },
  });
  expect(rollcall.logs()).not.toContain("run.crashed");
}

/** The active accounts are those the company asks for, in every field. */
export async function expectFollowsCompany(rollcall: Rollcall): Promise<void> {
  const active = (await listAccounts(rollcall)).filter(({ state }) => state === "active");
  expect(active.map(comparable)).toEqual(expectedAccounts(rollcall.personio.company));
}
