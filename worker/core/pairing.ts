/**
 * Who over there is whom of ours (product.md, rules 3 and 5, towards a destination): by the external id, else by the address,
 * and never by a guess. People over there that are nobody's stay what they are.
 */
import { type AccountId, emailKey } from "./account.ts";

/** One of our accounts, as far as it can be recognised. */
export type Ours = {
  readonly accountId: AccountId;
  readonly externalId: string | null;
  readonly email: string;
  readonly isActive: boolean;
};

/** Somebody over there. `emails`: every address they go by. */
export type Theirs = {
  readonly remoteId: string;
  readonly externalId: string | null;
  readonly emails: readonly string[];
};

export type Pair = {
  readonly accountId: AccountId;
  readonly remoteId: string;
  readonly by: "external-id" | "email";
};

/** Held: several over there fit, or the address belongs to somebody else there. */
export type PairConflict = { readonly accountId: AccountId; readonly remoteIds: readonly string[] };

export type Pairing = {
  readonly pairs: readonly Pair[];
  /** Active accounts that nobody over there is: to be created. Deactivated ones aren't made only to be switched off. */
  readonly missing: readonly AccountId[];
  readonly conflicts: readonly PairConflict[];
};

export function pairUp(ours: readonly Ours[], theirs: readonly Theirs[]): Pairing {
  const byExternalId = groupBy(theirs, ({ externalId }) => (externalId === null ? [] : [externalId]));
  const byEmail = groupBy(theirs, ({ emails }) => [...new Set(emails.map(emailKey))]);
  const ownIds = new Set(ours.flatMap(({ externalId }) => externalId ?? []));
  const pairs: Pair[] = [];
  const missing: AccountId[] = [];
  const conflicts: PairConflict[] = [];
  for (const account of ours) {
    const { accountId } = account;
    const found = candidatesFor(account, { byExternalId, byEmail, ownIds });
    if (found.remoteIds.length > 1) conflicts.push({ accountId, remoteIds: found.remoteIds });
    else if (found.remoteIds[0] !== undefined)
      pairs.push({ accountId, remoteId: found.remoteIds[0], by: found.by });
    else if (account.isActive) missing.push(accountId);
  }
  return { ...withoutTwice(pairs, conflicts), missing };
}

type Index = {
  readonly byExternalId: ReadonlyMap<string, readonly Theirs[]>;
  readonly byEmail: ReadonlyMap<string, readonly Theirs[]>;
  /** The external ids that are ours: whoever over there has one of them is spoken for. */
  readonly ownIds: ReadonlySet<string>;
};

type Candidates = { readonly by: Pair["by"]; readonly remoteIds: readonly string[] };

function candidatesFor({ externalId, email }: Ours, { byExternalId, byEmail, ownIds }: Index): Candidates {
  const byId = externalId === null ? [] : (byExternalId.get(externalId) ?? []);
  const isSpokenFor = (one: Theirs): boolean =>
    one.externalId !== null && one.externalId !== externalId && ownIds.has(one.externalId);
  // Who has the address and is another account of ours gives it up in the same push, or is that one's conflict.
  const holders = (byEmail.get(emailKey(email)) ?? []).filter((one) => !isSpokenFor(one));
  const all = [...new Set([...byId, ...holders].map(({ remoteId }) => remoteId))];
  return { by: byId.length > 0 ? "external-id" : "email", remoteIds: all };
}

/** Two accounts of ours that lead to one person over there: neither is certain. */
function withoutTwice(pairs: readonly Pair[], conflicts: readonly PairConflict[]): Omit<Pairing, "missing"> {
  const claims = groupBy(pairs, ({ remoteId }) => [remoteId]);
  const claimedTwice = new Set([...claims].flatMap(([remoteId, own]) => (own.length > 1 ? [remoteId] : [])));
  const isTwice = ({ remoteId }: Pair): boolean => claimedTwice.has(remoteId);
  const twice = pairs
    .filter(isTwice)
    .map(({ accountId, remoteId }) => ({ accountId, remoteIds: [remoteId] }));
  return { pairs: pairs.filter((pair) => !isTwice(pair)), conflicts: [...conflicts, ...twice] };
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
