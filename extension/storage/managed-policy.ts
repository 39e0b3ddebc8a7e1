/**
 * What the company's IT has set for every browser (Chrome and Edge: registry or console; Firefox: policies.json). Firefox
 * checks nothing of it, so everything is parsed. `managed_schema.json` in the manifest's folder says the same to Chrome.
 */
import browser from "webextension-polyfill";
import { isFields, isFilled, isOneOf } from "./parse-stored.ts";

export type ManagedPolicy = {
  /** The server’s address, as it was typed there. */
  readonly workerUrl?: string;
  /** Nobody may connect to another server. */
  readonly isServerLocked: boolean;
  readonly language: "de" | "en" | null;
  /** Don't open the pairing page after installation. */
  readonly isFirstRunPageOff: boolean;
};

export const NO_POLICY: ManagedPolicy = {
  isServerLocked: false,
  language: null,
  isFirstRunPageOff: false,
};

export async function loadPolicy(): Promise<ManagedPolicy> {
  try {
    return parsePolicy(await browser.storage.managed.get(null));
  } catch {
    // Firefox has no managed storage at all while no policy is set.
    return NO_POLICY;
  }
}

export function parsePolicy(stored: unknown): ManagedPolicy {
  if (!isFields(stored)) return NO_POLICY;
  const { workerUrl, lockServer, language, disableFirstRunPage } = stored;
  return {
    ...(isFilled(workerUrl) ? { workerUrl } : {}),
    isServerLocked: isFilled(workerUrl) && lockServer === true,
    language: isOneOf(["de", "en"] as const)(language) ? language : null,
    isFirstRunPageOff: disableFirstRunPage === true,
  };
}
