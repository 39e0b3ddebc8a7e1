/**
 * Both sides against each other. Pure: it says who over there is whom, what is other there than it should be, who is missing
 * and whom nobody can tell apart. People over there who are nobody's don't appear at all, so nothing can happen to them.
 */
import { parseJson } from "../../config/load-config.ts";
import { type AccountId, emailKey } from "../../core/account.ts";
import { type PairConflict, pairUp } from "../../core/pairing.ts";
import type {
  Destination,
  DestinationPerson,
  PersonChanges,
  RemoteId,
  RemotePerson,
} from "../destination.ts";
import { toWanted, type WantedRow } from "../push/due-account.ts";
import type { Known, OurSide } from "./load-ours.ts";

export type Comparison = {
  readonly pairs: readonly Compared[];
  /** Active, and nobody over there: to be created, or found by their address when they are pushed. */
  readonly missing: readonly DestinationPerson[];
  /** Known over there once, and not there any more. */
  readonly gone: ReadonlySet<AccountId>;
  readonly conflicts: readonly PairConflict[];
};

export type Compared = {
  readonly wanted: DestinationPerson;
  readonly remote: RemotePerson;
  /** How they were recognised. */
  readonly by: "known" | "external-id" | "email";
  readonly changes: PersonChanges | null;
};

export type Theirs = {
  readonly people: readonly RemotePerson[];
  readonly difference: Destination["difference"];
  /** The same ids may be other people's. */
  readonly isMaybeAnother: boolean;
  /** Our custom names → their ids. */
  readonly attributes: Readonly<Record<string, string>>;
};

/**
 * Whoever an admin holds back takes part in telling people apart, and in nothing else. Who is excluded is recognised – they
 * may be a manager – and left as they are (product.md, rules 22 and 23).
 */
export function compare(ours: OurSide, theirs: Theirs): Comparison {
  const there = new Map(theirs.people.map((person) => [person.remoteId, person]));
  const isHeld = (id: AccountId) => ours.waiting.get(id) === "admin";
  const excluded = new Set<string>(
    ours.accounts.flatMap(({ id, link }) => (link === "excluded" ? [id] : [])),
  );
  const rows = new Map(ours.accounts.map((row) => [row.id, row]));
  const isThem = ([id, known]: [AccountId, Known]): boolean => {
    const [row, remote] = [rows.get(id), there.get(known.remoteId)];
    if (remote === undefined) return false;
    return row === undefined || !theirs.isMaybeAnother || !isSomebodyElse(remote, row, known);
  };
  const known = [...ours.known].filter(isThem);
  const found = new Map<AccountId, Found>(known.map(([id, { remoteId }]) => [id, { remoteId, by: "known" }]));
  const taken = new Set(known.map(([, { remoteId }]) => remoteId));
  const free = ours.accounts.filter(({ id }) => !found.has(id as AccountId));
  const pairing = pairUp(
    free.map(toOurs),
    theirs.people.filter(({ remoteId }) => !taken.has(remoteId)).map(toTheirs),
  );
  for (const { accountId, remoteId, by } of pairing.pairs) {
    if (!isHeld(accountId)) found.set(accountId, { remoteId: remoteId as RemoteId, by });
  }
  const missing = new Set(pairing.missing);
  const wantedOf = (row: WantedRow) =>
    toWanted(
      { ...row, manager_remote_id: found.get(row.manager_id as AccountId)?.remoteId ?? null },
      theirs.attributes,
    );
  const pairs: Compared[] = [];
  const toMake: DestinationPerson[] = [];
  for (const row of ours.accounts) {
    const id = row.id as AccountId;
    if (isHeld(id)) continue;
    if (missing.has(id) && !excluded.has(id)) toMake.push(wantedOf(row));
    const pair = found.get(id);
    const remote = pair === undefined ? undefined : there.get(pair.remoteId);
    if (pair === undefined || remote === undefined) continue;
    const wanted = wantedOf(row);
    const changes = excluded.has(id) ? null : theirs.difference(wanted, remote);
    pairs.push({ wanted, remote, by: pair.by, changes });
  }
  return {
    pairs,
    missing: toMake,
    gone: new Set([...ours.known.keys()].filter((id) => found.get(id)?.by !== "known")),
    conflicts: pairing.conflicts.filter(({ accountId }) => !isHeld(accountId) && !excluded.has(accountId)),
  };
}

/** By neither the account nor what was last seen of them is it the same person: no external id and no address agrees. */
function isSomebodyElse(remote: RemotePerson, row: WantedRow, { seen }: Known): boolean {
  const last = parseJson(seen) as Pick<RemotePerson, "externalId" | "email"> | null;
  const emails = [remote.email, ...remote.otherEmails].map(emailKey);
  const isSameId =
    remote.externalId !== null && [row.external_id, last?.externalId].includes(remote.externalId);
  return (
    !isSameId && ![row.email, last?.email ?? row.email].some((email) => emails.includes(emailKey(email)))
  );
}

type Found = { readonly remoteId: RemoteId; readonly by: Compared["by"] };

const toOurs = ({ id, external_id, email, state }: WantedRow) => ({
  accountId: id as AccountId,
  externalId: external_id,
  email,
  isActive: state === "active",
});

const toTheirs = ({ remoteId, externalId, email, otherEmails }: RemotePerson) => ({
  remoteId,
  externalId,
  emails: [email, ...otherEmails],
});
