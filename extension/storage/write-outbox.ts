/** Putting something into the outbox, and taking it out. Apart from reading it, which every page does before it can paint. */
import browser from "webextension-polyfill";
import {
  loadEntry,
  type Mutation,
  OUTBOX_LOCK,
  type OutboxEntry,
  type OutboxMessage,
  outboxKey,
} from "./outbox.ts";

/** Its id. It is stored before the background is told, so nothing gets lost between the two. */
export async function submitMutation(server: string, mutation: Mutation): Promise<string> {
  const id = crypto.randomUUID();
  await saveEntry({ id, server, mutation, at: Date.now(), tries: 0, state: "waiting", failure: null });
  const message: OutboxMessage = { type: "mutate", id };
  // Nobody waits for the outcome here: it is found in the entry.
  browser.runtime.sendMessage(message).catch(() => undefined);
  return id;
}

/** Somebody has seen what became of it. */
export const dismissEntry = (id: string): Promise<void> => browser.storage.session.remove(outboxKey(id));

/** Takes back what is waiting. What is being sent is waited for, and stays: it can't be taken back, and its outcome is shown. */
export function cancelEntry(id: string, locks: Pick<LockManager, "request">): Promise<void> {
  return locks.request(OUTBOX_LOCK, async () => {
    if ((await loadEntry(id))?.state === "waiting") await dismissEntry(id);
  });
}

export const saveEntry = (entry: OutboxEntry): Promise<void> =>
  browser.storage.session.set({ [outboxKey(entry.id)]: entry });

/** For whoever has it in hand for a while: what was taken away meanwhile isn't put back. */
export async function updateEntry(entry: OutboxEntry): Promise<void> {
  if ((await loadEntry(entry.id)) !== null) await saveEntry(entry);
}
