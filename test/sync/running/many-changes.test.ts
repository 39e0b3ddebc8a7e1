/** A plan of more than 5,000 changes is applied in several transactions; somebody may edit, or all may end, between them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { CHANGE_KINDS } from "../../../worker/core/change.ts";
import { applyBatches, BATCH_CHANGES } from "../../../worker/directory/apply-plan.ts";
import { runSync } from "../../../worker/sync/run-sync.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { edit, saveSettings } from "./configure.ts";
import { openRunInNode, portsOf, remembered, runInNode, runRow, signal, switchOn } from "./in-node.ts";
import { watched } from "./mishaps.ts";
import { addPerson, companyOf, idsFrom, sendOnLeave } from "./small-company.ts";
import { accountsOf, bookmark, type Rows, tablesOf } from "./snapshots.ts";

const PEOPLE = BATCH_CHANGES + 100;
const RUN = "20261122T040700Z-many";
const NEXT = "20261122T050700Z-next";

let rollcall: Rollcall;
let company: Company;
let rewindToNothing: () => Promise<void>;

beforeAll(async () => {
  company = companyOf(PEOPLE);
  rollcall = await startRollcall({ company });
  await switchOn(rollcall);
  rewindToNothing = await bookmark(rollcall.db);
}, 60_000);
afterAll(() => rollcall.close());

/** What happens behind a transaction of changes; both are numbered from 1, the transactions anew in every plan. */
type Behind = (at: { readonly plan: number; readonly transaction: number }) => Promise<unknown>;

/**
 * A run in the middle of whose changes something happens; if that throws, the answer to the transaction is lost, and
 * the step is repeated. Returns how many transactions of each plan went through.
 */
async function applying(behind: Behind): Promise<readonly number[]> {
  const transactions: number[] = [];
  let isApplying = false;
  const db = watched(rollcall.db, async (call, kind) => {
    const result = await call();
    if (isApplying && kind === "batch") {
      const plan = transactions.length;
      const transaction = (transactions[plan - 1] ?? 0) + 1;
      transactions[plan - 1] = transaction;
      await behind({ plan, transaction });
    }
    return result;
  });
  await openRunInNode(rollcall, RUN);
  const steps = {
    do: async (name: string, work: () => Promise<never>): Promise<never> => {
      isApplying = name.startsWith("apply");
      if (isApplying) transactions.push(0);
      return remembered(await work().catch(() => steps.do(name, work)));
    },
  };
  await runSync(steps, portsOf(rollcall, RUN, db));
  return transactions;
}

const nothing: Behind = async () => undefined;

/** An edit that makes no difference to any plan. */
const editing = () => edit(rollcall.db, "UPDATE team SET created_at = created_at");

const recorded = (kind: string) =>
  rollcall.rows<{ account: string; after: string }>(
    "SELECT account_id AS account, after FROM run_change WHERE run_id = ? AND kind = ?",
    RUN,
    kind,
  );

test.each([
  { plan: "that is small is one", after: 0, undividedTo: 100, last: 5_000, ends: [5_000] },
  { plan: "of holds only is one", after: 0, undividedTo: 0, last: 1, ends: [1] },
  { plan: "that is large is cut", after: 0, undividedTo: 100, last: 12_000, ends: [5_000, 10_000, 12_000] },
  {
    plan: "is never cut where things change hands",
    after: 0,
    undividedTo: 7_000,
    last: 13_000,
    ends: [7_000, 12_000, 13_000],
  },
  {
    plan: "made anew goes on where the other ended",
    after: 5_000,
    undividedTo: 100,
    last: 10_001,
    ends: [10_000, 10_001],
  },
])("a plan $plan", ({ after, undividedTo, last, ends }) => {
  const batches = applyBatches(openDatabase(rollcall.db), {
    ...{ runId: RUN, after, undividedTo, last, now: 0, matters: new Set(CHANGE_KINDS) },
  });
  expect(batches.map(({ applied }) => applied)).toEqual(ends);
});

describe(`a company of ${PEOPLE} that is new`, () => {
  let undisturbed: Rows;

  beforeAll(async () => {
    expect(await applying(nothing)).toEqual([2]);
    undisturbed = await accountsOf(rollcall.db);
    expect(undisturbed).toHaveLength(PEOPLE);
  }, 60_000);

  beforeEach(() => rewindToNothing());

  test("has the same directory, and every creation on record once, when somebody edits half way", async () => {
    const transactions = await applying(async ({ plan }) => (plan === 1 ? editing() : undefined));
    expect(transactions).toEqual([1, 1]);
    expect(await accountsOf(rollcall.db)).toEqual(undisturbed);
    const created = await recorded("create");
    expect(new Set(created.map(({ account }) => account)).size).toBe(PEOPLE);
    expect(created).toHaveLength(PEOPLE);
    expect(await recorded("update")).toEqual([]);
    const row = await runRow(rollcall, RUN);
    expect(row).toMatchObject({ state: "succeeded", applied: PEOPLE + 4, planned: PEOPLE + 4 });
    expect(JSON.parse(String(row.counts))).toMatchObject({
      ...{ read: PEOPLE, created: PEOPLE, updated: 0, teamsCreated: 2, memberships: PEOPLE },
    });
  });

  test("has it too when an answer is lost half way and the step is repeated from its start", async () => {
    const lost: Behind = async ({ plan, transaction }) => {
      if (plan === 1 && transaction === 1) throw new Error("D1_ERROR: Network connection lost.");
    };
    expect(await applying(lost)).toEqual([1, 2]);
    expect(await accountsOf(rollcall.db)).toEqual(undisturbed);
    expect(await runRow(rollcall, RUN)).toMatchObject({ state: "succeeded", applied: PEOPLE + 4 });
  });

  test("is finished by the next run when this one seems dead half way, and is not disturbed when it wakes", async () => {
    const [asleep, wakesUp] = [signal(), signal()];
    const sleeper = applying(() => {
      asleep.give();
      return wakesUp.given;
    });
    await asleep.given;
    await rollcall.rows("UPDATE lease SET expires_at = 0");
    expect(await runInNode(rollcall, NEXT)).toMatchObject({ state: "succeeded" });
    expect(await accountsOf(rollcall.db)).toEqual(undisturbed);
    const left = { state: "failed", applied: BATCH_CHANGES };
    expect(await runRow(rollcall, RUN)).toMatchObject(left);
    const [directory, record] = [await tablesOf(rollcall.db), await runRow(rollcall, RUN)];
    wakesUp.give();
    expect(await sleeper).toEqual([1]);
    expect(await tablesOf(rollcall.db)).toEqual(directory);
    expect(await runRow(rollcall, RUN)).toEqual(record);
  });
});

// Before the company changes for good below.
describe("“invite automatically” is switched between two transactions", () => {
  test.each([
    ["off", true],
    ["on", false],
  ])(
    "%s: whoever is created after that goes by it, and the run counts them right",
    async (_, before) => {
      await rewindToNothing();
      await saveSettings(rollcall.db, { autoInvite: before });
      const switched: Behind = ({ plan, transaction }) =>
        plan === 1 && transaction === 1
          ? saveSettings(rollcall.db, { autoInvite: !before })
          : nothing({ plan, transaction });
      await applying(switched);
      const run = await runRow(rollcall, RUN);
      expect(run.state).toBe("succeeded");
      const invited = await rollcall.rows(
        `SELECT max(seq) AS last, min(seq) AS first, count(*) AS count FROM run_change
       WHERE run_id = ? AND kind = 'create' AND account_id IN (SELECT account_id FROM invitation)`,
        RUN,
      );
      const [{ last, first, count } = {}] = invited;
      expect(before ? last : Number(first) - 1).toBe(BATCH_CHANGES);
      expect(JSON.parse(String(run.counts))).toMatchObject({ created: PEOPLE, invited: count });
    },
    60_000,
  );
});

describe("a day on which everybody is promoted and two hundred exchange addresses, while people come and go", () => {
  let rewind: () => Promise<void>;
  let undisturbed: Rows;

  beforeAll(async () => {
    await rewindToNothing();
    await runInNode(rollcall, "20261121T040700Z-first");
    const many = { count: PEOPLE, percent: 100 };
    await saveSettings(rollcall.db, { limits: { deactivations: many, relinks: many } });
    // The first hundred and the last exchange their addresses.
    for (const id of idsFrom(1, 100)) {
      company.changeEmail(id, `person${PEOPLE + 1 - id}@beispiel.example`);
      company.changeEmail(PEOPLE + 1 - id, `person${id}@beispiel.example`);
    }
    for (const id of idsFrom(1, PEOPLE)) company.promote(id, { position: "Leitung" });
    for (const id of idsFrom(PEOPLE + 1, PEOPLE + 10)) addPerson(company, id);
    sendOnLeave(company, ...idsFrom(2_001, 2_021));
    rewind = await bookmark(rollcall.db);
    expect(await applying(nothing)).toEqual([2]);
    undisturbed = await accountsOf(rollcall.db);
  }, 60_000);

  beforeEach(() => rewind());

  test("ends the same, with every change on record once, when somebody edits half way", async () => {
    await applying(async ({ plan }) => (plan === 1 ? editing() : undefined));
    expect(await accountsOf(rollcall.db)).toEqual(undisturbed);
    const updated = await recorded("update");
    expect(new Set(updated.map(({ account }) => account)).size).toBe(PEOPLE);
    expect(updated).toHaveLength(PEOPLE);
    expect(updated.filter(({ after }) => JSON.parse(after).email !== undefined)).toHaveLength(200);
    const row = await runRow(rollcall, RUN);
    expect(JSON.parse(String(row.counts))).toMatchObject({ created: 10, updated: PEOPLE, deactivated: 21 });
  });

  test("is judged anew by the guard for what is left, when the limits were lowered half way", async () => {
    const few = { count: 3, percent: 0 };
    const lowered = () => saveSettings(rollcall.db, { limits: { deactivations: few, relinks: few } });
    await applying(async ({ plan }) => (plan === 1 ? lowered() : undefined));
    const row = await runRow(rollcall, RUN);
    expect(row).toMatchObject({ state: "paused", applied: BATCH_CHANGES, planned: PEOPLE + 31 });
    expect(JSON.parse(String(row.problem))).toMatchObject({ params: { planned: 21, allowed: 3 } });
    expect(await rollcall.rows("SELECT id FROM account WHERE state = 'deactivated'")).toEqual([]);
  });
});
