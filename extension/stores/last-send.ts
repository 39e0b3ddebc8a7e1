/** What became of the mails that were sent last: by now some of the people may be in no list that is shown. */
import type { SendResult } from "../api/answers.ts";
import type { OutboxEntry } from "../storage/outbox.ts";

export type Refused = Extract<SendResult, { readonly sent: false }>;
export type Unsent = { readonly result: Refused; readonly name: string | null };
export type SendEntry = OutboxEntry & { readonly mutation: { readonly op: "send-invitations" } };

export type LastSend = {
  readonly id: string;
  readonly results: ReadonlyMap<string, SendResult>;
  readonly names: Readonly<Record<string, string>>;
  /** How many people the parts hold that failed as a whole: of each of them nothing is known. */
  readonly lost: number;
  /** Whether no part of it is still to come. */
  readonly isOver: boolean;
  /** The entries that tell of it. */
  readonly told: readonly string[];
};

export const isSend = (entry: OutboxEntry): entry is SendEntry => entry.mutation.op === "send-invitations";

export const sendIdOf = ({ id, mutation }: SendEntry): string => mutation.sendId ?? id;

export const isOver = ({ state }: OutboxEntry): boolean => state === "done" || state === "failed";

/** The latest of which something is known, all its parts together. */
export function lastSendIn(entries: readonly SendEntry[]): LastSend | null {
  const latest = entries.findLast(({ state }) => state === "done");
  if (latest === undefined) return null;
  const id = sendIdOf(latest);
  const parts = entries.filter((entry) => sendIdOf(entry) === id);
  const failed = parts.filter(({ state }) => state === "failed");
  return {
    id,
    results: new Map(parts.flatMap(resultsIn).map((one) => [one.accountId, one])),
    names: Object.assign({}, ...parts.map(({ mutation }) => mutation.names)),
    lost: failed.reduce((sum, { mutation }) => sum + mutation.accountIds.length, 0),
    isOver: parts.every(isOver),
    told: parts.flatMap((part) => (part.state === "done" ? [part.id] : [])),
  };
}

const resultsIn = (entry: SendEntry): readonly SendResult[] =>
  entry.state === "done" && entry.result.op === "send-invitations" ? entry.result.results : [];

/** Who got no mail. */
export const unsentIn = ({ results, names }: LastSend): readonly Unsent[] =>
  [...results.values()].flatMap((result) =>
    result.sent ? [] : [{ result, name: names[result.accountId] ?? null }],
  );
