import browser from "webextension-polyfill";
import { loadPolicy } from "../storage/managed-policy.ts";
import { loadPairing } from "../storage/pairing.ts";

/** After installation: the page on which everything begins, unless IT has said not to. */
export async function greet(): Promise<void> {
  const [policy, pairing] = await Promise.all([loadPolicy(), loadPairing()]);
  if (policy.isFirstRunPageOff || pairing !== null) return;
  await browser.tabs.create({ url: browser.runtime.getURL("pair.html") });
}
