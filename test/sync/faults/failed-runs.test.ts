import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Fault } from "../../personio/server/faults.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { editByHand } from "../rules/by-hand.ts";
import { accountOf, listAccounts, snapshot } from "../rules/directory.ts";
import { expectFollowsCompany, expectHarmlessFailure, expectNothingHappened } from "./harmless-failure.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall({ variables: { PERSONIO_PATIENCE_SECONDS: "0.4" } });
});
afterAll(() => rollcall.close());
beforeEach(async () => {
  await rollcall.reset();
  for (const id of [11, 12, 13, 14, 15]) company().add({ id, department: "Rechnen", supervisor: null });
  await rollcall.connect();
  await rollcall.sync();
});

const company = () => rollcall.personio.company;
const AUTH = "/v1/auth";
const LIST = "/v1/company/employees";
const ATTRIBUTES = `${LIST}/attributes`;

/** Something for the run to do, so that a failed one would show. */
function life(): void {
  company().change(11, { position: "Neu", department: "Neuland" });
  company().end(12, { on: "2026-01-31" });
  company().hire({ id: 999 });
}

/** Tried again while the patience lasts. If even the last try gets no answer in time, Personio counts as unavailable. */
const UNREADABLE = expect.stringMatching(/^(source-unreadable|personio-unavailable)$/u);

const FAILURES: ReadonlyArray<readonly [name: string, code: unknown, fault: Fault]> = [
  ["is down", "personio-unavailable", { kind: "status", status: 503 }],
  ["is behind a gateway that is down", "personio-unavailable", { kind: "status", status: 502, body: "html" }],
  [
    "lets nobody sign in for its own reasons",
    "personio-unavailable",
    { kind: "status", status: 500, path: AUTH },
  ],
  ["fails at the attributes", "personio-unavailable", { kind: "status", status: 504, path: ATTRIBUTES }],
  ["fails at the list", "personio-unavailable", { kind: "status", status: 500, path: LIST }],
  ["is asked too much", "personio-unavailable", { kind: "status", status: 429, path: LIST }],
  ["breaks every connection", "personio-unavailable", { kind: "reset", path: LIST }],
  ["is not there", "personio-unavailable", { kind: "status", status: 404, body: "html", path: LIST }],
  ["does not know its own list", "source-unreadable", { kind: "status", status: 404, path: LIST }],
  ["does not like the question", "source-unreadable", { kind: "status", status: 422, path: LIST }],
  ["sends us elsewhere", "source-unreadable", { kind: "status", status: 302, body: "html", path: LIST }],
  ["shows a page for people", UNREADABLE, { kind: "html", path: LIST }],
  ["shows a page for people to those who sign in", UNREADABLE, { kind: "html", path: AUTH }],
  ["cuts its answers short", UNREADABLE, { kind: "truncated", path: LIST }],
  ["cuts its attributes short", UNREADABLE, { kind: "truncated", path: ATTRIBUTES }],
  ["says success:false", UNREADABLE, { kind: "unsuccessful", path: LIST }],
  ["knows the credentials no more", "credentials-refused", { kind: "status", status: 403, path: AUTH }],
  ["knows the credentials no more (401)", "credentials-refused", { kind: "status", status: 401, path: AUTH }],
  ["lets these credentials read nobody", "credentials-refused", { kind: "status", status: 403, path: LIST }],
  ["takes every token for expired", "credentials-refused", { kind: "expired-token", path: LIST }],
];

describe("a Personio that", () => {
  test.each(FAILURES)("%s fails the run, and costs nothing but time", async (_, code, fault) => {
    const { faults } = rollcall.personio;
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        life();
        faults.add(fault);
      },
      heal: () => faults.clear(),
      problem: { code },
    });
    expect(await accountOf(rollcall, { id: 12 })).toMatchObject({
      state: "deactivated",
      endOn: "2026-01-31",
    });
  });

  test.each(["id", "status"])("hides the attribute %s is not believed", async (attribute) => {
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        life();
        rollcall.personio.setUnreadable([attribute]);
      },
      heal: () => rollcall.personio.setReadable("all"),
      problem: { code: "attributes-missing", params: { missing: [attribute] } },
    });
  });

  test("has nobody in it is not believed", async () => {
    const everybody = company().employees;
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        for (const person of everybody) company().delete(person);
      },
      heal: () => company().addAll(everybody),
      problem: { code: "source-empty" },
    });
    expect(await listAccounts(rollcall)).toHaveLength(everybody.length);
  });
});

describe("a read of several pages", () => {
  beforeEach(async () => {
    await rollcall.reset();
    for (let id = 1; id <= 250; id++) company().add({ id, firstName: "Kim", lastName: `Nr ${id}` });
    await rollcall.connect();
    await rollcall.sync();
  });

  test("that can't be completed because people come without end changes nothing", async () => {
    const { faults } = rollcall.personio;
    let nextId = 2_000;
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        const change = (changing: ReturnType<typeof company>) => {
          changing.hire({ id: nextId++ });
        };
        faults.add({ kind: "change", fromPage: 1, times: 1_000, change });
      },
      heal: () => faults.clear(),
      problem: { code: "source-incomplete" },
    });
    expect(nextId).toBeGreaterThan(2_002);
  });

  test.each<readonly [string, unknown, Fault]>([
    ["gets no further than the first", "personio-unavailable", { kind: "status", status: 503, fromPage: 1 }],
    ["gets half a second one", UNREADABLE, { kind: "truncated", fromPage: 1 }],
    ["is refused the last one", "credentials-refused", { kind: "status", status: 403, fromPage: 2 }],
    ["meets a question not understood", "source-unreadable", { kind: "status", status: 422, fromPage: 1 }],
  ])("that %s changes nothing", async (_, code, fault) => {
    const { faults } = rollcall.personio;
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        life();
        faults.add(fault);
      },
      heal: () => faults.clear(),
      problem: { code },
    });
  });
});

describe("a look-up of somebody who is missing", () => {
  const LOOK_UP = `${LIST}/13`;

  test.each<readonly [string, unknown, Fault]>([
    ["fails", "personio-unavailable", { kind: "status", status: 503, path: LOOK_UP }],
    [
      "ends at a gateway's 404",
      "personio-unavailable",
      { kind: "status", status: 404, body: "html", path: LOOK_UP },
    ],
    ["is refused", "credentials-refused", { kind: "status", status: 403, path: LOOK_UP }],
    ["is not understood", UNREADABLE, { kind: "unsuccessful", path: LOOK_UP }],
    ["shows a page for people", UNREADABLE, { kind: "html", path: LOOK_UP }],
  ])("that %s is no proof that they are gone", async (_, code, fault) => {
    const { faults } = rollcall.personio;
    await expectHarmlessFailure(rollcall, {
      cause: () => {
        life();
        company().delete(13);
        faults.add(fault);
      },
      heal: () => faults.clear(),
      problem: { code },
    });
    expect(await accountOf(rollcall, { id: 13 })).toMatchObject({ state: "deactivated" });
  });
});

describe("credentials", () => {
  test("whose secret can't be opened any more fail the run until they are saved again", async () => {
    await editByHand(rollcall, ["UPDATE connection SET sealed_secret = 'v1.k9.AAAAAAAAAAAAAAAA.AAAA'"]);
    const before = await snapshot(rollcall);
    life();
    const failed = await rollcall.sync();
    expect(failed).toMatchObject({ state: "failed", problem: { code: "credentials-refused" } });
    await expectNothingHappened(rollcall, { failed, before });
    await rollcall.connect();
    expect(await rollcall.sync()).toMatchObject({ state: "succeeded" });
    await expectFollowsCompany(rollcall);
  });
});

describe("the very first run", () => {
  test("may fail: the next one starts from nothing as if it were the first", async () => {
    await rollcall.reset();
    for (const id of [11, 12]) company().add({ id });
    await rollcall.connect();
    await expectHarmlessFailure(rollcall, {
      cause: () => rollcall.personio.faults.add({ kind: "status", status: 422, path: LIST }),
      heal: () => rollcall.personio.faults.clear(),
      problem: { code: "source-unreadable" },
    });
  });
});

describe("a failed run", () => {
  test("is shown by every route, and breaks none", async () => {
    rollcall.personio.faults.add({ kind: "status", status: 503 });
    const { id } = await rollcall.sync();
    const routes = ["/v1/runs", `/v1/runs/${id}`, `/v1/runs/${id}/changes`, "/v1/status", "/v1/findings"];
    for (const route of [...routes, "/v1/accounts", "/v1/teams", "/v1/connection"]) {
      expect((await rollcall.call("GET", route)).status, route).toBe(200);
    }
  });

  test("leaves the findings and the last good run's figures as they were", async () => {
    company().change(11, { email: null });
    await rollcall.sync();
    const findings = await rollcall.rows("SELECT * FROM finding");
    expect(findings).toHaveLength(1);
    const people = await rollcall.call<{ people: unknown; lastSuccessAt: string }>("GET", "/v1/status");
    company().change(11, { email: "wieder@beispiel.example" });
    rollcall.personio.faults.add({ kind: "html", path: LIST });
    await rollcall.sync();
    expect(await rollcall.rows("SELECT * FROM finding")).toEqual(findings);
    const { people: figures, lastSuccessAt } = people.body;
    expect(await rollcall.call("GET", "/v1/status")).toMatchObject({
      body: { people: figures, lastSuccessAt },
    });
  });
});
