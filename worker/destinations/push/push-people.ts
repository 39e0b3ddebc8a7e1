/** Pushes the accounts of a batch, as many at a time as the client lets through. Nothing is written down here. */
import type { Database } from "../../../db/database.ts";
import type { DestinationFailure, RemoteId } from "../destination.ts";
import type { Brake } from "./create-brake.ts";
import type { DueAccount } from "./due-account.ts";
import { inLanes } from "./in-lanes.ts";
import { isTaken, nameSwaps } from "./name-swaps.ts";
import type { Session } from "./open-destination.ts";
import { type PushOutcome, type PushPorts, pushAccount } from "./push-account.ts";

export type PushedPerson = { readonly due: DueAccount; readonly outcome: PushOutcome };

export type PeoplePorts = { readonly db: Database; readonly session: Session; readonly brake: Brake };

/** A Worker has six connections; two more wait, so that none is idle. */
const LANES = 8;
/** From so many newcomers on, reading everybody costs less than looking each of them up. */
const READ_EVERYBODY_FROM = 20;

/** Whom nobody came to before the brake was on isn't among the answers. */
export async function pushPeople(
  due: readonly DueAccount[],
  { db, session, brake }: PeoplePorts,
): Promise<readonly PushedPerson[]> {
  const unread = await readEverybody(due, session);
  if (unread !== null) {
    brake.pull(unread);
    return [];
  }
  const ports: PushPorts = { destination: session.client, claim: createClaims(db) };
  const push = (some: readonly DueAccount[]) =>
    inLanes(some, { lanes: LANES, brake }, async (one): Promise<PushedPerson> => {
      const outcome = await pushAccount(one, ports);
      brake.note(outcome.kind === "failed" ? outcome.failure : null);
      return { due: one, outcome };
    });
  return nameSwaps(await withSecondTry(await push(due), push), db);
}

async function readEverybody(
  due: readonly DueAccount[],
  session: Session,
): Promise<DestinationFailure | null> {
  const strangers = due.filter(({ remoteId }) => remoteId === null);
  if (strangers.length < READ_EVERYBODY_FROM) return null;
  const read = await session.readEverybody();
  return read.ok ? null : read.error;
}

/** An address that was taken may have been given up later in the same batch: as long as that helps somebody. */
async function withSecondTry(
  results: readonly PushedPerson[],
  push: (due: readonly DueAccount[]) => Promise<readonly PushedPerson[]>,
): Promise<readonly PushedPerson[]> {
  const taken = results.filter(isTaken);
  if (taken.length === 0 || taken.length === results.length) return results;
  const again = await push(taken.map(({ due, outcome: { there } }) => ({ ...due, ...foundAt(there) })));
  const tried = new Set(again.map(({ due }) => due.wanted.accountId));
  const kept = results.filter(({ due }) => !tried.has(due.wanted.accountId));
  return [...kept, ...(await withSecondTry(again, push))];
}

const foundAt = (there: PushOutcome["there"]) => ({
  remoteId: there?.remoteId ?? null,
  seen: there?.seen ?? null,
});

/** Whose a person over there is: asked of the database once, when somebody who was there already is found. */
function createClaims(db: Database): PushPorts["claim"] {
  let loading: Promise<Map<RemoteId, string>> | null = null;
  return async (remoteId, { wanted: { accountId } }) => {
    loading ??= loadOwners(db);
    const owners = await loading;
    const owner = owners.get(remoteId) ?? accountId;
    owners.set(remoteId, owner);
    return owner === accountId;
  };
}

async function loadOwners(db: Database): Promise<Map<RemoteId, string>> {
  const rows = await db.$client
    .prepare("SELECT remote_id, account_id FROM destination_account")
    .raw<[RemoteId, string]>();
  return new Map(rows);
}
