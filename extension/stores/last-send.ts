/** What became of the mails that were sent last: by now some of the people may be in no list that is shown. */
import type { SendResult } from "../api/answers.ts";
import type { OutboxEntry } from "../storage/outbox.ts";

export type Refused = Extract<SendResult, { readonly sent: false }>;
export type Unsent = { readonly result: Refused; readonly name: string | null };

export type LastSend = {
  readonly at: number;
  readonly results: ReadonlyMap<string, SendResult>;
  readonly names: Readonly<Record<string, string>>;
};

/** More people than the server takes at once are several entries, made one right after the other. */
const SAME_SEND_MS = 5_000;

/** With what one more entry has come to; an entry of another send takes its place. */
export function withResults(last: LastSend | null, entry: OutboxEntry): LastSend | null {
  if (entry.state !== "done" || entry.result.op !== "send-invitations") return last;
  if (entry.mutation.op !== "send-invitations") return last;
  const before = last !== null && Math.abs(entry.at - last.at) < SAME_SEND_MS ? last : null;
  return {
    at: entry.at,
    results: new Map([
      ...(before?.results ?? []),
      ...entry.result.results.map((one) => [one.accountId, one] as const),
    ]),
    names: { ...before?.names, ...entry.mutation.names },
  };
}

/** Who got no mail. */
export const unsentIn = ({ results, names }: LastSend): readonly Unsent[] =>
  [...results.values()].flatMap((result) =>
    result.sent ? [] : [{ result, name: names[result.accountId] ?? null }],
  );
