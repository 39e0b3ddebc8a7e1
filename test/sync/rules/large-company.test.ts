import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BATCH_CHANGES } from "../../../worker/directory/apply-plan.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { listAccounts, snapshot } from "./directory.ts";
import { comparable, expectedAccounts } from "./expected-accounts.ts";
import { watchWrites } from "./watch-writes.ts";

const PEOPLE = 6_500;

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall({ people: PEOPLE, seed: 3 });
});
afterAll(() => rollcall.close());

const company = () => rollcall.personio.company;

/** Findings of the generated company leave some lines as they were; those people are left out. */
const settledAccounts = async () => {
  const unsettled = await rollcall.rows<{ id: string }>("SELECT employee_id AS id FROM finding");
  const ids = new Set(unsettled.map(({ id }) => id));
  const isSettled = ({ externalId }: { externalId: string | null }) => !ids.has(externalId ?? "");
  const accounts = (await listAccounts(rollcall)).map(comparable).filter(isSettled);
  const active = accounts.filter(({ state }) => state === "active");
  return { accounts, active, expected: expectedAccounts(company()).filter(isSettled) };
};

describe("a company whose plan is too large for one transaction", () => {
  test("is created in several batches, and is all right in the end", async () => {
    await rollcall.connect();
    const run = await rollcall.sync();
    expect(run).toMatchObject({ state: "succeeded", problem: null, counts: { read: PEOPLE, failed: 0 } });
    expect(run.counts["created"]).toBeGreaterThan(BATCH_CHANGES);
    const { accounts, expected } = await settledAccounts();
    expect(accounts).toEqual(expected);
    const [record] = await rollcall.rows<{ planned: number; applied: number }>(
      "SELECT planned, applied FROM run",
    );
    expect(record?.applied).toBe(record?.planned);
  });

  test("has nothing to do in a second run", async () => {
    const before = await snapshot(rollcall);
    const writes = await watchWrites(rollcall);
    const run = await rollcall.sync();
    const counted = await writes.count();
    await writes.stop();
    expect(run).toMatchObject({ state: "succeeded", counts: { created: 0, updated: 0, memberships: 0 } });
    expect(Object.keys(counted)).toEqual(["audit_event", "lease", "run"]);
    expect(await snapshot(rollcall)).toEqual(before);
  });

  test("is changed through and through: titles, addresses, teams, managers, joiners and leavers at once", async () => {
    const followed = new Set((await listAccounts(rollcall)).map(({ externalId }) => externalId));
    const active = company().employees.filter(
      ({ id, status }) => status === "active" && followed.has(String(id)),
    );
    const [first, second, ...rest] = active;
    for (const person of rest) company().change(person, { position: `${person.position} II` });
    company().change(first?.id ?? 0, { email: second?.email ?? null, supervisor: null });
    company().change(second?.id ?? 0, { email: first?.email ?? null, supervisor: null });
    const [one, other] = company().units.all("department");
    company().renameDepartment(one?.id ?? 0, "Zwischenname");
    company().renameDepartment(other?.id ?? 0, one?.name ?? "");
    company().renameDepartment("Zwischenname", other?.name ?? "");
    const supervisors = new Set(company().employees.map(({ supervisorId }) => supervisorId));
    const leavers = rest.filter(({ id }) => !supervisors.has(id)).slice(0, 250);
    // More than 200 people are looked up in more than one step.
    for (const leaver of leavers.slice(0, 225)) company().delete(leaver);
    for (const leaver of leavers.slice(225)) company().end(leaver, { on: "2026-01-31" });
    for (let i = 0; i < 50; i++) company().hire({ department: "Neuland", supervisor: rest[i]?.id ?? null });
    const run = await rollcall.sync();
    expect(run).toMatchObject({
      state: "succeeded",
      counts: { created: 50, deactivated: leavers.length, teamsRenamed: 2, failed: 0 },
    });
    expect(run.counts["updated"]).toBeGreaterThan(BATCH_CHANGES);
    const { active: accounts, expected } = await settledAccounts();
    expect(accounts).toEqual(expected);
    expect(await rollcall.sync()).toMatchObject({ counts: { created: 0, updated: 0, deactivated: 0 } });
  });
});
