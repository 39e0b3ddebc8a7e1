import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { createPersonioClient } from "../../../worker/personio/create-personio-client.ts";
import type { Steps } from "../../../worker/sync/run-ports.ts";
import { runSync } from "../../../worker/sync/run-sync.ts";
import { runId, startRun } from "../../../worker/sync/start-run.ts";
import { ADMIN_TOKEN, type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { accountOf } from "./directory.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall({ people: 250, seed: 7 });
});
afterAll(() => rollcall.close());

/** Whatever would say who somebody is, as a text could contain it; and every secret there is. */
function tellingTexts(): readonly string[] {
  const { company, credential, requests } = rollcall.personio;
  const people = company.employees.flatMap(({ firstName, lastName, email, position }) => [
    ...[`${firstName} ${lastName}`, `"${firstName}"`, `"${lastName}"`, email ?? "", position],
  ]);
  const departments = company.units.all("department").map(({ name }) => name);
  const tokens = requests.all.flatMap(
    ({ headers }) => headers["authorization"]?.replace("Bearer ", "") ?? [],
  );
  const secrets = [credential.clientSecret, ADMIN_TOKEN, ...tokens];
  return [...new Set([...people, ...departments, ...secrets])].filter((text) => text.length > 2);
}

const foundIn = (text: string): readonly string[] =>
  tellingTexts().filter((telling) => text.includes(telling));

/** A life with everything in it: joiners, changes, leavers, somebody gone, and a Personio that fails. */
async function livelyRuns(sync: () => Promise<unknown>): Promise<void> {
  const { company, faults } = rollcall.personio;
  await sync();
  const [one, two, three] = company.employees.filter(({ status }) => status === "active");
  company.change(one?.id ?? 0, { position: "Umbenannte Stelle", email: "umbenannt@beispiel.example" });
  company.end(two?.id ?? 0);
  company.delete(three?.id ?? 0);
  company.hire({ firstName: "Adalbert", lastName: "Neuling", department: "Neue Abteilung" });
  await sync();
  faults.add({ kind: "unsuccessful", message: "Adalbert Neuling is broken", path: "/v1/company/employees" });
  await sync();
  faults.clear();
}

test("a run's logs name nobody and give no secret away", async () => {
  await rollcall.connect();
  await livelyRuns(() => rollcall.sync());
  expect(await accountOf(rollcall, "adalbert.neuling@beispiel.example")).toMatchObject({
    firstName: "Adalbert",
  });
  const logs = rollcall.logs().replaceAll('\\"', '"');
  expect(foundIn(JSON.stringify(await rollcall.rows("SELECT * FROM account")))).not.toEqual([]);
  expect(logs).toContain("run.planned");
  expect(logs).toContain('"state":"failed"');
  expect(foundIn(logs)).toEqual([]);
});

test("what a step hands to the Workflow engine names nobody either", async () => {
  await rollcall.reset({ people: 250, seed: 7 });
  await rollcall.connect();
  const results: string[] = [];
  const steps: Steps = {
    async do(name, work) {
      const result = JSON.stringify(await work());
      results.push(`${name}: ${result}`);
      return JSON.parse(result);
    },
  };
  let runs = 0;
  await livelyRuns(() => runHere(steps, `step-${++runs}`));
  expect(await accountOf(rollcall, "adalbert.neuling@beispiel.example")).toMatchObject({
    firstName: "Adalbert",
  });
  expect(results.some((result) => result.startsWith("apply 1"))).toBe(true);
  expect(results.some((result) => result.startsWith("fail"))).toBe(true);
  expect(foundIn(results.join("\n"))).toEqual([]);
  expect(Math.max(...results.map((result) => result.length))).toBeLessThan(100_000);
});

/** The same run, carried by this process, so that one can look at what its steps return. */
async function runHere(steps: Steps, suffix: string): Promise<void> {
  const db = openDatabase(rollcall.db);
  const now = Date.now();
  const id = runId(now, suffix);
  const request = { id, trigger: "manual", mode: "apply", startedBy: null, slotAt: null, now } as const;
  expect(await startRun(db, async () => undefined, request)).toMatchObject({ ok: true });
  const { url: baseUrl, credential: credentials } = rollcall.personio;
  const source = createPersonioClient({
    ...{ fetch, baseUrl, credentials, now: Date.now, random: Math.random, patienceMs: 1_000 },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    pace: { perSecond: 10_000, perMinute: 1_000_000 },
  });
  await runSync(steps, {
    db,
    runId: id,
    now: Date.now,
    log: () => undefined,
    openSource: async () => source,
    sendInvitations: async () => ({ more: false }),
    pushOn: async () => undefined,
    tellAdmins: async () => undefined,
  });
}
