/** One run at a time; it can be stopped until it writes; and switched off means off. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Answer, type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { changesOf, type Refused, start, sync, untilState, view } from "./follow.ts";
import { sleep } from "./in-node.ts";
import { addPerson, companyOf, sendOnLeave } from "./small-company.ts";
import { accountsOf, bookmark, DIRECTORY, type Rows, statesOf, tablesOf } from "./snapshots.ts";

let rollcall: Rollcall;
let company: Company;
/** The directory before the changes that Personio has in store. */
let before: Readonly<Record<string, Rows>>;

let rewind: () => Promise<void>;

/** Four in the directory; then one leaves, one is hired and one is promoted. */
beforeAll(async () => {
  company = companyOf(4);
  rollcall = await startRollcall({ company });
  await rollcall.connect();
  await sync(rollcall);
  before = await tablesOf(rollcall.db);
  rewind = await bookmark(rollcall.db);
  sendOnLeave(company, 4);
  addPerson(company, 5);
  company.promote(2, { position: "Leitung" });
});
afterAll(() => rollcall.close());

beforeEach(async () => {
  rollcall.personio.faults.clear();
  await rewind();
});

const LIST = "/v1/company/employees";
const slowList = (delayMs: number) =>
  rollcall.personio.faults.add({ kind: "slow", delayMs, path: LIST, times: 1 });

const post = (path: string, body?: unknown): Promise<Answer<Refused & { readonly id: string }>> =>
  rollcall.call("POST", path, body);

/** A run that waits for Personio's answer. */
async function reading(delayMs = 400): Promise<string> {
  slowList(delayMs);
  const id = await start(rollcall);
  await untilState(rollcall, id, ["reading"]);
  return id;
}

async function expectChangesApplied(): Promise<void> {
  expect(await statesOf(rollcall.db, [1, 2, 3, 4, 5])).toEqual([
    ...["active", "active", "active", "deactivated", "active"],
  ]);
  expect((await accountsOf(rollcall.db)).map(({ jobTitle }) => jobTitle)).toContain("Leitung");
}

const lease = async () =>
  (await rollcall.rows("SELECT owner, expires_at FROM lease WHERE name = 'directory'"))[0];
const FREE = { owner: "", expires_at: 0 };

describe("starting", () => {
  test("ten times at once starts one run; the nine others are told which", async () => {
    slowList(300);
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("/v1/runs", { mode: "apply" })));
    const [started, ...more] = answers.filter(({ status }) => status === 202);
    expect(more).toEqual([]);
    const refused = answers.filter(({ status }) => status !== 202);
    expect(refused).toHaveLength(9);
    for (const { status, body } of refused) {
      expect(status).toBe(409);
      expect(body).toMatchObject({ code: "run-in-progress", params: { runId: started?.body.id } });
    }
    expect(await untilState(rollcall, started?.body.id ?? "")).toBe("succeeded");
    expect(await rollcall.rows("SELECT count(*) AS runs FROM run")).toEqual([{ runs: 2 }]);
    await expectChangesApplied();
  });

  test("a preview while a run is at work is refused like any other", async () => {
    const id = await reading();
    expect(await post("/v1/runs", { mode: "preview" })).toMatchObject({
      ...{ status: 409 },
      body: { code: "run-in-progress", params: { runId: id } },
    });
    expect(await untilState(rollcall, id)).toBe("succeeded");
  });

  test("is possible again as soon as the run before is over", async () => {
    for (let times = 0; times < 3; times++) {
      expect(await untilState(rollcall, await start(rollcall))).toBe("succeeded");
      expect(await lease()).toEqual(FREE);
    }
  });

  test("while it is switched off is refused", async () => {
    await switchOff();
    expect(await post("/v1/runs", { mode: "apply" })).toMatchObject({
      status: 409,
      body: { code: "disabled" },
    });
    expect(await post("/v1/runs", { mode: "preview" })).toMatchObject({
      status: 409,
      body: { code: "disabled" },
    });
  });

  test("while nothing is configured is refused", async () => {
    await rollcall.call("DELETE", "/v1/connection");
    const answer = await post("/v1/runs", { mode: "apply" });
    expect(answer).toMatchObject({ status: 409, body: { code: "not-configured" } });
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });
});

describe("cancelling", () => {
  test("a run that reads ends it with nothing changed, and frees its place at once", async () => {
    const id = await reading();
    expect(await post(`/v1/runs/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { id, state: "cancelled" },
    });
    expect(await lease()).toEqual(FREE);
    expect(await tablesOf(rollcall.db, [...DIRECTORY, "read_chunk"])).toEqual({ ...before, read_chunk: [] });
  });

  test("makes room for the next run, which the cancelled one doesn't disturb when its answer comes", async () => {
    const id = await reading(600);
    await post(`/v1/runs/${id}/cancel`);
    expect(await sync(rollcall)).toMatchObject({ state: "succeeded" });
    const after = await tablesOf(rollcall.db, [
      ...DIRECTORY,
      "employee",
      "finding",
      "run",
      "run_change",
      "read_chunk",
    ]);
    company.promote(3, { position: "Leitung" });
    await sleep(1_000);
    company.promote(3, { position: "Fachkraft" });
    expect(await tablesOf(rollcall.db, Object.keys(after))).toEqual(after);
    expect((await view(rollcall, id)).state).toBe("cancelled");
    await expectChangesApplied();
  });

  test("a run that is over is too late", async () => {
    const { id } = await sync(rollcall);
    expect(await post(`/v1/runs/${id}/cancel`)).toMatchObject({ status: 409, body: { code: "too-late" } });
    expect(await post(`/v1/runs/${id}/cancel`)).toMatchObject({ status: 409, body: { code: "too-late" } });
  });

  test("a run that applies is too late, and the run goes on", async () => {
    const id = await reading(300);
    await rollcall.rows("UPDATE run SET state = 'applying' WHERE id = ?", id);
    expect(await post(`/v1/runs/${id}/cancel`)).toMatchObject({ status: 409, body: { code: "too-late" } });
    expect(await untilState(rollcall, id)).toBe("succeeded");
    await expectChangesApplied();
  });

  test("a run that was never there is 404", async () => {
    expect(await post("/v1/runs/nobody/cancel")).toMatchObject({ status: 404, body: { code: "not-found" } });
  });
});

describe("a preview", () => {
  test("changes no row of the directory and none of the findings, and says what would happen", async () => {
    const findings = await tablesOf(rollcall.db, ["finding"]);
    company.changeEmail(3, null);
    const run = await sync(rollcall, "preview");
    company.changeEmail(3, "person3@beispiel.example");
    expect(run).toMatchObject({
      ...{ mode: "preview", state: "succeeded", problem: null },
      counts: { created: 1, updated: 1, deactivated: 1 },
    });
    const changes = await changesOf(rollcall, run.id);
    expect(changes.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      ...["create planned", "deactivate planned", "update planned"],
    ]);
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await tablesOf(rollcall.db, ["finding"])).toEqual(findings);
  });

  test("names the ids that nobody has yet, and the run behind it makes its own plan", async () => {
    const { id } = await sync(rollcall, "preview");
    const run = await sync(rollcall);
    expect(run).toMatchObject({ counts: { created: 1, updated: 1, deactivated: 1 } });
    expect((await changesOf(rollcall, id)).map(({ state }) => state)).toEqual(Array(3).fill("planned"));
    await expectChangesApplied();
  });
});

const switchOff = () => {
  const { clientId } = rollcall.personio.credential;
  return rollcall.call("PUT", "/v1/connection", { clientId, enabled: false });
};

describe("switching off in the middle of a run", () => {
  test("ends it as cancelled with nothing changed", async () => {
    const id = await reading();
    expect((await switchOff()).status).toBe(200);
    expect(await untilState(rollcall, id)).toBe("cancelled");
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await lease()).toEqual(FREE);
  });

  test("forgets nothing: on again, the next run brings everything", async () => {
    const id = await reading(300);
    await switchOff();
    await untilState(rollcall, id);
    await rollcall.connect();
    expect((await sync(rollcall)).state).toBe("succeeded");
    await expectChangesApplied();
  });

  test("or forgetting the credentials ends it just the same", async () => {
    const id = await reading();
    await rollcall.call("DELETE", "/v1/connection");
    expect(await untilState(rollcall, id)).toBe("cancelled");
    expect(await tablesOf(rollcall.db)).toEqual(before);
  });
});

describe("a run that fails", () => {
  test("because Personio stays down changes nothing and frees its place; the next one brings everything", async () => {
    rollcall.personio.faults.add({ kind: "status", status: 503, path: LIST });
    const run = await sync(rollcall);
    expect(run).toMatchObject({ state: "failed", problem: { code: "personio-unavailable" } });
    expect(await tablesOf(rollcall.db)).toEqual(before);
    expect(await lease()).toEqual(FREE);
    rollcall.personio.faults.clear();
    expect((await sync(rollcall)).state).toBe("succeeded");
    await expectChangesApplied();
  });
});
