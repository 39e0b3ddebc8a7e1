/**
 * What is to be written to the server. Popup and tab put it here and the background carries it out, so that it also happens
 * when the popup is closed in the same moment; what became of it stays until somebody has seen it.
 */
import browser from "webextension-polyfill";
import type { ExclusionDraft, SavedExclusions, SendResult } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { parseStored } from "./areas.ts";
import { isFields, isFilled, isNumber, isOneOf } from "./parse-stored.ts";

export type Mutation =
  | {
      readonly op: "save-exclusions";
      readonly key: string;
      readonly values: readonly string[];
      readonly etag: string;
    }
  | {
      readonly op: "send-invitations";
      readonly accountIds: readonly string[];
      /** By id, for the outcome: by then they may be in no list any more. */
      readonly names?: Readonly<Record<string, string>>;
      /** Of all entries that were one press: more people than the server takes at once are several. */
      readonly sendId?: string;
    }
  | { readonly op: "start-run"; readonly mode: "apply" | "preview"; readonly draft?: ExclusionDraft };

export type MutationResult =
  | { readonly op: "save-exclusions"; readonly saved: SavedExclusions }
  | { readonly op: "send-invitations"; readonly results: readonly SendResult[] }
  | { readonly op: "start-run"; readonly runId: string };

export type OutboxEntry = {
  /** Also the key by which the server knows a repetition. */
  readonly id: string;
  /** For whom it was meant, and the only one who hears of it. */
  readonly server: string;
  readonly mutation: Mutation;
  readonly at: number;
  readonly tries: number;
} & (
  | { readonly state: "waiting"; readonly failure: Failure | null }
  /** With why the try before came to nothing. */
  | { readonly state: "sending"; readonly failure?: Failure | null }
  | { readonly state: "done"; readonly result: MutationResult }
  | { readonly state: "failed"; readonly failure: Failure }
);

export type OutboxMessage = { readonly type: "mutate"; readonly id: string };

export const OUTBOX_PREFIX = "outbox:";
const OPS = ["save-exclusions", "send-invitations", "start-run"] as const;
const STATES = ["waiting", "sending", "done", "failed"] as const;

export const isOutboxKey = (key: string): boolean => key.startsWith(OUTBOX_PREFIX);

/** Oldest first. */
export async function loadOutbox(): Promise<readonly OutboxEntry[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored)
    .flatMap(([key, value]) => (isOutboxKey(key) ? (parseStored(parseEntry, value) ?? []) : []))
    .sort((one, other) => one.at - other.at);
}

export function parseEntry(stored: unknown): OutboxEntry | null {
  if (!isFields(stored) || !isFilled(stored["id"]) || !isFilled(stored["server"])) return null;
  if (!isNumber(stored["at"]) || !isNumber(stored["tries"])) return null;
  const { mutation } = stored;
  return isFields(mutation) && isOneOf(OPS)(mutation["op"]) && isOneOf(STATES)(stored["state"])
    ? (stored as OutboxEntry)
    : null;
}
