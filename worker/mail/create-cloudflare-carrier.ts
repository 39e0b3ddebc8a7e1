/**
 * Cloudflare's Email Service, through the `send_email` binding. It throws errors with a `code`; those that say why a mail
 * was not taken are known, for every other nobody can say that it wasn't.
 * Source: developers.cloudflare.com/email-service/api/send-emails/workers-api, November 2026.
 */
import type { Carry } from "./carry-in-turn.ts";
import { type MailOutcome, senderOf } from "./mailer.ts";
import { within } from "./within.ts";

const TIMEOUT_MS = 15_000;

const REFUSED: Readonly<Record<string, string>> = {
  E_VALIDATION_ERROR: "mail-invalid",
  E_FIELD_MISSING: "mail-invalid",
  E_TOO_MANY_RECIPIENTS: "mail-invalid",
  E_TOO_MANY_ATTACHMENTS: "mail-invalid",
  E_CONTENT_TOO_LARGE: "mail-invalid",
  E_SENDER_NOT_VERIFIED: "sender-refused",
  E_SENDER_NOT_ALLOWED: "sender-refused",
  E_SENDER_DOMAIN_NOT_AVAILABLE: "sender-refused",
  E_RECIPIENT_NOT_ALLOWED: "recipient-refused",
  E_RECIPIENT_SUPPRESSED: "recipient-suppressed",
};

const UNREACHABLE: Readonly<Record<string, string>> = {
  E_RATE_LIMIT_EXCEEDED: "limit-reached",
  E_DAILY_LIMIT_EXCEEDED: "limit-reached",
};

/** As much of the `send_email` binding as we use. */
export type EmailBinding = {
  send(message: {
    readonly from: string | { readonly name: string; readonly email: string };
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
  }): Promise<unknown>;
};

export function createCloudflareCarrier(binding: EmailBinding, from: string): Carry {
  return async (mail) => {
    const { to, subject, html, text } = mail;
    const name = senderOf(mail);
    const sender = name === "" ? from : { name, email: from };
    const sending = binding.send({ from: sender, to, subject, html, text }).then(
      (): MailOutcome => ({ kind: "sent" }),
      (error: unknown) => outcomeOf(error),
    );
    return within<MailOutcome>(TIMEOUT_MS, sending, { kind: "unknown", code: "no-answer" });
  };
}

function outcomeOf(error: unknown): MailOutcome {
  const code = codeOf(error);
  const refused = REFUSED[code] ?? (code.startsWith("E_HEADER") ? "mail-invalid" : undefined);
  if (refused !== undefined) return { kind: "refused", code: refused };
  const unreachable = UNREACHABLE[code];
  return unreachable === undefined
    ? { kind: "unknown", code: "carrier-error" }
    : { kind: "unreachable", code: unreachable };
}

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
