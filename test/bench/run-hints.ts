/**
 * `npm run bench:hints`: how long a change takes from Personio to the directory while full runs go on one after another.
 * 200 changes of a company of 1,000 (`-- --people 5000 --changes 200`), each made when the one before has been sent.
 */
import { parseArgs } from "node:util";
import type { D1Database } from "@cloudflare/workers-types";
import { createTestHarness } from "wrangler";
import { PERSON_EVENTS } from "../personio/company/person-events.ts";
import { startTestPersonio } from "../personio/test-personio.ts";
import { configOf } from "./bench-server.ts";

const ADMIN_TOKEN = "bench-admin-token-0123456789abcdefghijklmn";
const CHANGES_A_SECOND = 4;
const LATENCY_MS = 100;
/** Looking costs the runtime some of the time that is measured. */
const LOOK_EVERY_MS = 40;

const { values } = parseArgs({ options: { people: { type: "string" }, changes: { type: "string" } } });
const people = Number(values.people ?? 1_000);
const changes = Number(values.changes ?? 200);

const personio = await startTestPersonio({ people, seed: 3, rateLimit: "off", latencyMs: LATENCY_MS });
const server = createTestHarness({
  workers: [{ config: configOf(personio.url, { perSecond: 9, perMinute: 100_000 }) }],
});
const { url } = await server.listen();
const worker = server.getWorker<{ DB: D1Database }>();
await worker.applyD1Migrations("DB");
const { DB } = await worker.getEnv();

try {
  await prepare();
  let isOver = false;
  const full = runOverAndOver(() => isOver);
  const delays = await measure();
  isOver = true;
  console.log(describe(delays, await full));
} finally {
  await server.close();
  await personio.close();
}

async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function prepare(): Promise<void> {
  await ask("PUT", "/v1/connection", { ...personio.credential, enabled: true });
  await settled((await ask<{ id: string }>("POST", "/v1/runs", { mode: "apply" })).id);
  await DB.prepare(
    `INSERT INTO setting (id, document, updated_at) VALUES (1, '{"freshness":"instant"}', 0)`,
  ).run();
  const { path, token } = await ask<{ path: string; token: string }>("POST", "/v1/webhook");
  personio.webhooks.create({
    ...{ url: new URL(path, url).href, description: "", status: "ENABLED", auth_type: "TOKEN", token },
    enabled_events: PERSON_EVENTS,
  });
}

async function settled(id: string): Promise<void> {
  for (;;) {
    const row = await DB.prepare("SELECT state FROM run WHERE id = ?").bind(id).first<{ state: string }>();
    if (row?.state === "succeeded") return;
    if (row?.state === "failed" || row?.state === "paused") throw new Error(`the run ${row.state}`);
    await pause(50);
  }
}

/** How many full runs there were. */
async function runOverAndOver(isOver: () => boolean): Promise<number> {
  for (let runs = 0; ; runs++) {
    if (isOver()) return runs;
    await settled((await ask<{ id: string }>("POST", "/v1/runs", { mode: "apply" })).id);
  }
}

/** Milliseconds from each change to the account being right. */
async function measure(): Promise<readonly number[]> {
  const { results: linked } = await DB.prepare(
    "SELECT external_id AS id FROM account WHERE state = 'active' AND link = 'linked' ORDER BY id",
  ).all<{ id: string }>();
  const active = linked.map(({ id }) => personio.company.get({ id: Number(id) }));
  const open = new Map<string, { readonly position: string; readonly at: number }>();
  const delays: number[] = [];
  for (
    let made = 0, nextAt = performance.now();
    made < changes || open.size > 0;
    await pause(LOOK_EVERY_MS)
  ) {
    const now = performance.now();
    if (made < changes && now >= nextAt) {
      const person = active[made % active.length];
      if (person === undefined) throw new Error("nobody is active");
      const position = `Aufgabe ${made}`;
      personio.company.promote(person, { position });
      open.set(String(person.id), { position, at: now });
      made += 1;
      nextAt += 1_000 / CHANGES_A_SECOND;
    }
    const { results } = await DB.prepare(
      "SELECT external_id AS id, job_title AS title FROM account WHERE external_id IN (SELECT value FROM json_each(?))",
    )
      .bind(JSON.stringify([...open.keys()]))
      .all<{ id: string; title: string }>();
    for (const { id, title } of results) {
      const waiting = open.get(id);
      if (waiting?.position !== title) continue;
      delays.push(performance.now() - waiting.at);
      open.delete(id);
    }
    for (const [id, { at }] of open)
      if (performance.now() - at > 60_000)
        throw new Error(`the change of ${id} has not arrived within a minute`);
  }
  return delays;
}

function describe(delays: readonly number[], runs: number): string {
  const sorted = [...delays].sort((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.ceil(sorted.length * share) - 1] ?? 0) / 1_000).toFixed(2);
  return `${people} people, ${delays.length} changes, ${CHANGES_A_SECOND} a second, beside ${runs} full runs: median ${at(0.5)} s, p95 ${at(0.95)} s, longest ${at(1)} s`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
