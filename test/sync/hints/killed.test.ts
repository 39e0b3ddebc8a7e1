/** The plug is pulled while changes pour in: nothing is lost, and nobody comes twice. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSecrets, localSecrets } from "../../demo/local-secrets.ts";
import { type LocalWorker, migrate, startLocalWorker } from "../../demo/local-worker.ts";
import { PERSON_EVENTS } from "../../personio/company/person-events.ts";
import { startTestPersonio, type TestPersonio } from "../../personio/test-personio.ts";
import { sleep } from "../running/in-node.ts";
import { addPerson, companyOf } from "../running/small-company.ts";

const PEOPLE = 60;
const company = companyOf(PEOPLE);
let folder: string;
let secrets: LocalSecrets;
let personio: TestPersonio;
let worker: LocalWorker | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-hints-"));
  secrets = localSecrets(folder);
  personio = await startTestPersonio({ company, rateLimit: "off", latencyMs: 30 });
  await migrate(folder);
});
afterAll(async () => {
  await worker?.stop();
  await personio.close();
  rmSync(folder, { recursive: true, force: true });
});

async function plugIn(port?: number): Promise<LocalWorker> {
  const unhurried = { PERSONIO_REQUESTS_PER_SECOND: "10000", PERSONIO_REQUESTS_PER_MINUTE: "1000000" };
  const variables = { ...secrets, ...unhurried, PERSONIO_BASE_URL: personio.url };
  worker = await startLocalWorker({ folder, variables, ...(port === undefined ? {} : { port }) });
  return worker;
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${worker?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secrets.ADMIN_TOKEN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

function inDatabase<T>(sql: string): readonly T[] {
  const files = join(folder, "state", "v3", "d1", "miniflare-D1DatabaseObject");
  const name = readdirSync(files).find((file) => file.endsWith(".sqlite") && file !== "metadata.sqlite");
  const database = new DatabaseSync(join(files, name ?? "missing"), { timeout: 5_000 });
  try {
    return database.prepare(sql).all() as never;
  } finally {
    database.close();
  }
}

const count = (sql: string): number =>
  inDatabase<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)[0]?.n ?? 0;

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isSo(); await sleep(20)) {
    if (Date.now() > end) throw new Error("it did not come to that within a minute");
  }
}

test("killed in the middle, the rest arrives, and every change is on record once", {
  timeout: 180_000,
}, async () => {
  const { url } = await plugIn();
  await call("PUT", "/v1/connection", { ...personio.credential, enabled: true });
  await call("POST", "/v1/runs", { mode: "apply" });
  await until(() => count("run WHERE state = 'succeeded'") === 1);
  inDatabase(`INSERT INTO setting (id, document, updated_at) VALUES (1, '{"freshness":"instant"}', 0)`);
  const { path, token } = await call<{ path: string; token: string }>("POST", "/v1/webhook");
  personio.webhooks.create({
    ...{ url: `${url}${path}`, description: "", status: "ENABLED", auth_type: "TOKEN", token },
    enabled_events: PERSON_EVENTS,
  });

  for (let id = 1; id <= 40; id++) company.promote(id, { position: `Aufgabe ${id}` });
  for (let id = PEOPLE + 1; id <= PEOPLE + 10; id++) addPerson(company, id);
  await until(() => count("hint WHERE waits") > 5);
  await worker?.stop("SIGKILL");
  const waiting = count("hint WHERE waits");
  expect(waiting).toBeGreaterThan(0);

  await plugIn(Number(new URL(url).port));
  await personio.webhooks.settled();
  // What the engine or the hourly tick would do in time.
  inDatabase("UPDATE lease SET expires_at = 0 WHERE name = 'hints'");
  company.promote(41, { position: "Aufgabe 41" });
  await until(() => count("hint WHERE waits") === 0);

  expect(count("account WHERE job_title GLOB 'Aufgabe *'")).toBe(41);
  expect(count("account")).toBe(PEOPLE + 10);
  const twice = `(SELECT employee_id FROM run_change JOIN run ON run.id = run_id WHERE scope = 'changed'
    AND kind IN ('create', 'update') GROUP BY employee_id HAVING count(*) > 1)`;
  expect(count(twice)).toBe(0);
});
