/** A comparison → the changes an admin reads: fields by our names, as they are over there and as they would be. Pure. */
import type { AccountId } from "../../core/account.ts";
import type { Fields, FieldValue } from "../../core/change.ts";
import type { EmployeeId } from "../../core/employee.ts";
import type { PushChange, PushKind, PushReason } from "../../core/push-change.ts";
import type { DestinationPerson, PersonChanges, RemoteId, RemotePerson } from "../destination.ts";
import type { WantedRow } from "../push/due-account.ts";
import type { Compared, Comparison } from "./compare.ts";

export type Naming = {
  readonly accounts: readonly WantedRow[];
  readonly attributes: Readonly<Record<string, string>>;
};

/** In the order in which they are shown: constructive first, who leaves last. */
export function toChanges(comparison: Comparison, naming: Naming): readonly PushChange[] {
  const rows = new Map(naming.accounts.map((row) => [row.id, row]));
  const names = namesOf(comparison, naming);
  const make = (accountId: string, kind: PushKind, what: What) => toChange(rows.get(accountId), kind, what);
  const activity = (to: boolean) => (pair: Compared) =>
    pair.changes?.isActive === to
      ? [make(pair.wanted.accountId, to ? "reactivate" : "deactivate", { code: "differs-there" })]
      : [];
  return [
    ...comparison.pairs.flatMap(activity(true)),
    ...comparison.missing.map((wanted) =>
      make(wanted.accountId, "create", {
        code: comparison.gone.has(wanted.accountId) ? "gone-there" : "missing-there",
        ...createdFields(wanted, names),
      }),
    ),
    ...comparison.pairs.flatMap((pair) => foundChange(pair, names, make)),
    ...comparison.pairs.flatMap(activity(false)),
    ...comparison.conflicts.map(({ accountId, remoteIds }) =>
      make(accountId, "hold", { code: "destination-conflict", params: { remoteIds: [...remoteIds] } }),
    ),
  ];
}

type What = {
  readonly code: PushReason;
  readonly params?: PushChange["reason"]["params"];
  readonly before?: Fields;
  readonly after?: Fields;
};

type Make = (accountId: string, kind: PushKind, what: What) => PushChange;

/** Being adopted is something to know even where nothing is other. */
function foundChange({ wanted, remote, by, changes }: Compared, names: Names, make: Make): PushChange[] {
  const fields = changes === null ? {} : changedFields(changes, remote, names);
  if (by === "known") {
    const isOther = Object.keys(fields.after ?? {}).length > 0;
    return isOther ? [make(wanted.accountId, "update", { code: "differs-there", ...fields })] : [];
  }
  const code = by === "email" ? "same-email" : "same-external-id";
  return [make(wanted.accountId, "adopt", { code, ...fields })];
}

function toChange(row: WantedRow | undefined, kind: PushKind, what: What): PushChange {
  const { code, params = {}, before = {}, after = {} } = what;
  return { kind, ...whoIs(row), teamId: null, before, after, reason: { code, params } };
}

export function whoIs(row: WantedRow | undefined): Pick<PushChange, "employeeId" | "accountId" | "name"> {
  const name = [row?.first_name, row?.last_name].filter((it) => it).join(" ");
  return {
    employeeId: (row?.external_id ?? null) as EmployeeId | null,
    accountId: (row?.id ?? null) as AccountId | null,
    name: name === "" ? (row?.email ?? "") : name,
  };
}

type Names = {
  /** Their id of an attribute → our name of it. */
  readonly attribute: ReadonlyMap<string, string>;
  /** Their id of a person → our account. */
  readonly account: ReadonlyMap<RemoteId, AccountId>;
};

const namesOf = ({ pairs }: Comparison, { attributes }: Naming): Names => ({
  attribute: new Map(Object.entries(attributes).map(([name, id]) => [id, name])),
  account: new Map(pairs.map(({ wanted, remote }) => [remote.remoteId, wanted.accountId])),
});

type Sides = Pick<What, "before" | "after">;

function changedFields(changes: PersonChanges, remote: RemotePerson, names: Names): Sides {
  const { texts, custom, manager } = changes;
  const before: Record<string, FieldValue> = {};
  const after: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(texts)) after[field] = value ?? null;
  for (const field of Object.keys(texts)) before[field] = textOf(remote, field);
  if (manager !== undefined) {
    before["manager"] = managerOf(remote.managerId, names);
    after["manager"] = managerOf(manager?.remoteId ?? null, names);
  }
  if (Object.keys(custom).length > 0) {
    const ids = Object.keys(custom);
    const own = (textOfId: (id: string) => string | null) =>
      Object.fromEntries(ids.map((id) => [names.attribute.get(id) ?? id, textOfId(id)]));
    before["custom"] = own((id) => remote.custom[id] ?? null);
    after["custom"] = own((id) => custom[id] ?? null);
  }
  return { before, after };
}

/** Somebody over there whom nobody knows here has no name that could be shown. */
const managerOf = (remoteId: RemoteId | null, { account }: Names): string | null =>
  remoteId === null ? null : (account.get(remoteId) ?? remoteId);

function textOf(remote: RemotePerson, field: string): string | null {
  const value = new Map<string, unknown>(Object.entries(remote)).get(field);
  return typeof value === "string" ? value : null;
}

const CREATED = [
  "email",
  "firstName",
  "lastName",
  "jobTitle",
  "startDate",
  "department",
  "location",
] as const;

function createdFields(wanted: DestinationPerson, { account }: Names): Sides {
  const texts = CREATED.flatMap((field) => (wanted[field] === null ? [] : [[field, wanted[field]] as const]));
  const remoteId = wanted.manager?.remoteId ?? null;
  const manager = remoteId === null ? {} : { manager: account.get(remoteId) ?? null };
  return { before: {}, after: { ...Object.fromEntries(texts), ...manager } };
}
