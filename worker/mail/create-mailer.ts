/** The mailer that MAIL_CARRIER chooses. Without a sender's address nothing is sent, and the outcome says so. */
import type { Carry } from "./carry-in-turn.ts";
import { carryInTurn, MAIL_TIMES, type MailTimes } from "./carry-in-turn.ts";
import { createCloudflareCarrier, type EmailBinding } from "./create-cloudflare-carrier.ts";
import { createResendCarrier, isResendThere } from "./create-resend-carrier.ts";
import { createSmtpCarrier, SMTP_CONNECTIONS } from "./create-smtp-carrier.ts";
import { isSmtpUrl } from "./is-smtp-url.ts";
import { allStopped, MAILS_AT_ONCE, type Mail, type Mailer, type MailOutcome } from "./mailer.ts";

/** As `MailVariables` of worker/env.ts. */
export type MailerVariables = {
  readonly carrier: "cloudflare" | "resend" | "smtp";
  readonly from: string;
  readonly resendApiKey: string;
  readonly resendBaseUrl: string;
  readonly smtpUrl: string;
};

export type MailerOptions = {
  readonly variables: MailerVariables;
  readonly binding: EmailBinding;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Who we are, to carriers that refuse the nameless: `rollcall/1.2.3`. */
  readonly userAgent: string;
  /** How long a mail and a batch may take; tests have less. */
  readonly times?: MailTimes;
};

export function createMailer(options: MailerOptions): Mailer {
  const problem = problemOf(options.variables);
  if (problem !== null)
    return { send: async (mails) => allStopped(mails, { kind: "refused", code: problem }) };
  const { times = MAIL_TIMES } = options;
  switch (options.variables.carrier) {
    case "cloudflare":
      return inTurn(createCloudflareCarrier(options.binding, options.variables.from), times);
    case "resend":
      return resendMailer(options);
    case "smtp":
      return smtpMailer(options.variables, times);
  }
}

/** Why nothing can be sent at all; `null`: it can. */
export function problemOf({ carrier, from, resendApiKey, smtpUrl }: MailerVariables): string | null {
  if (from === "") return "mail-from-not-set";
  if (carrier === "resend" && resendApiKey === "") return "resend-api-key-not-set";
  if (carrier !== "smtp") return null;
  if (smtpUrl === "") return "smtp-url-not-set";
  return isSmtpUrl(smtpUrl) ? null : "smtp-url-invalid";
}

const inTurn = (carry: Carry, times: MailTimes): Mailer => ({
  send: (mails) => carryInTurn(mails, { carry, atOnce: MAILS_AT_ONCE, times }),
});

/** One after the other: its limit counts requests a second, whoever makes them. */
function resendMailer({ variables, fetch, userAgent, times = MAIL_TIMES }: MailerOptions): Mailer {
  const { resendBaseUrl: baseUrl, resendApiKey: apiKey, from } = variables;
  const resend = { fetch, baseUrl, apiKey, from, userAgent };
  const carry = createResendCarrier(resend);
  return {
    send: async (mails) =>
      mails.length === 0 || (await isResendThere(resend))
        ? carryInTurn(mails, { carry, atOnce: 1, times })
        : allStopped(mails, { kind: "unreachable", code: "carrier-down" }),
  };
}

/** Connections last as long as a batch: a Worker can't keep them beyond the request that opened them. */
function smtpMailer({ smtpUrl: url, from }: MailerVariables, times: MailTimes): Mailer {
  return {
    async send(mails) {
      const carriers = Array.from({ length: Math.min(SMTP_CONNECTIONS, mails.length) }, () =>
        createSmtpCarrier({ url, from, mailMs: times.mailMs }),
      );
      const free = [...carriers];
      try {
        const carry = (mail: Mail) => carryBy(free, mail);
        return await carryInTurn(mails, { carry, atOnce: carriers.length, times });
      } finally {
        for (const carrier of carriers) carrier.close();
      }
    },
  };
}

type SmtpCarrier = ReturnType<typeof createSmtpCarrier>;

/** As many mails are on their way as there are carriers, so there is always one that is free. */
async function carryBy(free: SmtpCarrier[], mail: Mail): Promise<MailOutcome> {
  const carrier = free.pop();
  if (carrier === undefined) throw new Error("more mails than connections");
  try {
    return await carrier.carry(mail);
  } finally {
    free.push(carrier);
  }
}
