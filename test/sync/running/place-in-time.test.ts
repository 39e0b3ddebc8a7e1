/** What stands between two runs is bounded: nothing is read once it is switched off, and a dead run's place is free within a minute. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { parseVariables } from "../../../worker/env.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { carryOn, openRunInNode, runRow, switchOn } from "./in-node.ts";
import { companyOf } from "./small-company.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());

beforeEach(async () => {
  await rollcall.reset({ company: companyOf(4) });
  await switchOn(rollcall);
});

const RUN = "20261122T040700Z-timed";
/** `unixepoch()` rounds down, and the question comes a little later than the start. */
const SLACK_SECONDS = 1;

const secondsLeft = async () => {
  const [row] = await rollcall.rows<{ left: number }>(
    "SELECT expires_at - unixepoch() AS left FROM lease WHERE name = 'directory' AND owner = ?",
    RUN,
  );
  return row?.left;
};

test("switched off between its start and its first step, a run asks Personio for nothing", async () => {
  await openRunInNode(rollcall, RUN);
  await rollcall.rows("UPDATE connection SET enabled = 0");
  rollcall.personio.requests.clear();
  await carryOn(rollcall, RUN);
  expect(await runRow(rollcall, RUN)).toMatchObject({ state: "cancelled" });
  expect(rollcall.personio.requests.count()).toBe(0);
});

test("a run has its place for 60 seconds from its start, and from each step on, and no longer", async () => {
  const left: (number | undefined)[] = [];
  await openRunInNode(rollcall, RUN);
  left.push(await secondsLeft());
  await carryOn(rollcall, RUN, {
    after: async () => {
      const seconds = await secondsLeft();
      if (seconds !== undefined) left.push(seconds);
    },
  });
  expect(left.length).toBeGreaterThan(2);
  expect(Math.max(...left.map((seconds) => seconds ?? Number.POSITIVE_INFINITY))).toBeLessThanOrEqual(60);
  expect(left[0]).toBeGreaterThanOrEqual(60 - SLACK_SECONDS);
});

test("a Personio that is down is waited for three minutes, and nobody can set it to more", () => {
  expect(parseVariables({})).toMatchObject({ ok: true, value: { personioPatienceMs: 180_000 } });
  expect(parseVariables({ PERSONIO_PATIENCE_SECONDS: "180" })).toMatchObject({ ok: true });
  expect(parseVariables({ PERSONIO_PATIENCE_SECONDS: "181" })).toMatchObject({
    ok: false,
    error: [expect.stringContaining("PERSONIO_PATIENCE_SECONDS")],
  });
});
