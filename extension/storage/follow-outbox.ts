import { type ReadonlySignal, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { isOutboxKey, loadOutbox, type OutboxEntry } from "./outbox.ts";

export type FollowedOutbox = {
  readonly entries: ReadonlySignal<readonly OutboxEntry[]>;
  /** At once, without waiting for the browser to tell. */
  readonly read: () => Promise<void>;
};

/** For pages: all that is in the outbox, kept up to date. */
export async function followOutbox(): Promise<FollowedOutbox> {
  const entries = signal<readonly OutboxEntry[]>([]);
  const read = async (): Promise<void> => {
    entries.value = await loadOutbox();
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && Object.keys(changes).some(isOutboxKey)) void read();
  });
  await read();
  return { entries, read };
}
