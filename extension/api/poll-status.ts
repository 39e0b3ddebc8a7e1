/** Asks how things stand and keeps what was heard, or why nothing was, in the snapshot. */
import { isStatus, loadSnapshot, type Snapshot, saveSnapshot } from "../storage/snapshot.ts";
import { checkServer } from "./check-server.ts";
import type { Client } from "./create-client.ts";
import type { Failure } from "./failure.ts";

export type PollOptions = {
  readonly server: string;
  readonly client: Pick<Client, "status">;
  /** Without a token: asks what answers there when the answer isn't ours. */
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Whether this browser still belongs to that server. */
  readonly isConnected: () => Promise<boolean>;
};

/** `null`: the connection ended while it was asked; the answer is nobody's business any more, and isn't kept. */
export async function pollStatus(options: PollOptions): Promise<Snapshot | null> {
  const stored = await loadSnapshot();
  const before = stored?.server === options.server ? stored : null;
  const snapshot = await snapshotAfter(before, options);
  if (!(await options.isConnected())) return null;
  await saveSnapshot(snapshot);
  return snapshot;
}

async function snapshotAfter(before: Snapshot | null, options: PollOptions): Promise<Snapshot> {
  const { server, client, now } = options;
  const answer = before?.answer ?? null;
  const outcome = await client.status(answer?.etag);
  const at = now();
  const trouble = (failure: Failure): Snapshot => ({
    server,
    answer,
    trouble: { failure, since: before?.trouble?.since ?? at, times: (before?.trouble?.times ?? 0) + 1 },
  });
  if (!outcome.ok) return trouble(await moreExactly(outcome.failure, options));
  if (outcome.value.kind === "unchanged") {
    return { server, answer: answer === null ? null : { ...answer, at }, trouble: null };
  }
  const { status, etag } = outcome.value;
  return isStatus(status)
    ? { server, answer: { status, etag, at }, trouble: null }
    : trouble({ kind: "not-rollcall" });
}

/** A server that was replaced, or is of another generation by now, answers something odd. */
async function moreExactly(failure: Failure, { server, fetch }: PollOptions): Promise<Failure> {
  if (failure.kind !== "not-rollcall" && failure.code !== "not-found") return failure;
  const checked = await checkServer({ server, fetch });
  return checked.ok ? failure : checked.failure;
}
