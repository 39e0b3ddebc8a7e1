/** Invitations an admin sends, singly or in bulk: who gets one now, who doesn't and why, in the order asked. */
import type { Database } from "../../db/database.ts";
import { loadConfig } from "../config/load-config.ts";
import { type Invitable, type InvitationState, mayInvite, type Uninvitable } from "../core/invitations.ts";
import type { MailOutcome } from "../mail/mailer.ts";
import { claimByHand } from "./claim.ts";
import type { InvitationPorts } from "./invitation-ports.ts";
import type { Result } from "./record-outcomes.ts";
import { BATCH_MAILS, sendClaimed } from "./send-claimed.ts";

export type SentByHand =
  | { readonly accountId: string; readonly sent: true }
  | {
      readonly accountId: string;
      readonly sent: false;
      readonly code: Uninvitable["code"] | `mail-${Exclude<MailOutcome["kind"], "sent">}`;
      /** When it may be asked for again, or is tried again by itself. */
      readonly retryAt: number | null;
      /** What was wrong with the mail. */
      readonly problem: string | null;
    };

export async function sendByHand(
  ports: InvitationPorts,
  asked: { readonly accountIds: readonly string[]; readonly by: string },
): Promise<readonly SentByHand[]> {
  const accountIds = [...new Set(asked.accountIds)];
  const { settings } = await loadConfig(ports.db);
  const { expireAfterDays } = settings.invitations;
  const results = new Map<string, Result>();
  for (let from = 0; from < accountIds.length; from += BATCH_MAILS) {
    const claimer = `request:${crypto.randomUUID()}`;
    const claiming = { claimer, now: ports.now(), expireAfterDays, by: asked.by };
    const some = accountIds.slice(from, from + BATCH_MAILS);
    const claims = await claimByHand(ports.db, { ...claiming, accountIds: some });
    for (const it of await sendClaimed(ports, claims, { settings, claimer, mayWait: false }))
      results.set(it.claim.accountId, it);
  }
  const left = accountIds.filter((id) => !results.has(id));
  const others = left.length === 0 ? new Map<string, Invitable>() : await loadInvitable(ports.db, left);
  const now = ports.now();
  return asked.accountIds.map((accountId) => {
    const result = results.get(accountId);
    return result === undefined
      ? refused(accountId, others.get(accountId) ?? null, now)
      : present(accountId, result);
  });
}

function present(accountId: string, { outcome, nextTryAt }: Result): SentByHand {
  if (outcome.kind === "sent") return { accountId, sent: true };
  const { kind, code: problem } = outcome;
  return { accountId, sent: false, code: `mail-${kind}`, retryAt: nextTryAt, problem };
}

/** Nothing speaks against it any more: whoever did has only just let go. Asking again is safe. */
const JUST_FREED = { code: "cooldown" } as const;

function refused(accountId: string, who: Invitable | null, now: number): SentByHand {
  const verdict = mayInvite(who, now);
  const why: Uninvitable = verdict.ok ? { ...JUST_FREED, retryAt: now } : verdict.error;
  const retryAt = why.code === "cooldown" ? why.retryAt : null;
  return { accountId, sent: false, code: why.code, retryAt, problem: null };
}

type Row = {
  readonly id: string;
  readonly accountState: "active" | "deactivated";
  readonly state: InvitationState | null;
  readonly sentAt: number | null;
  readonly claimedAt: number | null;
};

async function loadInvitable(db: Database, ids: readonly string[]): Promise<Map<string, Invitable>> {
  const { results } = await db.$client
    .prepare(
      `SELECT account.id, account.state AS accountState, invitation.state, invitation.sent_at AS sentAt,
         invitation.claimed_at AS claimedAt
       FROM json_each(?1) AS wanted JOIN account ON account.id = wanted.value
       LEFT JOIN invitation ON invitation.account_id = account.id`,
    )
    .bind(JSON.stringify(ids))
    .all<Row>();
  return new Map(
    results.map(({ id, accountState, state, sentAt, claimedAt }) => {
      const invitation = state === null ? null : { state, sentAt, claimedAt };
      return [id, { accountState, invitation }];
    }),
  );
}
