/** What somebody was in the middle of at one server is no business of the next: drafts, and writes that still wait. */
import browser from "webextension-polyfill";
import { isDraftKey } from "./draft-key.ts";
import { isOutboxKey } from "./outbox.ts";

export async function forgetWork(): Promise<void> {
  const stored = await browser.storage.session.get(null);
  const work = Object.keys(stored).filter((key) => isDraftKey(key) || isOutboxKey(key));
  await Promise.all(work.map((key) => browser.storage.session.remove(key)));
}
