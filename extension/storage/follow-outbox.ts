import { type ReadonlySignal, signal } from "@preact/signals";
import browser from "webextension-polyfill";
import { isOutboxKey, loadOutbox, type OutboxEntry } from "./outbox.ts";

/** For pages: all that is in the outbox, kept up to date. */
export async function followOutbox(): Promise<ReadonlySignal<readonly OutboxEntry[]>> {
  const outbox = signal<readonly OutboxEntry[]>([]);
  const read = async (): Promise<void> => {
    outbox.value = await loadOutbox();
  };
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === "session" && Object.keys(changes).some(isOutboxKey)) void read();
  });
  await read();
  return outbox;
}
