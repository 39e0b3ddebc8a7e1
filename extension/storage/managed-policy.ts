/**
 * What the company's IT has set for every browser (Chrome and Edge: registry or console; Firefox: policies.json). Firefox
 * checks nothing of it, so everything is parsed. `managed_schema.json` in the manifest's folder says the same to Chrome.
 * It may change while the browser runs, and not every browser tells: whoever needs it reads it anew.
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
  /** Nothing can be changed from this browser. */
  readonly isReadOnly: boolean;
  /** What would open the server again after the browser was closed isn't kept. */
  readonly isSessionOnly: boolean;
  /** `off`: none, whoever wants them; `failures`: what goes wrong, but not that it is well again. */
  readonly notifications: "off" | "failures" | null;
};

export const NO_POLICY: ManagedPolicy = {
  isServerLocked: false,
  language: null,
  isFirstRunPageOff: false,
  isReadOnly: false,
  isSessionOnly: false,
  notifications: null,
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
  const { workerUrl, lockServer, language, disableFirstRunPage, readOnly, sessionOnly, notifications } =
    stored;
  return {
    ...(isFilled(workerUrl) ? { workerUrl } : {}),
    isServerLocked: isFilled(workerUrl) && lockServer === true,
    language: isOneOf(["de", "en"] as const)(language) ? language : null,
    isFirstRunPageOff: disableFirstRunPage === true,
    isReadOnly: readOnly === true,
    isSessionOnly: sessionOnly === true,
    notifications: isOneOf(["off", "failures"] as const)(notifications) ? notifications : null,
  };
}
