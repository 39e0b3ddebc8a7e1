/**
 * One question to the server, and what follows from the answer: the snapshot, and when to ask again. One at a time, or a
 * slow answer would be written over a newer one.
 */
import { pollStatus } from "../api/poll-status.ts";
import { loadPairing } from "../storage/pairing.ts";
import { forgetSnapshot, loadSnapshot } from "../storage/snapshot.ts";
import { backgroundClient, plainFetch } from "./background-client.ts";
import { notify } from "./notify.ts";
import { obeyPolicy } from "./obey-policy.ts";
import { scheduleFallback, schedulePolls } from "./schedule-polls.ts";

let next: Promise<void> | null = null;

/** Whoever asks while one is waiting for its turn shares it. One that has begun may have been answered before they asked. */
export function poll(): Promise<void> {
  next ??= navigator.locks.request("rollcall:poll", () => {
    next = null;
    return askNow();
  });
  return next;
}

async function askNow(): Promise<void> {
  await obeyPolicy();
  const pairing = await loadPairing();
  if (pairing === null) {
    await forgetSnapshot();
    return scheduleFallback();
  }
  const { server } = pairing;
  const now = (): number => Date.now();
  if (await isToldToWait(server, now())) return;
  const client = backgroundClient(server);
  const isConnected = async (): Promise<boolean> => (await loadPairing())?.server === server;
  const snapshot = await pollStatus({ server, client, fetch: plainFetch, now, isConnected });
  if (snapshot === null) return;
  await schedulePolls(snapshot, now());
  await notify(snapshot, { locks: navigator.locks, now: now() });
}

async function isToldToWait(server: string, now: number): Promise<boolean> {
  const snapshot = await loadSnapshot();
  return snapshot?.server === server && (snapshot.trouble?.failure.retryAt ?? 0) > now;
}
