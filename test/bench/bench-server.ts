/** The product's Worker with meters, on a real runtime, and a way to ask for one measured sync. */
import type { D1Database } from "@cloudflare/workers-types";
import { createTestHarness } from "wrangler";
import type { TestPersonio } from "../personio/test-personio.ts";
import type { Floor } from "./worker/read-floor.ts";

export const ADMIN_TOKEN = "bench-admin-token-0123456789abcdefghijklmn";
const ENCRYPTION_KEYS = JSON.stringify({
  current: "k1",
  keys: { k1: Buffer.alloc(32, 1).toString("base64") },
});

export type RunMeters = {
  readonly steps: number;
  readonly stateBytes: number;
  readonly databaseBytes: number;
  readonly statements: number;
  readonly mostStatementsInAStep: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  readonly largestParameterBytes: number;
  readonly milliseconds: Readonly<Record<string, number>>;
};

export type Measured = RunMeters & { readonly seconds: number; readonly requests: number };

export type BenchServer = {
  connect(): Promise<void>;
  /** One sync, from asking for it until its record says it succeeded. */
  sync(): Promise<Measured>;
  floor(): Promise<{ readonly seconds: number; readonly pages: number }>;
  script(): Promise<{ readonly seconds: number }>;
  /** Milliseconds of one request, answered. */
  timeOf(path: string): Promise<number>;
  close(): Promise<void>;
};

export async function startBenchServer(personio: TestPersonio): Promise<BenchServer> {
  const server = createTestHarness({ workers: [{ config: configOf(personio.url) }] });
  const { url } = await server.listen();
  const worker = server.getWorker<{ DB: D1Database }>();
  await worker.applyD1Migrations("DB");
  const { DB } = await worker.getEnv();
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(new URL(path, url), init);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  const upstream = () => ({
    baseUrl: personio.url,
    ...personio.credential,
    attributes: [...personio.requests.askedAttributes()],
  });
  const timed = async <T>(work: () => Promise<T>): Promise<T & { seconds: number }> => {
    const startedAt = performance.now();
    const result = await work();
    return { ...result, seconds: (performance.now() - startedAt) / 1000 };
  };
  return {
    async connect() {
      const { clientId, clientSecret } = personio.credential;
      await ask("PUT", "/v1/connection", { clientId, clientSecret, enabled: true });
    },
    async sync() {
      await ask("GET", "/bench/reset");
      const asked = personio.requests.count();
      const { seconds } = await timed(async () => {
        const { id } = await ask<{ id: string }>("POST", "/v1/runs", { mode: "apply" });
        await untilSucceeded(() => DB.prepare(`SELECT state, problem FROM run WHERE id = '${id}'`).first());
        return {};
      });
      return {
        ...(await ask<RunMeters>("GET", "/bench/meters")),
        seconds,
        requests: personio.requests.count() - asked,
      };
    },
    floor: () => timed(() => ask<Floor>("POST", "/bench/floor", upstream())),
    script: () => timed(() => ask<object>("POST", "/bench/script", upstream())),
    async timeOf(path) {
      return (await timed(() => ask<object>("GET", path))).seconds * 1000;
    },
    close: () => server.close(),
  };
}

/** Each look costs the runtime and the test Personio some of the time that is measured: rarely enough to be no matter. */
const LOOK_EVERY_MS = 15;

async function untilSucceeded(look: () => Promise<Record<string, unknown> | null>): Promise<void> {
  for (const until = Date.now() + 10 * 60_000; Date.now() < until; ) {
    const row = await look();
    if (row?.state === "succeeded") return;
    if (row?.state === "failed" || row?.state === "paused")
      throw new Error(`the run ${row.state}: ${row.problem}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error("the run took more than ten minutes");
}

type Pace = { readonly perSecond: number; readonly perMinute: number };
const UNHURRIED: Pace = { perSecond: 100_000, perMinute: 1_000_000 };

export const configOf = (personioUrl: string, { perSecond, perMinute }: Pace = UNHURRIED) => ({
  name: "rollcall-bench",
  main: "test/bench/worker/measured-worker.ts",
  compatibility_date: "2026-10-20",
  compatibility_flags: ["nodejs_compat"],
  d1_databases: [
    { binding: "DB", database_name: "bench", database_id: "bench", migrations_dir: "db/migrations" },
    { binding: "SCRIPT_DB", database_name: "script", database_id: "script" },
  ],
  workflows: [
    { binding: "SYNC", name: "bench-sync", class_name: "SyncWorkflow" },
    { binding: "PUSH", name: "bench-push", class_name: "PushWorkflow" },
  ],
  ratelimits: [
    { name: "API_RATE_LIMIT", namespace_id: "1", simple: { limit: 1_000_000, period: 60 as const } },
  ],
  vars: {
    PERSONIO_BASE_URL: personioUrl,
    PERSONIO_REQUESTS_PER_SECOND: String(perSecond),
    PERSONIO_REQUESTS_PER_MINUTE: String(perMinute),
    ADMIN_TOKEN,
    ENCRYPTION_KEYS,
  },
});
