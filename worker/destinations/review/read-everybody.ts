/** Everybody over there, or why nobody knows: from a list that isn't complete nothing may be concluded. */
import type { Database } from "../../../db/database.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Destination, DestinationFailure, RemoteGroup, RemoteId, RemotePerson } from "../destination.ts";
import { takePushLease } from "../push/push-lease.ts";
import type { Review, ReviewProblem } from "./review-ports.ts";

export type EverybodyRead = {
  readonly people: readonly RemotePerson[];
  /** `null`: not asked, or not told in full. */
  readonly groups: readonly RemoteGroup[] | null;
  readonly difference: Destination["difference"];
  /** The token is a new one: it may open another company, where the same ids are other people's. */
  readonly isMaybeAnother: boolean;
};

/** The place is good for three minutes (push-lease.ts). */
const RENEW_AFTER_MS = 30_000;

export async function readEverybody(review: Review): Promise<Result<EverybodyRead, ReviewProblem>> {
  const { db, id, now, open, stored } = review;
  const destination = await open(stored);
  // A token that can't be opened any more is as good as one that is refused: it has to be entered again.
  if (destination === null) return err({ code: "destination-refused", params: {} });
  const people: RemotePerson[] = [];
  let renewedAt = now();
  const end = await destination.listPeople(async (page) => {
    people.push(...page);
    if (now() - renewedAt < RENEW_AFTER_MS) return;
    renewedAt = now();
    await takePushLease(db, id);
  });
  if (!end.ok) return err(problemOf(end.error));
  const { incomplete, received } = end.value;
  if (incomplete !== null)
    return err({ code: "destination-incomplete", params: { why: incomplete, received } });
  const groups = await readGroups(review, destination);
  return ok({
    people,
    groups,
    difference: destination.difference,
    isMaybeAnother: stored.state === "stopped",
  });
}

/** Where some teams are groups of ours. People matter more: a list of groups that can't be had ends nothing. */
async function readGroups(
  { db, id, log }: Review,
  destination: Destination,
): Promise<EverybodyRead["groups"]> {
  const ours = await loadGroups(db);
  if (ours.size === 0) return null;
  const told = await destination.listGroups(ours);
  if (told.ok && told.value.end.incomplete === null) return told.value.groups;
  log("review.groups-unread", {
    review: id,
    problem: told.ok ? told.value.end.incomplete : told.error.reason,
  });
  return null;
}

async function loadGroups(db: Database): Promise<ReadonlySet<RemoteId>> {
  const rows = await db.$client.prepare("SELECT remote_id FROM destination_team").raw<[RemoteId]>();
  return new Set(rows.map(([remoteId]) => remoteId));
}

/** Of a destination as a whole. */
export function problemOf(failure: DestinationFailure): ReviewProblem {
  switch (failure.reason) {
    case "destination-refused":
      return { code: failure.reason, params: { status: failure.status } };
    case "destination-unavailable":
    case "destination-unreadable":
      return { code: failure.reason, params: { answer: failure.detail } };
    default:
      return { code: "destination-unreadable", params: { answer: failure.reason } };
  }
}
