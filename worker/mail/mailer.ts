/** How mail leaves: one interface, three carriers (cloudflare, resend, smtp), chosen by MAIL_CARRIER. */

export type Mail = {
  readonly to: string;
  /** Shown beside our address; empty: the address alone. */
  readonly senderName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/**
 * `refused`: it was not sent and won't be (a bad address, a setting of ours); a person has to look.
 * `unreachable`: it was certainly not sent, and may be later. `unknown`: it may have gone out; never sent again by itself.
 * `code`: a stable kebab-case word, never what the other side said.
 */
export type MailOutcome =
  | { readonly kind: "sent" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unreachable"; readonly code: string }
  | { readonly kind: "unknown"; readonly code: string };

export type Mailer = {
  /** One outcome a mail, in their order. Never throws for what happens on the way. */
  send(mails: readonly Mail[]): Promise<readonly MailOutcome[]>;
};

/** At most so many are on their way at once (Workers open six connections at a time). */
export const MAILS_AT_ONCE = 6;

/** What was begun and not waited for to its end. */
export const NO_ANSWER = { kind: "unknown", code: "no-answer" } as const;

/** Was not begun: the carrier met trouble before its turn came. Counts as no try. */
export const NOT_TRIED = { kind: "unreachable", code: "carrier-in-trouble" } as const;

/** The receiving side put off this one mail (greylisting, a full mailbox); the next may well go through. */
export const PUT_OFF = { kind: "unreachable", code: "put-off" } as const;

const OURS_TO_MEND: ReadonlySet<string> = new Set([
  ...["carrier-credentials-refused", "sender-refused", "mail-from-not-set", "public-url-not-set"],
  ...["resend-api-key-not-set", "smtp-url-not-set", "smtp-url-invalid"],
]);

/** Refused for a setting of ours, so that every other mail would be as well. */
export const isOursToMend = (outcome: MailOutcome): boolean =>
  outcome.kind === "refused" && OURS_TO_MEND.has(outcome.code);

/** Nothing can be sent: one mail says why, the rest was not tried. */
export const allStopped = (mails: readonly unknown[], outcome: MailOutcome): readonly MailOutcome[] =>
  mails.map((_, index) => (index === 0 ? outcome : NOT_TRIED));

/**
 * As text may stand in a header, or beside an address: a header ends where its line does, and characters that can't be
 * seen (directions, joiners) make a name read as another.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cf}+/gu, "")
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();

export const senderOf = ({ senderName }: Pick<Mail, "senderName">): string => oneLine(senderName);
