/** The engine promises to carry out each step at least once. Whatever is lost or done twice, the end is the same. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CHANGE_KINDS } from "../../../worker/core/change.ts";
import { runSync } from "../../../worker/sync/run-sync.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { exclude, saveSettings } from "./configure.ts";
import { openRunInNode, portsOf, remembered, runInNode, runRow, switchOn } from "./in-node.ts";
import { diesAt, evictedAt, losingEveryAnswer } from "./mishaps.ts";
import { addPerson, companyOf } from "./small-company.ts";
import { accountsOf, bookmark, DIRECTORY, type Rows, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;

const RUN = "20261122T040700Z-repeated";
const EVERYTHING = [...DIRECTORY, "employee", "attribute", "finding", "run_change", "read_chunk", "run"];

/** Twelve people, all of them in the directory; one is on leave and one is excluded. */
async function twelveInTheDirectory(): Promise<Company> {
  const company = companyOf(12);
  rollcall = await startRollcall({ company });
  await switchOn(rollcall);
  await saveSettings(rollcall.db, { autoReactivate: true });
  await exclude(rollcall.db, "position", "Extern");
  await runInNode(rollcall, "20261120T040700Z-first");
  company.sendOnLeave(12);
  company.promote(10, { position: "Extern" });
  await runInNode(rollcall, "20261121T040700Z-second");
  return company;
}

function eventfulDay(company: Company): void {
  company.returnFromLeave(12);
  company.promote(10, { position: "Fachkraft" });
  company.promote(11, { position: "Extern" });
  for (const id of [13, 14]) addPerson(company, id);
  company.changeEmail(14, null);
  company.changeEmail(2, "person3@beispiel.example");
  company.changeEmail(3, "person2@beispiel.example");
  company.renameDepartment("Technik", "Entwicklung");
  company.move(4, { department: "Einkauf" });
  company.promote(5, { position: "Leitung", supervisor: 13 });
  company.end(6);
  company.delete(7);
  company.changeEmail(8, null);
  company.end(9);
  company.rehire(9);
}

async function whatIsThere(): Promise<unknown> {
  return { words: await accountsOf(rollcall.db), rows: await tablesOf(rollcall.db, EVERYTHING) };
}

/** The steps of a run of this size, in their order. */
const STEPS = [
  ...["open", "attributes", "read 1, page 1", "look up 1.1", "keep", "plan 1", "apply 1"],
  ...["push on", "invite 1", "tell admins"],
];

const seen: string[] = [];
let undisturbed: unknown;
let undisturbedAccounts: Rows;
let rewind: () => Promise<void>;

beforeAll(async () => {
  eventfulDay(await twelveInTheDirectory());
  rewind = await bookmark(rollcall.db);
  await runInNode(rollcall, RUN, { after: async (step) => void seen.push(step) });
  undisturbed = await whatIsThere();
  undisturbedAccounts = await accountsOf(rollcall.db);
});
afterAll(() => rollcall.close());

beforeEach(() => rewind());

test("the tables below have every step of a run, and the run every kind of change", async () => {
  expect(seen).toEqual(STEPS);
  await runInNode(rollcall, RUN);
  expect(await runRow(rollcall, RUN)).toMatchObject({ state: "succeeded" });
  const kinds = await rollcall.rows(
    "SELECT DISTINCT kind FROM run_change WHERE run_id = ? ORDER BY kind",
    RUN,
  );
  expect(kinds.map(({ kind }) => kind)).toEqual([...CHANGE_KINDS].sort());
});

describe.each(STEPS)("a Worker that is evicted at “%s”", (step) => {
  test.each(["before", "after"] as const)("%s its work", async (when) => {
    await openRunInNode(rollcall, RUN);
    const evictions = await evictedAt({ step, when }, (steps) => runSync(steps, portsOf(rollcall, RUN)));
    expect(evictions).toBe(1);
    expect(await whatIsThere()).toEqual(undisturbed);
  });

  test("for good, and the next run finishes its work", async () => {
    await openRunInNode(rollcall, RUN);
    await diesAt({ step, when: "after" }, (steps) => runSync(steps, portsOf(rollcall, RUN)));
    await rollcall.rows("UPDATE lease SET expires_at = 0");
    await runInNode(rollcall, "20261122T050700Z-next");
    expect(await accountsOf(rollcall.db)).toEqual(undisturbedAccounts);
  });
});

describe("a database that fails at each statement of each step once", () => {
  test.each([
    ["before it is carried out", "refused"],
    ["after it was carried out, so that the answer is lost", "lost"],
  ] as const)("%s", async (_, how) => {
    await openRunInNode(rollcall, RUN);
    const { steps, db, failures } = losingEveryAnswer(rollcall.db, how);
    await runSync(steps, portsOf(rollcall, RUN, db));
    expect(failures()).toBeGreaterThan(STEPS.length);
    expect(await whatIsThere()).toEqual(undisturbed);
  });
});

test("a whole run that is carried out a second time changes nothing", async () => {
  await runInNode(rollcall, RUN);
  await runSync({ do: async (_, work) => remembered(await work()) }, portsOf(rollcall, RUN));
  expect(await whatIsThere()).toEqual(undisturbed);
});

test("a run whose record of failing is lost is a failed run, and its place is free", async () => {
  rollcall.personio.faults.add({ kind: "status", status: 403, path: "/v1/company/employees" });
  const before = await tablesOf(rollcall.db);
  await openRunInNode(rollcall, RUN);
  await evictedAt({ step: "fail", when: "after" }, (steps) => runSync(steps, portsOf(rollcall, RUN)));
  expect(await runRow(rollcall, RUN)).toMatchObject({
    state: "failed",
    problem: JSON.stringify({ code: "credentials-refused", params: {} }),
  });
  expect(await tablesOf(rollcall.db)).toEqual(before);
  expect(await rollcall.rows("SELECT owner, expires_at FROM lease WHERE name = 'directory'")).toEqual([
    { owner: "", expires_at: 0 },
  ]);
});
