/** What changes are measured in: the Worker, a Personio that tells it of changes, and a Leapsome with everybody in it. */
import type { D1Database } from "@cloudflare/workers-types";
import { createTestHarness } from "wrangler";
import { type HeldPerson, newId } from "../destinations/leapsome/leapsome-people.ts";
import { type Leapsome, startLeapsome } from "../destinations/leapsome/start-leapsome.ts";
import { PERSON_EVENTS } from "../personio/company/person-events.ts";
import { startTestPersonio, type TestPersonio } from "../personio/test-personio.ts";
import { ADMIN_TOKEN, configOf } from "./bench-server.ts";

export type HintsWorld = {
  readonly personio: TestPersonio;
  readonly leapsome: Leapsome;
  readonly db: D1Database;
  /** One full run, from asking for it until it has succeeded. */
  fullRun(): Promise<void>;
  close(): Promise<void>;
};

const LATENCY_MS = 100;
const LIMIT_PER_SECOND = 30;

export async function startHintsWorld(people: number): Promise<HintsWorld> {
  const personio = await startTestPersonio({ people, seed: 3, rateLimit: "off", latencyMs: LATENCY_MS });
  const leapsome = await startLeapsome({
    ...{ latencyMs: LATENCY_MS, perSecond: LIMIT_PER_SECOND, isRecording: true },
  });
  const config = configOf(personio.url, { perSecond: 9, perMinute: 100_000 });
  const server = createTestHarness({ workers: [{ config }] });
  const { url } = await server.listen();
  const worker = server.getWorker<{ DB: D1Database }>();
  await worker.applyD1Migrations("DB");
  const { DB: db } = await worker.getEnv();
  const ask = askOf(url);
  const fullRun = async () => {
    await over(db, (await ask<{ id: string }>("POST", "/v1/runs", { mode: "apply" })).id, ["succeeded"]);
  };
  await ask("PUT", "/v1/connection", { ...personio.credential, enabled: true });
  await fullRun();
  await leapsome.seed(await everybodyOf(db));
  await adopt({ db, ask, leapsome });
  await listen({ db, ask, personio, url });
  await leapsome.forget();
  return {
    ...{ personio, leapsome, db, fullRun },
    async close() {
      await server.close();
      await Promise.all([personio.close(), leapsome.close()]);
    },
  };
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** What is saved is saved over what was there. */
const askOf =
  (url: URL): Ask =>
  async <T>(method: string, path: string, ...[body]: readonly [body?: unknown]) => {
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
    const before = method === "PUT" ? await fetch(new URL(path, url), { headers }) : null;
    const response = await fetch(new URL(path, url), {
      method,
      headers: { ...headers, "if-match": before?.headers.get("etag") ?? "*" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };

type Parts = {
  readonly db: D1Database;
  readonly ask: Ask;
  readonly leapsome: Leapsome;
  readonly personio: TestPersonio;
  readonly url: URL;
};

/** Personio's side of it: its webhook. */
async function listen({ db, ask, personio, url }: Omit<Parts, "leapsome">): Promise<void> {
  await db
    .prepare(`INSERT INTO setting (id, document, updated_at) VALUES (1, '{"freshness":"instant"}', 0)`)
    .run();
  const { path, token } = await ask<{ path: string; token: string }>("POST", "/v1/webhook");
  personio.webhooks.create({
    ...{ url: new URL(path, url).href, description: "", status: "ENABLED", auth_type: "TOKEN", token },
    enabled_events: PERSON_EVENTS,
  });
}

/** As an admin does it: saved, looked at, approved. */
async function adopt({ db, ask, leapsome }: Omit<Parts, "personio" | "url">): Promise<void> {
  const { baseUrl, token } = leapsome;
  const place = { kind: "leapsome", baseUrl, token, enabled: true };
  const { reviewRunId: id } = await ask<{ reviewRunId: string }>("PUT", "/v1/destination", place);
  await over(db, id, ["paused"]);
  const { fingerprint } = await ask<{ fingerprint: string }>("GET", `/v1/runs/${id}`);
  await ask("POST", `/v1/runs/${id}/approve`, { fingerprint, hold: [] });
  await over(db, id, ["succeeded"]);
  await until(async () => {
    const waiting = await db.prepare("SELECT count(*) AS n FROM outbox").first<{ n: number }>();
    return waiting?.n === 0;
  });
}

async function over(db: D1Database, id: string, wanted: readonly string[]): Promise<void> {
  await until(async () => {
    const row = await db.prepare("SELECT state FROM run WHERE id = ?").bind(id).first<{ state: string }>();
    const state = row?.state ?? "none";
    if (wanted.includes(state)) return true;
    if (["succeeded", "failed", "paused", "cancelled"].includes(state)) throw new Error(`the run ${state}`);
    return false;
  });
}

const TEN_MINUTES_MS = 600_000;

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + TEN_MINUTES_MS; Date.now() < end; await pause(50)) {
    if (await isSo()) return;
  }
  throw new Error("it has not come to that within ten minutes");
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type AccountRow = Pick<
  HeldPerson,
  "externalId" | "userName" | "givenName" | "familyName" | "displayName" | "title"
> & {
  readonly accountId: string;
  readonly managerId: string | null;
  readonly active: number;
  readonly profile: string;
};

const ACCOUNTS = `
  SELECT id AS accountId, manager_id AS managerId, external_id AS externalId, email AS userName,
    coalesce(first_name, '') AS givenName, coalesce(last_name, '') AS familyName,
    trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS displayName,
    coalesce(job_title, 'Colleague') AS title, state = 'active' AS active,
    json_object('startDate', start_on, 'endDate', end_on, 'location', location, 'gender', gender, 'level', level,
      'department', (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
        WHERE membership.account_id = account.id AND membership.source = 'department')) AS profile
  FROM account`;

/** So that hardly anybody has to be written before it begins. */
async function everybodyOf(db: D1Database): Promise<readonly Partial<HeldPerson>[]> {
  const { results } = await db.prepare(ACCOUNTS).all<AccountRow>();
  const ids = new Map(results.map(({ accountId }) => [accountId, newId()]));
  return results.map(({ accountId, managerId, active, profile, ...person }) => ({
    ...person,
    id: ids.get(accountId) ?? "",
    managerId: ids.get(managerId ?? "") ?? null,
    active: active === 1,
    profile: filled(JSON.parse(profile)),
  }));
}

const filled = (profile: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(profile).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
