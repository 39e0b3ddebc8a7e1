/**
 * Pushes one batch of what waits: people first, teams once nobody is due any more. A destination that refuses is stopped,
 * one that is away is left alone for a while, and one person it doesn't take holds nobody up. What was done is written down
 * before the next batch, in one transaction.
 */
import type { Database } from "../../../db/database.ts";
import { outageAfter } from "../../core/push-retry.ts";
import type { DestinationFailure } from "../destination.ts";
import { loadDestination, outageOf, type StoredDestination, stopDestination } from "../destination-store.ts";
import { type Brake, createBrake, isOfAll } from "./create-brake.ts";
import { loadDueTeams } from "./due-team.ts";
import { loadDueAccounts } from "./load-due.ts";
import { markUncertain, unmarkUnreached } from "./mark-uncertain.ts";
import type { DestinationOpener, Session } from "./open-destination.ts";
import { stillPushing } from "./push-lease.ts";
import { pushPeople } from "./push-people.ts";
import { pushTeams, saveTeams } from "./push-teams.ts";
import { savePeople } from "./save-push.ts";

export type DrainOptions = {
  readonly db: Database;
  readonly opener: DestinationOpener;
  /** Who holds the lease. */
  readonly owner: string;
  readonly now: () => number;
};

export type Drained = {
  /** `later`: the destination is away, or refuses. */
  readonly next: "more" | "done" | "later";
  /** When the destination is asked again; `null`: not by itself. */
  readonly retryAt: number | null;
  readonly pushed: number;
  readonly failed: number;
  /** Admins may have something to hear: it stopped, or it is well again. */
  readonly isNews: boolean;
};

const NOTHING: Drained = { next: "done", retryAt: null, pushed: 0, failed: 0, isNews: false };

export async function drainOutbox(options: DrainOptions): Promise<Drained> {
  const { db, opener, now } = options;
  const stored = await loadDestination(db);
  if (stored === null || !stored.enabled || stored.state !== "active") return NOTHING;
  const retryAt = outageOf(stored)?.retryAt ?? 0;
  if (retryAt > now()) return { ...NOTHING, next: "later", retryAt };
  const people = await loadDueAccounts(db, { now: now(), attributes: stored.customAttributes });
  const teams = people.length === 0 ? await loadDueTeams(db, { now: now(), kind: stored.kind }) : [];
  if (people.length + teams.length === 0) return NOTHING;
  const session = await opener.open(stored);
  if (session === null) return save(options, { stored, work: STOPPED });
  const brake = createBrake(now);
  if (people.length > 0) {
    const marked = await markUncertain(db, people, session.client);
    const results = await pushPeople(people, { db, session, brake });
    const failures = results.map(({ outcome }) => (outcome.kind === "failed" ? outcome.failure : null));
    const statements = (at: At) => [...unmarkUnreached(db, marked, results), ...savePeople(db, results, at)];
    return save(options, { stored, work: await workOf({ session, brake, failures, statements }) });
  }
  const ours = () => stillPushing(db, { owner: options.owner, updatedAt: stored.updatedAt });
  const write = (statements: readonly D1PreparedStatement[]) => db.$client.batch([ours(), ...statements]);
  const results = await pushTeams(teams, { db, destination: session.client, brake, write });
  const failures = results.map(({ outcome }) => outcome.failure);
  const statements = (at: At) => saveTeams(db, results, at);
  return save(options, { stored, work: await workOf({ session, brake, failures, statements }) });
}

type At = { readonly now: number; readonly isAway: boolean };

/** What a batch came to. `stop` and `away` concern the destination as a whole. */
type Work = {
  readonly session: Session | null;
  readonly stop: DestinationFailure | null;
  readonly away: DestinationFailure | null;
  readonly failures: readonly (DestinationFailure | null)[];
  readonly statements: (at: At) => readonly D1PreparedStatement[];
};

/** The token is missing, or sealed with a key that is gone. */
const STOPPED: Work = {
  ...{ session: null, away: null, failures: [], statements: () => [] },
  stop: { reason: "destination-refused", status: 401 },
};

async function workOf(
  done: Pick<Work, "failures" | "statements"> & { readonly session: Session; readonly brake: Brake },
): Promise<Work> {
  const { session, brake, failures, statements } = done;
  const cause = brake.cause() ?? (await probe(session, failures));
  const isRefusal = cause?.reason === "destination-refused";
  const stop = isRefusal ? cause : null;
  return { session, stop, away: isRefusal ? null : cause, failures, statements };
}

/** When nothing went well it may have been for the few who were pushed, or the destination is away: one question tells. */
async function probe(
  { client }: Session,
  failures: readonly (DestinationFailure | null)[],
): Promise<DestinationFailure | null> {
  if (!failures.some((it) => it !== null && isOfAll(it)) || failures.includes(null)) return null;
  const check = await client.check();
  return check.ok || !isOfAll(check.error) ? null : check.error;
}

async function save(
  { db, opener, owner, now }: DrainOptions,
  { stored, work }: { readonly stored: StoredDestination; readonly work: Work },
): Promise<Drained> {
  const { stop, away, failures } = work;
  const at = { now: now(), isAway: stop !== null || away !== null };
  if (failures.some((it) => it !== null && isOfAll(it))) opener.forget();
  const retryAt = away !== null && "retryAt" in away ? away.retryAt : null;
  const outage = away === null ? null : outageAfter(outageOf(stored), { now: at.now, retryAt });
  const pushed = failures.filter((it) => it === null).length;
  const isWellAgain = !at.isAway && pushed > 0 && stored.problem !== null;
  const problem = away === null ? null : { code: away.reason, params: { ...outage, answer: detailOf(away) } };
  const keptProblem = isWellAgain ? null : (problem ?? stored.problem);
  await db.$client.batch([
    stillPushing(db, { owner, updatedAt: stored.updatedAt }),
    ...work.statements(at),
    db.$client
      .prepare(
        "UPDATE destination SET learnt = coalesce(?1, learnt), problem = ?2, pushed_at = coalesce(?3, pushed_at)",
      )
      .bind(learntOf(work.session), keptProblem && JSON.stringify(keptProblem), pushed > 0 ? at.now : null),
    ...(stop === null ? [] : [stopDestination(db, problemOf(stop), stored)]),
  ]);
  return {
    next: at.isAway ? "later" : "more",
    retryAt: outage?.retryAt ?? null,
    ...{ pushed, failed: failures.length - pushed, isNews: isWellAgain || stop !== null },
  };
}

const learntOf = (session: Session | null): string | null =>
  session === null ? null : JSON.stringify(session.client.learnt());

const problemOf = (failure: DestinationFailure) => ({
  code: failure.reason,
  params: "status" in failure ? { status: failure.status } : {},
});

const detailOf = (failure: DestinationFailure): string => ("detail" in failure ? failure.detail : "");
