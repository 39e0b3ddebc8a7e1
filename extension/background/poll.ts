/** One question to the server, and what follows from the answer: the snapshot, and when to ask again. */
import { pollStatus } from "../api/poll-status.ts";
import { loadPairing } from "../storage/pairing.ts";
import { forgetSnapshot, loadSnapshot } from "../storage/snapshot.ts";
import { backgroundClient, plainFetch } from "./background-client.ts";
import { notify } from "./notify.ts";
import { scheduleFallback, schedulePolls } from "./schedule-polls.ts";

export async function poll(): Promise<void> {
  const pairing = await loadPairing();
  if (pairing === null) {
    await forgetSnapshot();
    return scheduleFallback();
  }
  const { server } = pairing;
  const now = (): number => Date.now();
  if (await isToldToWait(server, now())) return;
  const snapshot = await pollStatus({ server, client: backgroundClient(server), fetch: plainFetch, now });
  await schedulePolls(snapshot, now());
  await notify(snapshot, { locks: navigator.locks, now: now() });
}

async function isToldToWait(server: string, now: number): Promise<boolean> {
  const snapshot = await loadSnapshot();
  return snapshot?.server === server && (snapshot.trouble?.failure.retryAt ?? 0) > now;
}
