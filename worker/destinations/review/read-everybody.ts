/** Everybody over there, or why nobody knows: from a list that isn't complete nothing may be concluded. */
import { err, ok, type Result } from "../../core/result.ts";
import type { Destination, DestinationFailure, RemotePerson } from "../destination.ts";
import { takePushLease } from "../push/push-lease.ts";
import type { Review, ReviewProblem } from "./review-ports.ts";

export type EverybodyRead = {
  readonly people: readonly RemotePerson[];
  readonly difference: Destination["difference"];
};

/** The place is good for two minutes. */
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
  return ok({ people, difference: destination.difference });
}

/** Of a destination as a whole. */
export function problemOf(failure: DestinationFailure): ReviewProblem {
  switch (failure.reason) {
    case "destination-refused":
      return { code: failure.reason, params: { status: failure.status } };
    case "destination-unavailable":
    case "destination-unreadable":
      return { code: failure.reason, params: { detail: failure.detail } };
    default:
      return { code: "destination-unreadable", params: { detail: failure.reason } };
  }
}
