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
    }
  | { readonly op: "start-run"; readonly mode: "apply" | "preview"; readonly draft?: ExclusionDraft };

export type MutationResult =
  | { readonly op: "save-exclusions"; readonly saved: SavedExclusions }
  | { readonly op: "send-invitations"; readonly results: readonly SendResult[] }
  | { readonly op: "start-run"; readonly runId: string };

export type OutboxEntry = {
  /** Also the key by which the server knows a repetition. */
  readonly id: string;
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

const PREFIX = "outbox:";
/** Whoever holds it is the only one who sends. */
export const OUTBOX_LOCK = "rollcall:outbox";
const OPS = ["save-exclusions", "send-invitations", "start-run"] as const;
const STATES = ["waiting", "sending", "done", "failed"] as const;

export const isOutboxKey = (key: string): boolean => key.startsWith(PREFIX);

/** Its id. It is stored before the background is told, so nothing gets lost between the two. */
export async function submitMutation(mutation: Mutation): Promise<string> {
  const id = crypto.randomUUID();
  await saveEntry({ id, mutation, at: Date.now(), tries: 0, state: "waiting", failure: null });
  const message: OutboxMessage = { type: "mutate", id };
  // Nobody waits for the outcome here: it is found in the entry.
  browser.runtime.sendMessage(message).catch(() => undefined);
  return id;
}

/** Somebody has seen what became of it. */
export const dismissEntry = (id: string): Promise<void> => browser.storage.session.remove(PREFIX + id);

/** Takes back what is waiting. What is being sent is waited for, and stays: it can't be taken back, and its outcome is shown. */
export function cancelEntry(id: string, locks: Pick<LockManager, "request">): Promise<void> {
  return locks.request(OUTBOX_LOCK, async () => {
    if ((await loadEntry(id))?.state === "waiting") await dismissEntry(id);
  });
}

export const saveEntry = (entry: OutboxEntry): Promise<void> =>
  browser.storage.session.set({ [PREFIX + entry.id]: entry });

export async function loadEntry(id: string): Promise<OutboxEntry | null> {
  const stored = await browser.storage.session.get(PREFIX + id);
  return parseStored(parseEntry, stored[PREFIX + id]);
}

/** Oldest first. */
export async function loadOutbox(): Promise<readonly OutboxEntry[]> {
  const stored = await browser.storage.session.get(null);
  return Object.entries(stored)
    .flatMap(([key, value]) => (isOutboxKey(key) ? (parseStored(parseEntry, value) ?? []) : []))
    .sort((one, other) => one.at - other.at);
}

function parseEntry(stored: unknown): OutboxEntry | null {
  if (!isFields(stored) || !isFilled(stored["id"])) return null;
  if (!isNumber(stored["at"]) || !isNumber(stored["tries"])) return null;
  const { mutation } = stored;
  return isFields(mutation) && isOneOf(OPS)(mutation["op"]) && isOneOf(STATES)(stored["state"])
    ? (stored as OutboxEntry)
    : null;
}
