/** Single entries of the outbox: put in, changed, taken out. Apart from outbox.ts, which every page needs before it can paint. */
import browser from "webextension-polyfill";
import { parseStored } from "./areas.ts";
import { type Mutation, OUTBOX_PREFIX, type OutboxEntry, type OutboxMessage, parseEntry } from "./outbox.ts";

/** Whoever holds it is the only one who sends. */
export const OUTBOX_LOCK = "rollcall:outbox";

const keyOf = (id: string): string => OUTBOX_PREFIX + id;

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
export const dismissEntry = (id: string): Promise<void> => browser.storage.session.remove(keyOf(id));

/** Takes back what is waiting. What is being sent is waited for, and stays: it can't be taken back, and its outcome is shown. */
export function cancelEntry(id: string, locks: Pick<LockManager, "request">): Promise<void> {
  return locks.request(OUTBOX_LOCK, async () => {
    if ((await loadEntry(id))?.state === "waiting") await dismissEntry(id);
  });
}

export const saveEntry = (entry: OutboxEntry): Promise<void> =>
  browser.storage.session.set({ [keyOf(entry.id)]: entry });

export async function loadEntry(id: string): Promise<OutboxEntry | null> {
  const stored = await browser.storage.session.get(keyOf(id));
  return parseStored(parseEntry, stored[keyOf(id)]);
}

/** For whoever has it in hand for a while: what was taken away meanwhile isn't put back. */
export async function updateEntry(entry: OutboxEntry): Promise<void> {
  if ((await loadEntry(entry.id)) !== null) await saveEntry(entry);
}
