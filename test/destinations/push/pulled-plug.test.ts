/** The whole process group is killed in the middle of a first push; afterwards everybody is there once, as if nothing had happened. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSealer, parseKeyRing } from "../../../worker/auth/seal.ts";
import { TOKEN_CONTEXT } from "../../../worker/config/token-context.ts";
import { type LocalSecrets, localSecrets } from "../../demo/local-secrets.ts";
import { type LocalWorker, migrate, startLocalWorker } from "../../demo/local-worker.ts";
import { startTestPersonio, type TestPersonio } from "../../personio/test-personio.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { heldBy, treeOf } from "./leapsome-company.ts";
import { until } from "./push-world.ts";

const PEOPLE = 60;

let folder: string;
let secrets: LocalSecrets;
let personio: TestPersonio;
let leapsome: Leapsome;
let worker: LocalWorker | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-push-"));
  secrets = localSecrets(folder);
  personio = await startTestPersonio({ company: treeOf(PEOPLE), rateLimit: "off" });
  leapsome = await startLeapsome({ latencyMs: 30 });
  await migrate(folder);
});
afterAll(async () => {
  await worker?.stop();
  await personio.close();
  await leapsome.close();
  rmSync(folder, { recursive: true, force: true });
});

async function plugIn(): Promise<void> {
  const unhurried = { PERSONIO_REQUESTS_PER_SECOND: "10000", PERSONIO_REQUESTS_PER_MINUTE: "1000000" };
  const variables = { ...secrets, ...unhurried, PERSONIO_BASE_URL: personio.url };
  worker = await startLocalWorker({ folder, variables });
}

/** Nobody gives the lease back; its time is made to be over. */
async function pullThePlug(): Promise<void> {
  await worker?.stop("SIGKILL");
  worker = null;
  inDatabase("UPDATE lease SET expires_at = 0");
}

/** What stands in the file of the local D1, without asking the Worker. */
function inDatabase(
  sql: string,
  ...values: readonly (string | number)[]
): readonly Readonly<Record<string, unknown>>[] {
  const files = join(folder, "state", "v3", "d1", "miniflare-D1DatabaseObject");
  const name = readdirSync(files).find((file) => file.endsWith(".sqlite") && file !== "metadata.sqlite");
  const database = new DatabaseSync(join(files, name ?? "missing"), { timeout: 5_000 });
  try {
    return database.prepare(sql).all(...values);
  } finally {
    database.close();
  }
}

async function call(method: string, path: string, body: unknown): Promise<void> {
  const response = await fetch(`${worker?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secrets.ADMIN_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
}

async function activate(): Promise<void> {
  const ring = parseKeyRing(secrets.ENCRYPTION_KEYS);
  if (!ring.ok) throw new Error(ring.error);
  const token = await createSealer(ring.value).seal(leapsome.token, TOKEN_CONTEXT);
  inDatabase(
    `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, updated_at)
     VALUES (1, 'leapsome', ?, ?, 1, '{}', 'active', 1)`,
    leapsome.baseUrl,
    token,
  );
}

const waiting = (): number => Number(inDatabase("SELECT count(*) AS n FROM outbox")[0]?.["n"]);

test("killed twice in the middle, it ends with everybody there once", { timeout: 120_000 }, async () => {
  await plugIn();
  await activate();
  await call("PUT", "/v1/connection", { ...personio.credential, enabled: true });
  await call("POST", "/v1/runs", { mode: "apply" });
  for (const people of [8, 30]) {
    await until(async () => (await leapsome.people()).length >= people, 60_000);
    await pullThePlug();
    expect((await leapsome.people()).length).toBeLessThan(PEOPLE);
    expect(waiting()).toBeGreaterThan(0);
    await plugIn();
    await fetch(`${worker?.url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("7 * * * *")}`);
  }
  await until(async () => waiting() === 0, 60_000);
  const people = await heldBy(leapsome);
  expect(people.map(({ email }) => email)).toEqual(
    inDatabase("SELECT email FROM account ORDER BY email").map(({ email }) => email),
  );
  expect(new Set(people.map(({ externalId }) => externalId)).size).toBe(PEOPLE);
  expect(people.filter(({ manager }) => manager === null)).toHaveLength(1);
  expect(people.every(({ active, department }) => active && department !== null)).toBe(true);
});
