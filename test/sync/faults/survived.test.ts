import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import type { Fault } from "../../personio/server/faults.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveTargets } from "../rules/by-hand.ts";
import { accountOf, listAccounts, listFindings, snapshot } from "../rules/directory.ts";
import { expectFollowsCompany } from "./harmless-failure.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall({ variables: { PERSONIO_PATIENCE_SECONDS: "15" } });
});
afterAll(() => rollcall.close());

const PEOPLE = 250;
const AUTH = "/v1/auth";
const LIST = "/v1/company/employees";
const ATTRIBUTES = `${LIST}/attributes`;

const company = () => rollcall.personio.company;

/** 250 people, so that there are three pages; then a day in their life. */
beforeEach(async () => {
  await rollcall.reset();
  for (let id = 1; id <= PEOPLE; id++) company().add({ id, firstName: "Kim", lastName: `Nr ${id}` });
  await rollcall.connect();
  await rollcall.sync();
  company().change(17, { position: "Neu", department: "Neuland" });
  company().end(18, { on: "2026-01-31" });
  company().hire({ id: 999 });
  company().delete(19);
});

async function expectDayIsCarriedOver(): Promise<void> {
  await expectFollowsCompany(rollcall);
  expect((await accountOf(rollcall, { id: 19 })).state).toBe("deactivated");
  expect(await listAccounts(rollcall)).toHaveLength(PEOPLE + 1);
}

describe("trouble that passes", () => {
  const once = (kind: Fault): Fault => ({ ...kind, times: 1 });

  test.each<readonly [string, readonly Fault[]]>([
    [
      "errors of gateways and servers",
      [
        { kind: "status", status: 503, path: AUTH },
        { kind: "status", status: 502, body: "html", path: ATTRIBUTES },
        { kind: "status", status: 500, path: LIST },
        { kind: "status", status: 429, path: LIST, fromPage: 1 },
        { kind: "status", status: 504, body: "empty", path: `${LIST}/19` },
      ],
    ],
    [
      "answers that are none",
      [
        { kind: "html", path: AUTH },
        { kind: "truncated", path: ATTRIBUTES },
        { kind: "unsuccessful", path: LIST },
        { kind: "reset", path: LIST, fromPage: 2 },
        { kind: "html", path: `${LIST}/19` },
      ],
    ],
    [
      "slowness, and tokens that expire in the middle of everything",
      [
        { kind: "slow", delayMs: 700, path: ATTRIBUTES },
        { kind: "expired-token", status: 401, path: LIST },
        { kind: "expired-token", status: 403, path: LIST, fromPage: 1 },
        { kind: "expired-token", path: `${LIST}/19` },
      ],
    ],
  ])("(%s) is waited for, and the run comes out as if nothing had been", async (_, faults) => {
    for (const fault of faults) rollcall.personio.faults.add(once(fault));
    expect(await rollcall.sync()).toMatchObject({
      ...{ state: "succeeded", problem: null, counts: { created: 1, deactivated: 2, updated: 2 } },
    });
    expect(rollcall.personio.faults.pending).toEqual([]);
    await expectDayIsCarriedOver();
  });
});

describe("a Personio that", () => {
  test("does not count its people is synced, but nobody is gone for having stayed away", async () => {
    const takeBack = rollcall.personio.faults.add({ kind: "no-metadata" });
    expect(await rollcall.sync()).toMatchObject({
      ...{ state: "succeeded", counts: { created: 1, deactivated: 1, updated: 2 } },
    });
    expect((await accountOf(rollcall, { id: 17 })).jobTitle).toBe("Neu");
    expect((await accountOf(rollcall, { id: 18 })).state).toBe("deactivated");
    expect((await accountOf(rollcall, { id: 19 })).state).toBe("active");
    const before = await snapshot(rollcall);
    await rollcall.sync();
    expect(await snapshot(rollcall)).toEqual(before);
    takeBack();
    expect(await rollcall.sync()).toMatchObject({ counts: { deactivated: 1, updated: 0 } });
    await expectDayIsCarriedOver();
  });

  test("does not count them and moves them between two pages loses nobody", async () => {
    const { faults } = rollcall.personio;
    faults.add({ kind: "no-metadata" });
    faults.add({ kind: "change", fromPage: 1, change: { action: "delete", id: 999 } });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
    faults.add({ kind: "change", fromPage: 1, change: { action: "hire", person: { id: 1001 } } });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
    const active = (await listAccounts(rollcall)).filter(({ state }) => state === "active");
    const ids = active.map(({ externalId }) => Number(externalId));
    for (const { id, status } of company().employees) {
      if (status === "active") expect(ids).toContain(id);
    }
  });

  test("may not be asked for its attributes is synced all the same", async () => {
    rollcall.personio.faults.add({ kind: "attributes-forbidden" });
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded", counts: { created: 1 } });
    await expectDayIsCarriedOver();
    expect(await listFindings(rollcall)).toEqual([]);
  });

  test("may not be asked for its attributes gives no date of birth away", async () => {
    await rollcall.reset();
    rollcall.personio.faults.add({ kind: "attributes-forbidden" });
    company().add({ id: 1, custom: { Geburtsdatum: "1985-12-10", Level: "Lead" } });
    await rollcall.connect();
    company().defineAttribute({
      ...{ key: "dynamic_99", label: "Geburtstag", type: "date", universalId: "date_of_birth" },
    });
    company().patch(1, { dynamic_99: "1985-12-10T00:00:00+01:00" });
    await saveTargets(rollcall, {
      [CUSTOM.birthday]: { kind: "custom", name: "Geburtstag" },
      dynamic_99: { kind: "custom", name: "Auch" },
      [CUSTOM.level]: { kind: "level" },
    });
    // In the first of the two, nobody knows yet what kind of date this is.
    for (let runs = 0; runs < 2; runs++) {
      expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
      expect(await accountOf(rollcall, { id: 1 })).toMatchObject({ level: "Lead", custom: {} });
      expect(JSON.stringify(await rollcall.rows("SELECT * FROM employee"))).not.toContain("1985");
    }
    expect(rollcall.personio.requests.to(LIST).at(-1)?.search).not.toMatch(/dynamic_99|2811401/u);
  });
});
