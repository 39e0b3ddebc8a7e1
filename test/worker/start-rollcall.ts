/**
 * The whole Worker in its real runtime, with a test Personio beside it: what the tests of runs and routes drive.
 * One per test file (starting takes a second or two); `reset()` empties the directory between tests.
 */
import type { D1Database } from "@cloudflare/workers-types";
import { createTestHarness } from "wrangler";
import { startTestPersonio, type TestPersonio, type TestPersonioOptions } from "../personio/test-personio.ts";

export const ADMIN_TOKEN = "test-admin-token-0123456789abcdefghijklmn";
const ENCRYPTION_KEYS = JSON.stringify({
  current: "k1",
  keys: { k1: Buffer.alloc(32, 7).toString("base64") },
});

/** Fast enough for tests, and with little patience: a Personio that is down fails a run after two seconds. */
const VARIABLES = {
  PERSONIO_REQUESTS_PER_SECOND: "10000",
  PERSONIO_REQUESTS_PER_MINUTE: "1000000",
  PERSONIO_PATIENCE_SECONDS: "2",
};

const USUAL: TestPersonioOptions = { people: 0, rateLimit: "off" };

export type RollcallOptions = TestPersonioOptions & {
  readonly variables?: Readonly<Record<string, string>>;
  /** In place of, or besides, `ADMIN_TOKEN` and `ENCRYPTION_KEYS`. */
  readonly secrets?: Readonly<Record<string, string>>;
};

export type Answer<T> = { readonly status: number; readonly body: T; readonly headers: Headers };

/** As much of a run as tests look at. */
export type RunView = {
  readonly id: string;
  readonly trigger: string;
  readonly mode: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly fingerprint: string | null;
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
};

export type Rollcall = {
  readonly url: string;
  readonly personio: TestPersonio;
  readonly db: D1Database;
  /** A request with the admin token; `init.headers` can replace it. */
  call<T = unknown>(method: string, path: string, body?: unknown, init?: RequestInit): Promise<Answer<T>>;
  /** Saves the test Personio's credentials, enabled. */
  connect(): Promise<void>;
  /** Starts a run and waits until it is over or paused. */
  sync(mode?: "apply" | "preview"): Promise<RunView>;
  /** Waits until a run is over or paused. */
  settled(runId: string): Promise<RunView>;
  /** Fires the hourly cron, as if it were `at`. */
  tick(at: Date): Promise<void>;
  /** What a query finds, as rows. */
  rows<T = Readonly<Record<string, unknown>>>(
    sql: string,
    ...values: readonly unknown[]
  ): Promise<readonly T[]>;
  /** Everything the Worker has logged so far. */
  logs(): string;
  /** An empty directory, and another Personio behind the same address. */
  reset(options?: TestPersonioOptions): Promise<void>;
  close(): Promise<void>;
};

type Bindings = { readonly DB: D1Database };

export async function startRollcall(options: RollcallOptions = {}): Promise<Rollcall> {
  const { variables = {}, secrets = {}, ...personioOptions } = options;
  let personio = await startTestPersonio({ ...USUAL, ...personioOptions });
  const server = createTestHarness({
    workers: [
      {
        configPath: "./wrangler.toml",
        vars: { ...VARIABLES, PERSONIO_BASE_URL: personio.url, ...variables },
        secrets: { ADMIN_TOKEN, ENCRYPTION_KEYS, ...secrets },
      },
    ],
  });
  const { url } = await server.listen();
  const worker = server.getWorker<Bindings>();
  await worker.applyD1Migrations("DB");
  const { DB: db } = await worker.getEnv();

  const call = callOf(url);
  const settled = settledOf(db);

  return {
    url: url.href,
    get personio() {
      return personio;
    },
    db,
    call,
    settled,
    async connect() {
      const { clientId, clientSecret } = personio.credential;
      const { status, body } = await call("PUT", "/v1/connection", { clientId, clientSecret, enabled: true });
      if (status !== 200) throw new Error(`connecting was refused: ${JSON.stringify(body)}`);
    },
    async sync(mode = "apply") {
      const { status, body } = await call<{ id: string }>("POST", "/v1/runs", { mode });
      if (status !== 202) throw new Error(`the run was refused: ${JSON.stringify(body)}`);
      return settled(body.id);
    },
    async tick(at) {
      await worker.scheduled({ cron: "7 * * * *", scheduledTime: at });
    },
    async rows(sql, ...values) {
      const { results } = await db
        .prepare(sql)
        .bind(...values)
        .all();
      return results as never;
    },
    logs: () => JSON.stringify(server.getLogs()),
    async reset(other = {}) {
      const port = Number(new URL(personio.url).port);
      await personio.close();
      personio = await startTestPersonio({ ...USUAL, ...other, port });
      await db.batch(EMPTY_EVERYTHING.map((sql) => db.prepare(sql)));
    },
    async close() {
      await server.close();
      await personio.close();
    },
  };
}

const OVER = ["paused", "succeeded", "failed", "cancelled"];

type Call = Rollcall["call"];

const callOf =
  (url: URL): Call =>
  async <T>(
    method: string,
    path: string,
    ...[body, init = {}]: readonly [body?: unknown, init?: RequestInit]
  ) => {
    const headers = new Headers({
      authorization: `Bearer ${ADMIN_TOKEN}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    });
    for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(new URL(path, url), {
      ...content,
      redirect: "manual",
      ...init,
      method,
      headers,
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) as T, headers: response.headers };
  };

type RunRow = Omit<RunView, "counts" | "problem"> & {
  readonly counts: string | null;
  readonly problem: string | null;
};

const RUN = "SELECT id, trigger, mode, state, counts, fingerprint, problem FROM run WHERE id = ?";

/** Asks the database, not the API: with dozens of runs a file would use up the API's 300 requests a minute. */
const settledOf =
  (db: D1Database) =>
  async (runId: string): Promise<RunView> => {
    for (const until = Date.now() + 60_000; Date.now() < until; ) {
      const row = await db.prepare(RUN).bind(runId).first<RunRow>();
      if (row === null) throw new Error(`there is no run ${runId}`);
      if (OVER.includes(row.state)) {
        return { ...row, counts: JSON.parse(row.counts ?? "{}"), problem: JSON.parse(row.problem ?? "null") };
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`run ${runId} was not over within a minute`);
  };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const TABLES = [
  ...["setting", "connection", "attribute", "exclusion", "read_chunk", "employee", "account", "team"],
  ...["team_source", "membership", "run", "run_change", "finding", "audit_event"],
  ...["admin", "device", "token", "grant_code", "mail_code", "browser_session"],
  ...["invitation", "idempotent_answer", "alert", "hint", "webhook", "freshness"],
  ...["destination", "destination_account", "destination_team", "outbox"],
];

const EMPTY_EVERYTHING = [
  ...TABLES.map((table) => `DELETE FROM ${table}`),
  "UPDATE lease SET owner = '', expires_at = 0",
  "UPDATE revision SET number = 0",
];
