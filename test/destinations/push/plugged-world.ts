/** A Worker in processes of its own that can be killed, with a Personio and a Leapsome beside it, and its database file. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSealer, parseKeyRing } from "../../../worker/auth/seal.ts";
import { TOKEN_CONTEXT } from "../../../worker/config/token-context.ts";
import { localSecrets } from "../../demo/local-secrets.ts";
import { type LocalWorker, migrate, startLocalWorker } from "../../demo/local-worker.ts";
import type { Company } from "../../personio/company/company.ts";
import { startTestPersonio, type TestPersonio } from "../../personio/test-personio.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";

type Row = Readonly<Record<string, unknown>>;

export type PluggedWorld = {
  readonly personio: TestPersonio;
  readonly leapsome: Leapsome;
  plugIn(): Promise<void>;
  pullThePlug(): Promise<void>;
  /** Without asking the Worker. */
  inDatabase(sql: string, ...values: readonly (string | number)[]): readonly Row[];
  call(method: string, path: string, body: unknown): Promise<void>;
  /** The hourly tick. */
  tick(): Promise<void>;
  /** As if somebody had adopted who is there; it listens from now on. */
  activate(baseUrl: string): Promise<void>;
  /** Rows of the outbox. */
  waiting(): number;
  close(): Promise<void>;
};

export async function startPluggedWorld(company: Company): Promise<PluggedWorld> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-push-"));
  const secrets = localSecrets(folder);
  const personio = await startTestPersonio({ company, rateLimit: "off" });
  const leapsome = await startLeapsome({ latencyMs: 30 });
  await migrate(folder);
  let worker: LocalWorker | null = null;
  const inDatabase = databaseIn(folder);
  const unhurried = { PERSONIO_REQUESTS_PER_SECOND: "10000", PERSONIO_REQUESTS_PER_MINUTE: "1000000" };
  const variables = { ...secrets, ...unhurried, PERSONIO_BASE_URL: personio.url };
  return {
    ...{ personio, leapsome, inDatabase },
    async plugIn() {
      worker = await startLocalWorker({ folder, variables });
    },
    async pullThePlug() {
      await worker?.stop("SIGKILL");
      worker = null;
      // Nobody gives the lease back; its time is made to be over.
      inDatabase("UPDATE lease SET expires_at = 0");
    },
    async call(method, path, body) {
      const headers = {
        authorization: `Bearer ${secrets.ADMIN_TOKEN}`,
        "content-type": "application/json",
      };
      const response = await fetch(`${worker?.url}${path}`, { method, headers, body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
    },
    async tick() {
      await fetch(`${worker?.url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("7 * * * *")}`);
    },
    async activate(baseUrl) {
      const ring = parseKeyRing(secrets.ENCRYPTION_KEYS);
      if (!ring.ok) throw new Error(ring.error);
      const token = await createSealer(ring.value).seal(leapsome.token, TOKEN_CONTEXT);
      inDatabase(
        `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, updated_at)
         VALUES (1, 'leapsome', ?, ?, 1, '{}', 'active', 1)`,
        baseUrl,
        token,
      );
    },
    waiting: () => Number(inDatabase("SELECT count(*) AS n FROM outbox")[0]?.["n"]),
    async close() {
      await worker?.stop();
      await personio.close();
      await leapsome.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What stands in the file of the local D1. */
function databaseIn(folder: string): PluggedWorld["inDatabase"] {
  return (sql, ...values) => {
    const files = join(folder, "state", "v3", "d1", "miniflare-D1DatabaseObject");
    const name = readdirSync(files).find((file) => file.endsWith(".sqlite") && file !== "metadata.sqlite");
    const database = new DatabaseSync(join(files, name ?? "missing"), { timeout: 5_000 });
    try {
      return database.prepare(sql).all(...values);
    } finally {
      database.close();
    }
  };
}
