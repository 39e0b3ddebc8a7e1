/** The Worker, a real SMTP server beside it, and a company small enough to count: what tests of invitations begin with. */

import { type Received, type Smtp, startSmtp } from "../mail/start-smtp.ts";
import type { Company } from "../personio/company/company.ts";
import { saveSettings } from "../sync/running/configure.ts";
import { companyOf } from "../sync/running/small-company.ts";
import { type Rollcall, startRollcall } from "../worker/start-rollcall.ts";

export const PUBLIC_URL = "https://rollcall.example";
export const APP_URL = "https://app.beispiel.example/start";

/** As much of an invitation's row as tests look at. */
export type InvitationRow = {
  readonly account_id: string;
  readonly state: string;
  readonly email: string;
  readonly times: number;
  readonly tries: number;
  readonly problem: string | null;
  readonly next_try_at: number | null;
  readonly claimed_by: string | null;
  readonly sent_at: number | null;
  readonly expires_at: number | null;
  readonly token_hash: string | null;
};

export type SendResult = {
  readonly accountId: string;
  readonly sent: boolean;
  readonly code?: string;
  readonly retryAt?: string;
  readonly problem?: string;
};

export type World = {
  readonly rollcall: Rollcall;
  readonly smtp: Smtp;
  /** Empties everything; `people` are in Personio, and the settings are the defaults but for `settings`. */
  begin(people: number, settings?: Readonly<Record<string, unknown>>): Promise<Company>;
  invitations(): Promise<readonly InvitationRow[]>;
  /** Waits until this many mails have been taken, and a little longer for one too many. */
  taken(count: number): Promise<readonly Received[]>;
  send(accountIds: readonly string[], key?: string): Promise<readonly SendResult[]>;
  /** The account of `person<id>@beispiel.example`. */
  accountOf(id: number): Promise<string>;
  close(): Promise<void>;
};

export const addressOf = (id: number): string => `person${id}@beispiel.example`;

/** The path of the link in a mail. */
export function linkIn({ text }: Pick<Received, "text">): string {
  const path = /https:\/\/rollcall\.example(\/i\/rci_[\w-]{43})/u.exec(text)?.[1];
  if (path === undefined) throw new Error(`there is no link in ${text}`);
  return path;
}

export async function startWorld(variables: Readonly<Record<string, string>> = {}): Promise<World> {
  const smtp = await startSmtp();
  const rollcall = await startRollcall({
    variables: {
      ...{ MAIL_CARRIER: "smtp", SMTP_URL: smtp.url, MAIL_FROM: "rollcall@beispiel.example", PUBLIC_URL },
      ...variables,
    },
  });
  return {
    rollcall,
    smtp,
    async begin(people, settings = {}) {
      const company = companyOf(people);
      await rollcall.reset({ company });
      await smtp.up();
      await smtp.behave({});
      await smtp.forget();
      await rollcall.connect();
      const invitations = {
        ...{ expireAfterDays: 14, appUrl: APP_URL, senderName: "People team", language: "de" },
        remindAfterDays: null,
      };
      const alerts = { emails: [] };
      await saveSettings(rollcall.db, { companyName: "Beispiel GmbH", invitations, alerts, ...settings });
      return company;
    },
    invitations: () => rollcall.rows<InvitationRow>("SELECT * FROM invitation ORDER BY email"),
    taken: (count) => takenBy(smtp, count),
    async send(accountIds, key) {
      const headers: Record<string, string> = key === undefined ? {} : { "idempotency-key": key };
      const { body } = await rollcall.call<{ results: readonly SendResult[] }>(
        "POST",
        "/v1/invitations/send",
        { accountIds },
        { headers },
      );
      return body.results;
    },
    async accountOf(id) {
      const [row] = await rollcall.rows<{ id: string }>(
        "SELECT id FROM account WHERE email = ?",
        addressOf(id),
      );
      if (row === undefined) throw new Error(`person ${id} has no account`);
      return row.id;
    },
    async close() {
      await rollcall.close();
      await smtp.close();
    },
  };
}

async function takenBy(smtp: Smtp, count: number): Promise<readonly Received[]> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    if ((await smtp.recipients()).length >= count) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await new Promise((resolve) => setTimeout(resolve, 150));
  const mails = await smtp.mails();
  if (mails.length !== count) throw new Error(`${mails.length} mails were taken, not ${count}`);
  return mails;
}

/** Waits until something is so. */
export async function until(isSo: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; ) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`it has not come to that within ${withinMs} ms`);
}
