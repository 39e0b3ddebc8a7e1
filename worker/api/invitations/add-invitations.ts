import type { Context } from "hono";
import { type SentByHand, sendByHand } from "../../invitations/send-by-hand.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp, ApiEnv } from "../api-env.ts";
import { type Anchor, anchorsBy, anchorsSchema, placeBehind } from "../http/anchors.ts";
import { answerOnce } from "../http/answer-once.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { toInstant, toInstantOrNull } from "../http/wire.ts";
import type { AccountKey } from "../people/account-page.ts";
import { loadAccountKeys } from "../people/load-accounts.ts";
import { toAccountFilter } from "../people/to-account-filter.ts";
import {
  type InvitationAnswer,
  listInvitations,
  type SendAnswer,
  sendInvitations,
} from "./invitation-routes.ts";
import { type InvitationRow, listInvitationRows } from "./load-invitations.ts";

const KEYSET: Keyset<readonly Anchor[]> = { list: "invitations", key: anchorsSchema };
const toKey = anchorsBy(
  ({ lastKey, firstKey, id }: InvitationRow): AccountKey => [lastKey ?? "", firstKey ?? "", id],
);

export function addInvitations(app: ApiApp, deps: ApiDeps): void {
  const { db, now } = deps;
  app.openapi(listInvitations, async (c) => {
    const query = c.req.valid("query");
    const { q, limit, state: invitation = "any" } = query;
    const anchors = keyAfter(query, KEYSET);
    const after = anchors === null ? null : placeBehind(anchors, await loadAccountKeys(db, anchors));
    const filter = await toAccountFilter(db, {
      ...{ q, limit, invitation, after },
      // Whoever has left is not to be invited.
      state: invitation === "none" ? "active" : null,
    });
    const rows = await listInvitationRows(db, filter);
    return c.json(toPage(rows, query, { list: KEYSET.list, toKey, toItem: present }), 200);
  });
  app.openapi(sendInvitations, async (c) => {
    const body = c.req.valid("json");
    const by = c.get("principal").name;
    const key = c.req.valid("header")["idempotency-key"];
    const request = { key, principal: by, operation: "sendInvitations", body, now: now() };
    const answering = answerOnce(db, request, async () => {
      return toAnswer(await sendByHand(deps, { accountIds: body.accountIds, by }));
    });
    return c.json(await toTheEnd(c, answering), 200);
  });
}

/** A client that hangs up must not end what has been claimed and not yet recorded. */
async function toTheEnd<T>(c: Context<ApiEnv>, work: Promise<T>): Promise<T> {
  c.executionCtx.waitUntil(work.catch(() => undefined));
  return work;
}

const present = (row: InvitationRow): InvitationAnswer => ({
  ...{ accountId: row.id, name: row.name, email: row.email, state: row.state },
  sentAt: toInstantOrNull(row.sentAt),
  times: row.times ?? 0,
  expiresAt: toInstantOrNull(row.expiresAt),
  problem: row.problem,
  nextTryAt: toInstantOrNull(row.nextTryAt),
});

const toAnswer = (results: readonly SentByHand[]): SendAnswer => ({
  results: results.map((it) =>
    it.sent
      ? { accountId: it.accountId, sent: true as const }
      : {
          ...{ accountId: it.accountId, sent: false as const, code: it.code },
          ...(it.retryAt === null ? {} : { retryAt: toInstant(it.retryAt) }),
          ...(it.problem === null ? {} : { problem: it.problem }),
        },
  ),
});
