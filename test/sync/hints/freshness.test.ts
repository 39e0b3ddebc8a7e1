/** The hourly look, what the status says of freshness, and runs of a few beside the schedule. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "../running/configure.ts";
import { sleep } from "../running/in-node.ts";
import { addPerson, companyOf } from "../running/small-company.ts";
import { accountOf, listen, quiet, runsOf, singleReads, until } from "./hinted.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

let company: Company;

beforeEach(async () => {
  company = companyOf(30);
  await rollcall.reset({ company });
});

let ticks = 0;
/** An instance is named after the second of its tick, and `reset()` leaves the engine's instances: each tick has a second of its own. */
const tick = () => rollcall.tick(new Date(Date.now() + 1_000 * ++ticks));

type Status = {
  readonly freshness: { readonly changes: number; readonly p95Seconds: number } | null;
  readonly lastRun: { readonly id: string };
  readonly state: string;
  readonly history: readonly { readonly changes: number }[];
};
const status = async (): Promise<Status> => (await rollcall.call<Status>("GET", "/v1/status")).body;
const stopListening = () => {
  for (const { id } of rollcall.personio.webhooks.all) rollcall.personio.webhooks.remove(id);
};

describe("the hourly look", () => {
  test("finds who changed, and reads nobody singly who is as they were", async () => {
    await listen(rollcall, { freshness: "hourly" });
    stopListening();
    rollcall.personio.requests.clear();
    company.promote(4, { position: "Leitung" });
    addPerson(company, 31);
    await tick();
    await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
    await until(rollcall, "SELECT count(*) = 1 AS so FROM account WHERE external_id = '31'");
    expect([...singleReads(rollcall.personio)].sort()).toEqual(["31", "4"]);
    const asked = rollcall.personio.requests.to("/v1/company/employees");
    expect(asked.every(({ query }) => query.has("updated_since"))).toBe(true);
    expect((await runsOf(rollcall)).at(-1)).toMatchObject({ trigger: "schedule", scope: "changed" });
  });

  test("leaves nothing behind where nobody changed", async () => {
    await listen(rollcall, { freshness: "hourly" });
    stopListening();
    const runs = await runsOf(rollcall);
    await tick();
    await until(rollcall, "SELECT NOT EXISTS (SELECT 1 FROM hint) AS so");
    expect(await runsOf(rollcall)).toEqual(runs);
  });

  test("is not taken with freshness daily", async () => {
    await listen(rollcall, { freshness: "daily" });
    rollcall.personio.requests.clear();
    await tick();
    await sleep(300);
    expect(rollcall.personio.requests.count()).toBe(0);
  });

  test("serves no slot: the full run of the schedule comes all the same", async () => {
    await listen(rollcall);
    company.promote(4, { position: "Leitung" });
    await quiet(rollcall);
    await until(rollcall, "SELECT count(*) = 1 AS so FROM run WHERE scope = 'changed'");
    await rollcall.db
      .prepare("UPDATE run SET started_at = started_at - 172800000 WHERE scope = 'full'")
      .run();
    await tick();
    await until(rollcall, "SELECT count(*) = 1 AS so FROM run WHERE scope = 'full' AND trigger = 'schedule'");
  });
});

describe("the status", () => {
  test("says how long changes took, of the last hundred", async () => {
    await listen(rollcall);
    expect((await status()).freshness).toBeNull();
    company.promote(4, { position: "Leitung" });
    company.promote(5, { position: "Leitung" });
    await until(rollcall, "SELECT count(*) = 2 AS so FROM account WHERE job_title = 'Leitung'");
    const { freshness } = await status();
    expect(freshness?.changes).toBe(2);
    expect(freshness?.p95Seconds).toBeLessThanOrEqual(5);

    const many = JSON.stringify(Array.from({ length: 100 }, () => 3_600));
    await rollcall.db.prepare("UPDATE freshness SET seconds = ?").bind(many).run();
    company.promote(6, { position: "Leitung" });
    await until(rollcall, "SELECT count(*) = 3 AS so FROM account WHERE job_title = 'Leitung'");
    const [row] = await rollcall.rows<{ seconds: string }>("SELECT seconds FROM freshness");
    const seconds: readonly number[] = JSON.parse(row?.seconds ?? "[]");
    expect(seconds).toHaveLength(100);
    expect(seconds[0]).toBeLessThanOrEqual(5);
    expect((await status()).freshness).toMatchObject({ changes: 100, p95Seconds: 3_600 });
  });

  test("shows the last full run as the last, and counts what the few changed in its day", async () => {
    await listen(rollcall);
    const before = await status();
    company.promote(4, { position: "Leitung" });
    await until(rollcall, "SELECT count(*) = 1 AS so FROM run WHERE scope = 'changed'");
    const after = await status();
    expect(after.lastRun.id).toBe(before.lastRun.id);
    expect(after.state).toBe(before.state);
    expect(after.history[0]?.changes).toBe((before.history[0]?.changes ?? 0) + 1);
    const listed = await rollcall.call<{ items: readonly object[] }>("GET", "/v1/runs");
    expect(listed.body.items).toMatchObject([{ scope: "changed", trigger: "webhook" }, { scope: "full" }]);
    const [changed] = listed.body.items as readonly { readonly id: string }[];
    const changes = await rollcall.call<{ items: readonly object[] }>(
      "GET",
      `/v1/runs/${changed?.id}/changes`,
    );
    expect(changes.body.items).toMatchObject([{ kind: "update", employeeId: "4", state: "applied" }]);
  });
});

test("hints of another Personio than the last full read's are forgotten", async () => {
  await listen(rollcall);
  await saveSettings(rollcall.db, { freshness: "instant" });
  await rollcall.db.prepare("UPDATE connection SET client_id = 'papi-another'").run();
  company.promote(4, { position: "Leitung" });
  await quiet(rollcall);
  expect(await accountOf(rollcall, 4)).toMatchObject({ job_title: "Fachkraft" });
});
