/**
 * SMTP submission through nodemailer's connection – not its pool, which by itself sends a mail again whose connection
 * broke. Encrypted always (`smtps:`, or STARTTLS required) except towards this very machine. A mail is known to be
 * unsent as long as none of it was written; once its text is on its way, only the server's last word tells.
 */
import MailComposer from "nodemailer/lib/mail-composer";
import type { Mail, MailOutcome } from "./mailer.ts";
import { senderOf } from "./mailer.ts";
import { openSmtpSession, type SmtpFailure, type SmtpSession } from "./open-smtp-session.ts";

/** `mailMs`: how long one mail may take, connecting included. */
export type SmtpOptions = { readonly url: string; readonly from: string; readonly mailMs: number };

/** Of one batch. Providers allow few connections at a time, and each carries many mails. */
export const SMTP_CONNECTIONS = 3;

/** Carries the mails it is given one after the other over one connection; opens another when that breaks. */
export type SmtpCarrier = { carry(mail: Mail): Promise<MailOutcome>; close(): void };

export function createSmtpCarrier({ url, from, mailMs }: SmtpOptions): SmtpCarrier {
  let session: SmtpSession | null = null;
  return {
    async carry(mail) {
      // A little less than who waits for us has, who would not know whether any of the text was written.
      const until = Date.now() + mailMs * 0.9;
      const message = composedOf(mail, from);
      if (message === null) return { kind: "refused", code: "mail-invalid" };
      const opened =
        session?.isOpen() === true ? session : await openSmtpSession(url, { name: hostOf(from), until });
      if ("failure" in opened) return beforeText(opened.failure);
      session = opened;
      const { failure, isBegun } = await opened.send({ from, to: [mail.to] }, { message, until });
      if (failure === null) return { kind: "sent" };
      return isBegun ? afterText(failure) : beforeText(failure);
    },
    close() {
      session?.close();
      session = null;
    },
  };
}

function composedOf(mail: Mail, from: string) {
  try {
    return new MailComposer(composed(mail, from)).compile();
  } catch {
    return null;
  }
}

const composed = (mail: Mail, from: string) => ({
  from: { name: senderOf(mail), address: from },
  to: [{ name: "", address: mail.to }],
  ...{ subject: mail.subject, text: mail.text, html: mail.html },
  headers: { "Auto-Submitted": "auto-generated" },
  ...{ disableFileAccess: true, disableUrlAccess: true },
});

/** Nothing of the mail was written: it certainly did not go out. */
function beforeText({ code, command, responseCode }: SmtpFailure): MailOutcome {
  if (code === "EAUTH" || code === "ENOAUTH") {
    return isPermanent(responseCode) || responseCode === null
      ? { kind: "refused", code: "carrier-credentials-refused" }
      : { kind: "unreachable", code: "carrier-down" };
  }
  if (command === "RCPT TO" && responseCode !== null && responseCode !== 421) {
    return isPermanent(responseCode)
      ? { kind: "refused", code: "recipient-refused" }
      : { kind: "unreachable", code: "put-off" };
  }
  if (command === "MAIL FROM" && isPermanent(responseCode))
    return { kind: "refused", code: "sender-refused" };
  if (command === "DATA" && isPermanent(responseCode)) return { kind: "refused", code: "mail-refused" };
  return { kind: "unreachable", code: code === "ETLS" ? "carrier-not-encrypted" : "carrier-down" };
}

/** The server has the text: a refusal is its word that it won't deliver, anything else leaves it open. */
function afterText({ code, responseCode }: SmtpFailure): MailOutcome {
  if (code === "EMESSAGE" && isPermanent(responseCode)) return { kind: "refused", code: "mail-refused" };
  if (code === "EMESSAGE" && responseCode !== null && responseCode >= 400 && responseCode < 500) {
    return { kind: "unreachable", code: responseCode === 421 ? "carrier-down" : "put-off" };
  }
  return { kind: "unknown", code: "connection-lost" };
}

const isPermanent = (code: number | null): boolean =>
  code !== null && code >= 500 && code < 600 && code !== 503;

const hostOf = (address: string): string => address.split("@").at(-1) ?? "localhost";
