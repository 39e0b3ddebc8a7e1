/** A run that died without a word is written off, and does no harm should it turn out to be alive. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { start, sync, untilState, view } from "./follow.ts";
import { sleep } from "./in-node.ts";
import { addPerson, companyOf } from "./small-company.ts";
import { accountsOf, DIRECTORY, type Rows, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;
let company: Company;
let before: Readonly<Record<string, Rows>>;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());

const LIST = "/v1/company/employees";
const LOOK_UP = `${LIST}/4`;

/** How long the run that seems dead waits for one answer. */
const WAITS_MS = 900;
let answeredAt = 0;

/** Four in the directory; then one is promoted, one is hired and one is gone, whom a run looks up at the end of its read. */
beforeEach(async () => {
  company = companyOf(4);
  await rollcall.reset({ company });
  await rollcall.connect();
  await sync(rollcall);
  before = await tablesOf(rollcall.db);
  company.promote(2, { position: "Leitung" });
  addPerson(company, 5);
  company.delete(4);
});

/** The next test's Personio shall not be asked by this one's run. */
afterEach(() => sleep(Math.max(0, answeredAt + 100 - Date.now())));

/**
 * A run that has read everybody and waits for one last answer, when its minute is over. What it knows is out of date
 * by then: person 2 has been promoted further.
 */
async function seeminglyDead(path = LOOK_UP): Promise<string> {
  rollcall.personio.requests.clear();
  rollcall.personio.faults.add({ kind: "slow", delayMs: WAITS_MS, path, times: 1 });
  const id = await start(rollcall);
  while (rollcall.personio.requests.count(path) === 0) await sleep(10);
  answeredAt = Date.now() + WAITS_MS;
  await rollcall.rows("UPDATE lease SET expires_at = 0");
  company.promote(2, { position: "Geschäftsführung" });
  return id;
}

const INTERRUPTED = { state: "failed", problem: { code: "interrupted" } };
const titleOf2 = async () =>
  (await accountsOf(rollcall.db)).find(({ employee }) => employee === "2")?.jobTitle;
const EVERYTHING = [...DIRECTORY, "employee", "finding", "run", "run_change", "read_chunk"];

describe("a run whose minute is over", () => {
  test("is recorded as interrupted by the next run, which does its work", async () => {
    const dead = await seeminglyDead();
    const next = await sync(rollcall);
    expect(next).toMatchObject({ state: "succeeded", counts: { created: 1, updated: 1, deactivated: 1 } });
    expect(await view(rollcall, dead)).toMatchObject(INTERRUPTED);
    const [row] = await rollcall.rows("SELECT state, finished_at AS finishedAt FROM run WHERE id = ?", dead);
    expect(row).toEqual({ state: "failed", finishedAt: expect.any(Number) });
  });

  test.each([
    ["the list", LIST],
    ["a single person", LOOK_UP],
  ])(
    "that waited for %s writes nothing any more when it goes on behind the next run's back",
    async (_, path) => {
      const dead = await seeminglyDead(path);
      await sync(rollcall);
      const after = await tablesOf(rollcall.db, EVERYTHING);
      await sleep(WAITS_MS + 500);
      expect(await tablesOf(rollcall.db, EVERYTHING)).toEqual(after);
      expect(await titleOf2()).toBe("Geschäftsführung");
      expect(await view(rollcall, dead)).toMatchObject(INTERRUPTED);
      expect((await sync(rollcall)).counts).toMatchObject({
        updated: 0,
        created: 0,
        deactivated: 0,
        unchanged: 4,
      });
    },
  );

  test("writes nothing into the middle of the next run either", async () => {
    const dead = await seeminglyDead();
    rollcall.personio.faults.add({
      kind: "slow",
      delayMs: WAITS_MS + 500,
      path: "/v1/company/employees",
      times: 1,
    });
    const next = await start(rollcall);
    await sleep(WAITS_MS + 200);
    expect((await view(rollcall, next)).state).toBe("reading");
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await untilState(rollcall, next)).toBe("succeeded");
    expect(await titleOf2()).toBe("Geschäftsführung");
    expect(await view(rollcall, dead)).toMatchObject(INTERRUPTED);
  });

  test("is recorded as interrupted by the next tick, even if no run is due, and writes nothing any more", async () => {
    const dead = await seeminglyDead();
    await rollcall.tick(new Date());
    const [row] = await rollcall.rows("SELECT state FROM run WHERE id = ?", dead);
    expect(row).toEqual({ state: "failed" });
    await sleep(WAITS_MS + 500);
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await view(rollcall, dead)).toMatchObject(INTERRUPTED);
    expect(await rollcall.rows("SELECT count(*) AS runs FROM run")).toEqual([{ runs: 2 }]);
    expect((await sync(rollcall)).state).toBe("succeeded");
    expect(await titleOf2()).toBe("Geschäftsführung");
  });

  test("keeps its place when nobody else wanted it, and ends well", async () => {
    const late = await seeminglyDead();
    expect(await untilState(rollcall, late)).toBe("succeeded");
    expect(await titleOf2()).toBe("Leitung");
  });

  test("leaves nothing behind of what it had read", async () => {
    await seeminglyDead();
    company.promote(2, { position: "Fachkraft" });
    await sync(rollcall);
    expect(await titleOf2()).toBe("Fachkraft");
    expect(await rollcall.rows("SELECT * FROM read_chunk")).toEqual([]);
    const [mirrored] = await rollcall.rows("SELECT data FROM employee WHERE id = '2'");
    expect(mirrored?.data).toContain("Fachkraft");
  });

  test("does not stand in the way of a preview", async () => {
    const dead = await seeminglyDead();
    expect(await sync(rollcall, "preview")).toMatchObject({ state: "succeeded", counts: { updated: 1 } });
    expect(await view(rollcall, dead)).toMatchObject(INTERRUPTED);
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });
});
