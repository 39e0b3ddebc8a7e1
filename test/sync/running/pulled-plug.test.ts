/** The whole process group is killed, as if the plug were pulled, while a run reads and while another one applies. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalSecrets, localSecrets } from "../../demo/local-secrets.ts";
import { type LocalWorker, migrate, startLocalWorker } from "../../demo/local-worker.ts";
import { startTestPersonio, type TestPersonio } from "../../personio/test-personio.ts";
import { startRollcall } from "../../worker/start-rollcall.ts";
import { sync } from "./follow.ts";
import { sleep } from "./in-node.ts";
import { ACCOUNTS_IN_WORDS, accountsOf, type Row, type Rows } from "./snapshots.ts";

/** Enough for two transactions of changes, so that there is a middle of applying. */
const PEOPLE = 10_000;

let folder: string;
let secrets: LocalSecrets;
let personio: TestPersonio;
let worker: LocalWorker | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-plug-"));
  secrets = localSecrets(folder);
  personio = await startTestPersonio({ people: PEOPLE, seed: 31, rateLimit: "off", latencyMs: 20 });
  await migrate(folder);
});
afterAll(async () => {
  await worker?.stop();
  await personio.close();
  rmSync(folder, { recursive: true, force: true });
});

const LIST = "/v1/company/employees";

async function plugIn(): Promise<void> {
  const unhurried = { PERSONIO_REQUESTS_PER_SECOND: "10000", PERSONIO_REQUESTS_PER_MINUTE: "1000000" };
  const variables = { ...secrets, ...unhurried, PERSONIO_BASE_URL: personio.url };
  worker = await startLocalWorker({ folder, variables });
}

/** Nobody gives the lease back; its minute is made to be over. */
async function pullThePlug(): Promise<void> {
  await worker?.stop("SIGKILL");
  worker = null;
  inDatabase("UPDATE lease SET expires_at = 0");
}

/** What stands in the file of the local D1, without asking the Worker; one that was killed may hold it a moment longer. */
function inDatabase(sql: string, ...values: readonly string[]): Rows {
  const files = join(folder, "state", "v3", "d1", "miniflare-D1DatabaseObject");
  const name = readdirSync(files).find((file) => file.endsWith(".sqlite") && file !== "metadata.sqlite");
  const database = new DatabaseSync(join(files, name ?? "missing"), { timeout: 5_000 });
  try {
    return database
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}

async function call(method: string, path: string, body: unknown): Promise<{ readonly id: string }> {
  const response = await fetch(`${worker?.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${secrets.ADMIN_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer as { readonly id: string };
}

const start = async (): Promise<string> => (await call("POST", "/v1/runs", { mode: "apply" })).id;
const runOf = (id: string): Row =>
  inDatabase("SELECT state, applied, planned, problem FROM run WHERE id = ?", id)[0] ?? {};
const count = (table: string): number => Number(inDatabase(`SELECT count(*) AS n FROM ${table}`)[0]?.n);

async function until(isSo: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !isSo(); await sleep(2)) {
    if (Date.now() > end) throw new Error("it did not come to that within a minute");
  }
}

const INTERRUPTED = { state: "failed", problem: JSON.stringify({ code: "interrupted", params: {} }) };

test("after both, the next run leaves the directory as if nothing had happened", {
  timeout: 120_000,
}, async () => {
  await plugIn();
  await call("PUT", "/v1/connection", { ...personio.credential, enabled: true });

  personio.requests.clear();
  const first = await start();
  await until(() => personio.requests.count(LIST) > PEOPLE / 100 / 2);
  await pullThePlug();
  expect(runOf(first)).toMatchObject({ state: "reading" });
  expect([count("account"), count("team"), count("employee")]).toEqual([0, 0, 0]);

  await plugIn();
  const second = await start();
  await until(() => Number(runOf(second).applied) > 0);
  await pullThePlug();
  const { state, applied, planned } = runOf(second);
  expect(state).toBe("applying");
  expect(Number(applied)).toBeLessThan(Number(planned));
  expect(runOf(first)).toMatchObject(INTERRUPTED);

  await plugIn();
  const third = await start();
  await until(() => !["queued", "reading", "planning", "applying"].includes(String(runOf(third).state)));
  expect(runOf(third)).toMatchObject({ state: "succeeded", problem: null });
  expect(runOf(second)).toMatchObject({ ...INTERRUPTED, applied, planned });

  const [healed, undisturbed] = [inDatabase(ACCOUNTS_IN_WORDS), await undisturbedAccounts()];
  expect(healed.length).toBeGreaterThan(5_000);
  expect(new Set(healed.map(({ emailKey }) => emailKey)).size).toBe(healed.length);
  expect(healed).toEqual(undisturbed);
  expect(
    inDatabase("SELECT account_id FROM membership WHERE account_id NOT IN (SELECT id FROM account)"),
  ).toEqual([]);
});

async function undisturbedAccounts(): Promise<Rows> {
  const other = await startRollcall({ company: personio.company });
  try {
    await other.connect();
    expect(await sync(other)).toMatchObject({ state: "succeeded" });
    return await accountsOf(other.db);
  } finally {
    await other.close();
  }
}
