/** A paused run is approved as it was shown, or not at all. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CUSTOM } from "../../personio/company/attributes.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Answer, type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { edit, exclude, saveSettings } from "./configure.ts";
import { changesOf, type Refused, sync, untilState, view } from "./follow.ts";
import { companyOf, idsFrom, sendOnLeave } from "./small-company.ts";
import { accountsOf, bookmark, statesOf, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;
let company: Company;
let rewind: () => Promise<void>;
/** The run that waits, and what it waits with. */
let paused: { readonly id: string; readonly fingerprint: string };

/** Twenty in the directory, six of whom go on leave, while one is promoted: too many, so the run waits. */
beforeAll(async () => {
  company = companyOf(20);
  rollcall = await startRollcall({ company });
  await rollcall.connect();
  await sync(rollcall);
  sendOnLeave(company, ...LEAVING);
  company.promote(2, { position: "Leitung" });
  const { id, state, fingerprint } = await sync(rollcall);
  expect(state).toBe("paused");
  paused = { id, fingerprint: fingerprint ?? "" };
  rewind = await bookmark(rollcall.db);
});
afterAll(() => rollcall.close());

/** The engine remembers the instances of other tests, so each test counts on from there. */
let attempt = 0;
beforeEach(async () => {
  attempt += 10;
  await rewind();
  await rollcall.rows("UPDATE run SET attempt = ? WHERE id = ?", attempt, paused.id);
});

const LEAVING = idsFrom(15, 20);
const ACTIVE = LEAVING.map(() => "active");
const DEACTIVATED = LEAVING.map(() => "deactivated");
const HOUR_MS = 3_600_000;

type Approval = { readonly fingerprint?: string; readonly hold?: readonly string[] };

const approve = (approval: Approval = {}): Promise<Answer<Refused>> =>
  rollcall.call("POST", `/v1/runs/${paused.id}/approve`, { fingerprint: paused.fingerprint, ...approval });
const reject = (): Promise<Answer<Refused>> => rollcall.call("POST", `/v1/runs/${paused.id}/reject`);

async function approved(approval: Approval = {}): Promise<void> {
  expect((await approve(approval)).status).toBe(202);
  expect(await untilState(rollcall, paused.id)).toBe("succeeded");
}

async function expectStillPaused(): Promise<void> {
  expect((await view(rollcall, paused.id)).state).toBe("paused");
  expect(await statesOf(rollcall.db, LEAVING)).toEqual(ACTIVE);
}

describe("approving", () => {
  test("carries out exactly what was shown, without asking Personio again", async () => {
    const shown = await changesOf(rollcall, paused.id);
    rollcall.personio.requests.clear();
    await approved();
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(DEACTIVATED);
    expect(await changesOf(rollcall, paused.id)).toEqual(shown.map((it) => ({ ...it, state: "applied" })));
    expect(await view(rollcall, paused.id)).toMatchObject({
      ...{ fingerprint: paused.fingerprint, problem: null },
      counts: { updated: 1, deactivated: 6, unchanged: 13 },
    });
    expect(rollcall.personio.requests.count()).toBe(0);
  });

  test("leaves out what happened in Personio since the read; the next run brings it", async () => {
    company.promote(3, { position: "Leitung" });
    await approved();
    const titles = async () =>
      (await accountsOf(rollcall.db)).filter(({ jobTitle }) => jobTitle === "Leitung");
    expect(await titles()).toMatchObject([{ employee: "2" }]);
    await sync(rollcall);
    expect(await titles()).toMatchObject([{ employee: "2" }, { employee: "3" }]);
    company.promote(3, { position: "Fachkraft" });
  });

  test("is on record with who did it", async () => {
    await approved();
    const [row] = await rollcall.rows("SELECT approved_by AS by FROM run WHERE id = ?", paused.id);
    expect(row?.by).toEqual(expect.stringMatching(/./));
  });

  test("twice, one after the other, starts one run", async () => {
    expect((await approve()).status).toBe(202);
    expect(await approve()).toMatchObject({ status: 409, body: { code: "not-paused" } });
    expect(await untilState(rollcall, paused.id)).toBe("succeeded");
    expect(await approve()).toMatchObject({ status: 409, body: { code: "not-paused" } });
  });

  test("eight times at once starts one run", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => approve()));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(7).fill(409)]);
    const codes = answers.filter(({ status }) => status === 409).map(({ body }) => body.code);
    expect(new Set(codes)).toEqual(new Set(["not-paused"]));
    expect(await untilState(rollcall, paused.id)).toBe("succeeded");
    expect(await changesOf(rollcall, paused.id)).toHaveLength(7);
    const [row] = await rollcall.rows("SELECT attempt FROM run WHERE id = ?", paused.id);
    expect(row).toEqual({ attempt: attempt + 1 });
  });

  test("a run that there isn't is 404", async () => {
    const answer = await rollcall.call("POST", "/v1/runs/nobody/approve", {
      fingerprint: paused.fingerprint,
    });
    expect(answer).toMatchObject({ status: 404, body: { code: "not-found" } });
  });

  test("a run that is over is 409 not-paused", async () => {
    const over = await sync(rollcall, "preview");
    const answer = await rollcall.call("POST", `/v1/runs/${over.id}/approve`, {
      fingerprint: over.fingerprint,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: "not-paused" } });
  });
});

describe("holding some of them back while approving", () => {
  test("leaves those alone and applies the rest", async () => {
    const before = (await accountsOf(rollcall.db)).find(({ employee }) => employee === "2");
    await approved({ hold: ["2", "15", "16"] });
    const accounts = await accountsOf(rollcall.db);
    expect(accounts.find(({ employee }) => employee === "2")).toEqual(before);
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(["active", "active", ...DEACTIVATED.slice(2)]);
  });

  test("puts them on record as held, by an admin", async () => {
    await approved({ hold: ["15", "16"] });
    const held = (await changesOf(rollcall, paused.id)).filter(({ state }) => state === "held");
    expect(held.map(({ kind, employeeId, reason }) => [kind, employeeId, reason.code])).toEqual([
      ["hold", "15", "held-by-admin"],
      ["hold", "16", "held-by-admin"],
    ]);
    expect((await view(rollcall, paused.id)).counts).toMatchObject({ deactivated: 4, held: 2, updated: 1 });
  });

  test("is for this run only", async () => {
    await approved({ hold: ["15", "16"] });
    await sync(rollcall);
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(DEACTIVATED);
  });

  test("everybody back changes nothing", async () => {
    const before = await tablesOf(rollcall.db);
    await approved({ hold: ["2", ...LEAVING.map(String)] });
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });
});

describe("a plan that is no longer the one that was shown", () => {
  /** Refused with what would happen now; that is shown from then on, and can be approved. */
  async function expectNewPlan(counts: Readonly<Record<string, number>>): Promise<string> {
    const answer = await approve();
    expect(answer).toMatchObject({ status: 409, body: { code: "plan-changed" } });
    const fingerprint = String(answer.body.params.fingerprint);
    expect(fingerprint).not.toBe(paused.fingerprint);
    await expectStillPaused();
    expect(await view(rollcall, paused.id)).toMatchObject({ fingerprint, counts });
    return fingerprint;
  }

  test("a fingerprint of something else is refused with the right one", async () => {
    const answer = await approve({ fingerprint: "0".repeat(64) });
    expect(answer).toMatchObject({
      ...{ status: 409 },
      body: { code: "plan-changed", params: { fingerprint: paused.fingerprint } },
    });
    await expectStillPaused();
    await approved();
  });

  test("an account that was edited by hand is set back too", async () => {
    await edit(rollcall.db, "UPDATE account SET job_title = 'Von Hand' WHERE external_id = '5'");
    const fingerprint = await expectNewPlan({ updated: 2, deactivated: 6 });
    expect(await changesOf(rollcall, paused.id)).toHaveLength(8);
    await approved({ fingerprint });
    const [account] = await rollcall.rows("SELECT job_title AS title FROM account WHERE external_id = '5'");
    expect(account).toEqual({ title: "Fachkraft" });
  });

  test("somebody who was excluded meanwhile is spared", async () => {
    await exclude(rollcall.db, "email", "person20@beispiel.example");
    const fingerprint = await expectNewPlan({ deactivated: 5, excluded: 1 });
    await approved({ fingerprint });
    expect(await statesOf(rollcall.db, [19, 20])).toEqual(["deactivated", "active"]);
  });

  test("somebody who was deactivated by hand meanwhile needs no deactivation, and the numbers say so", async () => {
    await edit(
      rollcall.db,
      "UPDATE account SET state = 'deactivated', deactivated_by = 'admin' WHERE external_id IN ('19', '20')",
    );
    const answer = await approve();
    expect(answer).toMatchObject({ status: 409, body: { code: "plan-changed" } });
    const run = await view(rollcall, paused.id);
    expect(run).toMatchObject({ state: "paused", counts: { deactivated: 4 } });
    expect(await changesOf(rollcall, paused.id)).toHaveLength(5);
    await approved({ fingerprint: String(run.fingerprint) });
    const by = await rollcall.rows(
      "SELECT deactivated_by AS by FROM account WHERE external_id IN ('19', '20')",
    );
    expect(by).toEqual([{ by: "admin" }, { by: "admin" }]);
  });

  test("what the guard says is said of the new plan", async () => {
    const four = { count: 4, percent: 0 };
    await saveSettings(rollcall.db, { limits: { deactivations: four, relinks: four } });
    await exclude(rollcall.db, "email", "person20@beispiel.example");
    await expectNewPlan({ deactivated: 5 });
    const { problem } = await view(rollcall, paused.id);
    expect(problem).toEqual({ code: "too-many-deactivations", params: { planned: 5, allowed: 4, of: 19 } });
  });

  test("the old fingerprint is refused for good", async () => {
    await exclude(rollcall.db, "email", "person20@beispiel.example");
    await expectNewPlan({ deactivated: 5 });
    expect(await approve()).toMatchObject({ status: 409, body: { code: "plan-changed" } });
    await expectStillPaused();
  });

  test("an edit that makes no difference is no obstacle", async () => {
    await edit(
      rollcall.db,
      "INSERT INTO team (id, name, origin, created_at) VALUES ('t', 'Lauftreff', 'manual', 0)",
    );
    await saveSettings(rollcall.db, { companyName: "Beispiel GmbH" });
    await approved();
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(DEACTIVATED);
  });

  test("an attribute that was mapped meanwhile is no finding for not having been read", async () => {
    const target = JSON.stringify({ kind: "custom", name: "Sprachen" });
    await edit(rollcall.db, "UPDATE attribute SET target = ? WHERE key = ?", target, CUSTOM.languages);
    await approved();
    expect(await rollcall.rows("SELECT code FROM finding")).toEqual([]);
  });
});

describe("what can't be approved", () => {
  test("a read that is older than a day", async () => {
    await rollcall.rows(
      "UPDATE run SET read_at = ? WHERE id = ?",
      Date.now() - 24 * HOUR_MS - 1_000,
      paused.id,
    );
    expect(await approve()).toMatchObject({ status: 409, body: { code: "plan-expired" } });
    await expectStillPaused();
  });

  test("but one a minute younger is good", async () => {
    await rollcall.rows(
      "UPDATE run SET read_at = ? WHERE id = ?",
      Date.now() - 24 * HOUR_MS + 60_000,
      paused.id,
    );
    await approved();
  });

  test("anything while the integration is switched off", async () => {
    await edit(rollcall.db, "UPDATE connection SET enabled = 0");
    expect(await approve()).toMatchObject({ status: 409, body: { code: "disabled" } });
    await expectStillPaused();
  });

  test("anything while another run has the place", async () => {
    await rollcall.rows("UPDATE lease SET owner = 'another', expires_at = unixepoch() + 60");
    expect(await approve()).toMatchObject({
      ...{ status: 409 },
      body: { code: "run-in-progress", params: { runId: "another" } },
    });
    await expectStillPaused();
    await rollcall.rows("UPDATE lease SET owner = '', expires_at = 0");
    await approved();
  });
});

describe("rejecting", () => {
  test("ends the run as cancelled with nothing changed", async () => {
    const before = await tablesOf(rollcall.db);
    expect(await reject()).toMatchObject({ status: 200, body: { id: paused.id, state: "cancelled" } });
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect((await changesOf(rollcall, paused.id)).map(({ state }) => state)).toEqual(
      Array(7).fill("skipped"),
    );
  });

  test("is final", async () => {
    await reject();
    expect(await reject()).toMatchObject({ status: 409, body: { code: "not-paused" } });
    expect(await approve()).toMatchObject({ status: 409, body: { code: "not-paused" } });
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(ACTIVE);
  });

  test("and approving at once: one of them wins", async () => {
    const [approval, rejection] = await Promise.all([approve(), reject()]);
    expect([approval.status, rejection.status].sort()).toEqual(
      approval.status === 202 ? [202, 409] : [200, 409],
    );
    const state = await untilState(rollcall, paused.id);
    expect(state).toBe(approval.status === 202 ? "succeeded" : "cancelled");
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(approval.status === 202 ? DEACTIVATED : ACTIVE);
  });
});

describe("another run while one waits", () => {
  test("takes its place when it applies", async () => {
    const next = await sync(rollcall);
    expect(next).toMatchObject({ state: "paused", counts: { deactivated: 6 } });
    expect(await view(rollcall, paused.id)).toMatchObject({
      ...{ state: "cancelled", problem: { code: "superseded" } },
    });
    expect(await approve()).toMatchObject({ status: 409, body: { code: "not-paused" } });
  });

  test("only shows, when it is a preview: the read, the run and its approval stay", async () => {
    company.promote(7, { position: "Leitung" });
    rollcall.personio.requests.clear();
    const read = await tablesOf(rollcall.db, ["employee"]);
    const preview = await sync(rollcall, "preview");
    expect(preview).toMatchObject({ state: "succeeded", counts: { updated: 1, deactivated: 6 } });
    expect(await tablesOf(rollcall.db, ["employee"])).toEqual(read);
    await expectStillPaused();
    await approved();
    expect(await statesOf(rollcall.db, LEAVING)).toEqual(DEACTIVATED);
    company.promote(7, { position: "Fachkraft" });
  });
});
