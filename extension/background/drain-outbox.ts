/**
 * Carries out what is waiting in the outbox, oldest first and one at a time. The background may be ended at any moment: what
 * it was sending is sent again by the next one, and each kind of write says how it recognises that it was done already.
 */
import browser from "webextension-polyfill";
import type { Client } from "../api/create-client.ts";
import { type Failure, failed, type Outcome } from "../api/failure.ts";
import {
  loadEntry,
  loadOutbox,
  type MutationResult,
  OUTBOX_LOCK,
  type OutboxEntry,
  saveEntry,
} from "../storage/outbox.ts";
import { carryOut } from "./carry-out.ts";

export const OUTBOX_ALARM = "outbox";

export type DrainOptions = {
  /** `null`: not connected to any server. */
  readonly client: Client | null;
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
  });
}

/** With the lock held nobody else is sending: what says so was left behind. */
const isDue = (entry: OutboxEntry, now: number): boolean =>
  entry.state === "sending" || (entry.state === "waiting" && (entry.failure?.retryAt ?? 0) <= now);

async function drainEntry(id: string, { client, now }: DrainOptions): Promise<void> {
  const entry = await loadEntry(id);
  if (entry === null) return;
  const sending = { ...base(entry), tries: entry.tries + 1, state: "sending" } as const;
  await saveEntry(sending);
  const outcome: Outcome<MutationResult> =
    client === null ? failed({ kind: "auth" }) : await carryOut(client, sending);
  const next = entryAfter(sending, outcome, now());
  await saveEntry(next);
  if (next.state === "waiting")
    await browser.alarms.create(OUTBOX_ALARM, { when: retryAt(next.failure, now()) });
}

export function entryAfter(entry: OutboxEntry, outcome: Outcome<MutationResult>, now: number): OutboxEntry {
  if (outcome.ok) return { ...base(entry), state: "done", result: outcome.value };
  const { failure } = outcome;
  return isPassing(failure) && now - entry.at < TRIED_FOR_MS
    ? { ...base(entry), state: "waiting", failure }
    : { ...base(entry), state: "failed", failure };
}

const base = ({ id, mutation, at, tries }: OutboxEntry) => ({ id, mutation, at, tries });

/** `in-progress`: the first of two equal requests is still at work. */
const isPassing = ({ kind, code }: Failure): boolean =>
  ["offline", "unreachable", "rate-limited"].includes(kind) ||
  code === "in-progress" ||
  code === "unavailable";

const retryAt = (failure: Failure | null, now: number): number =>
  Math.max(failure?.retryAt ?? 0, now + RETRY_MS);
