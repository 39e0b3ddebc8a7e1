/** What is stored of the destination, with how many people are in step and which run there is to look at. */
import type { Database } from "../../../db/database.ts";
import { loadDestination, type StoredDestination } from "../../destinations/destination-store.ts";
import { etagOf } from "../http/etag.ts";
import { toInstantOrNull } from "../http/wire.ts";
import { HOLDS_LEASE } from "../runs/run-record.ts";
import type { DestinationAnswer } from "./destination-routes.ts";

/** SQL: which of the three somebody in the outbox is. */
export const WAITING_STATE = `CASE WHEN held = 'admin' THEN 'held'
  WHEN held IS NOT NULL OR code IS NOT NULL THEN 'failed' ELSE 'waiting' END`;

type Numbers = Readonly<Record<"inStep" | "waiting" | "failed" | "held" | "failedTeams", number>> & {
  readonly review: string | null;
};

const NUMBERS = `
  WITH due AS (SELECT id, ${WAITING_STATE} AS state FROM outbox WHERE kind = 'account')
  SELECT (SELECT count(*) FROM destination_account WHERE account_id NOT IN (SELECT id FROM due)) AS inStep,
    (SELECT count(*) FROM due WHERE state = 'waiting') AS waiting,
    (SELECT count(*) FROM due WHERE state = 'failed') AS failed,
    (SELECT count(*) FROM due WHERE state = 'held') AS held,
    (SELECT count(*) FROM outbox WHERE kind = 'team' AND code IS NOT NULL) AS failedTeams,
    (SELECT id FROM run WHERE mode = 'push' AND (state = 'paused'
       OR (state IN ('queued', 'reading', 'planning', 'applying') AND ${HOLDS_LEASE}))
     ORDER BY started_at DESC LIMIT 1) AS review`;

/** Of what is saved; how things go over there is no change. */
export const destinationEtag = (stored: StoredDestination | null): Promise<string> =>
  etagOf(
    stored === null
      ? null
      : [stored.kind, stored.baseUrl, stored.sealedToken, stored.enabled, stored.customAttributes],
  );

export async function presentDestination(
  db: Database,
  stored: StoredDestination | null,
): Promise<DestinationAnswer> {
  const { review = null, ...counts } = (await db.$client.prepare(NUMBERS).first<Numbers>()) ?? NOBODY;
  return {
    configured: (stored?.sealedToken ?? null) !== null,
    enabled: stored?.enabled ?? false,
    kind: stored?.kind ?? null,
    baseUrl: stored?.baseUrl ?? null,
    token: (stored?.sealedToken ?? null) === null ? null : "set",
    state: stateOf(stored, review),
    problem: stored?.problem ?? null,
    customAttributes: { ...stored?.customAttributes },
    checkedAt: toInstantOrNull(stored?.checkedAt ?? null),
    lastPushAt: toInstantOrNull(stored?.pushedAt ?? null),
    lastReconcileAt: toInstantOrNull(stored?.reconciledAt ?? null),
    counts,
    reviewRunId: review,
    invites: "rollcall",
  };
}

const NOBODY: Numbers = { inStep: 0, waiting: 0, failed: 0, held: 0, failedTeams: 0, review: null };

function stateOf(stored: StoredDestination | null, review: string | null): DestinationAnswer["state"] {
  if (stored === null || !stored.enabled) return "off";
  return stored.state !== "active" && review !== null ? "reviewing" : stored.state;
}

export const loadDestinationView = async (db: Database): Promise<DestinationAnswer> =>
  presentDestination(db, await loadDestination(db));
