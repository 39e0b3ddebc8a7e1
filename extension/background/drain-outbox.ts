/**
 * Carries out what is waiting in the outbox, oldest first and one at a time. The background may be ended at any moment: what
 * it was sending is sent again by the next one, which an alarm wakes that is set before anything is sent; and each kind of
 * write says how it recognises that it was done already.
 */
import browser from "webextension-polyfill";
import type { Client } from "../api/create-client.ts";
import { type Failure, failed, type Outcome } from "../api/failure.ts";
import { OTHER_SERVER } from "../core/is-strayed.ts";
import { whyWaiting } from "../core/why-waiting.ts";
import { loadOutbox, type MutationResult, type OutboxEntry } from "../storage/outbox.ts";
import { loadEntry, OUTBOX_LOCK, saveEntry, updateEntry } from "../storage/write-outbox.ts";
import { carryOut } from "./carry-out.ts";

export const OUTBOX_ALARM = "outbox";

export type DrainOptions = {
  /** `null`: not connected to any server. */
  readonly connection: { readonly server: string; readonly client: Client } | null;
  readonly locks: Pick<LockManager, "request">;
  readonly now: () => number;
};

/** After so long somebody who pressed a button doesn't expect it to happen any more. */
const TRIED_FOR_MS = 10 * 60_000;
const RETRY_MS = 30_000;

export function drainOutbox(options: DrainOptions): Promise<void> {
  return options.locks.request(OUTBOX_LOCK, async () => {
    for (const entry of await loadOutbox())
      if (isDue(entry, options.now())) await drainEntry(entry.id, options);
    await scheduleRetry(options.now());
  });
}

/** For what is still waiting; the alarm that was set before sending is taken away when nothing is. */
async function scheduleRetry(now: number): Promise<void> {
  const waiting = (await loadOutbox()).filter(({ state }) => state === "waiting");
  if (waiting.length === 0) await browser.alarms.clear(OUTBOX_ALARM);
  else await setAlarm(Math.min(...waiting.map((entry) => retryAt(entry, now))));
}

const setAlarm = (when: number): Promise<void> => browser.alarms.create(OUTBOX_ALARM, { when });

/** With the lock held nobody else is sending: what says so was left behind. */
const isDue = (entry: OutboxEntry, now: number): boolean =>
  entry.state === "sending" || (entry.state === "waiting" && notBefore(entry) <= now);

async function drainEntry(id: string, { connection, now }: DrainOptions): Promise<void> {
  await setAlarm(now() + RETRY_MS);
  const entry = await loadEntry(id);
  if (entry === null) return;
  const failure = whyWaiting(entry);
  const sending = { ...base(entry), tries: entry.tries + 1, state: "sending", failure } as const;
  await saveEntry(sending);
  const outcome = await attempt(sending, connection);
  await updateEntry(entryAfter(sending, outcome, now()));
}

/** One that was meant for another server than the connected one isn't sent at all: a page was open longer than its connection. */
async function attempt(
  entry: OutboxEntry,
  connection: DrainOptions["connection"],
): Promise<Outcome<MutationResult>> {
  if (connection === null) return failed({ kind: "auth" });
  if (connection.server !== entry.server) return failed({ kind: "server", code: OTHER_SERVER });
  return carryOut(connection.client, entry);
}

function entryAfter(entry: OutboxEntry, outcome: Outcome<MutationResult>, now: number): OutboxEntry {
  if (outcome.ok) return { ...base(entry), state: "done", result: outcome.value };
  const { failure } = outcome;
  return isPassing(failure) && now - entry.at < TRIED_FOR_MS
    ? { ...base(entry), state: "waiting", failure }
    : { ...base(entry), state: "failed", failure };
}

const base = ({ id, server, mutation, at, tries }: OutboxEntry) => ({ id, server, mutation, at, tries });

/** `in-progress`: the first of two equal requests is still at work. */
const isPassing = ({ kind, code }: Failure): boolean =>
  ["offline", "unreachable", "rate-limited"].includes(kind) ||
  code === "in-progress" ||
  code === "unavailable";

const retryAt = (entry: OutboxEntry, now: number): number => Math.max(notBefore(entry), now + RETRY_MS);

const notBefore = (entry: OutboxEntry): number =>
  entry.state === "waiting" ? (entry.failure?.retryAt ?? 0) : 0;
