/** What an admin wants of an account, and what of it is new: fields as in a change's record. Pure. */
import { type CustomValue, TEXT_FIELDS } from "../../core/account.ts";
import type { AccountFields } from "../../directory/edit-accounts.ts";
import type { UpdateAccount } from "./account-edit-routes.ts";
import type { AccountAnswer } from "./account-routes.ts";

type Custom = Readonly<Record<string, CustomValue>>;

/** Empty is null. Custom attributes are put among those that are there. */
export function fieldsOf(wanted: UpdateAccount, custom: Custom): AccountFields {
  const texts = TEXT_FIELDS.flatMap((field) => {
    const value = wanted[field];
    return value === undefined ? [] : [[field, value === "" ? null : value] as const];
  });
  return {
    ...Object.fromEntries(texts),
    ...(wanted.email === undefined ? {} : { email: wanted.email }),
    ...(wanted.managerId === undefined ? {} : { manager: wanted.managerId }),
    ...(wanted.custom === undefined ? {} : { custom: mergedCustom(custom, wanted.custom) }),
  };
}

function mergedCustom(current: Custom, wanted: Custom): Custom {
  const merged = new Map(Object.entries(current));
  for (const [name, value] of Object.entries(wanted)) {
    if (value === null || value === "") merged.delete(name);
    else merged.set(name, value);
  }
  return Object.fromEntries([...merged].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export type Difference = {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: AccountFields;
};

/** What stays as it is, is on neither side. */
export function differenceOf(current: AccountAnswer, wanted: AccountFields): Difference {
  const known: Readonly<Record<string, unknown>> = { ...current, manager: current.manager?.id ?? null };
  const isNew = ([field, value]: readonly [string, unknown]) => !isSame(known[field], value);
  const { email, custom, ...texts } = wanted;
  const after = {
    ...Object.fromEntries(Object.entries(texts).filter(isNew)),
    ...(email !== undefined && isNew(["email", email]) ? { email } : {}),
    ...(custom !== undefined && isNew(["custom", custom]) ? { custom } : {}),
  };
  return { before: Object.fromEntries(Object.keys(after).map((field) => [field, known[field]])), after };
}

/** Custom attributes singly. */
export function changedNames({ before, after }: Difference): readonly string[] {
  const fields = Object.keys(after).filter((field) => field !== "custom");
  if (after.custom === undefined) return fields;
  const old: Readonly<Record<string, unknown>> = Object(before["custom"]);
  const now: Readonly<Record<string, unknown>> = after.custom;
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
  return [
    ...fields,
    ...names.filter((name) => !isSame(old[name], now[name])).map((name) => `custom.${name}`),
  ];
}

/** The order of custom attributes makes no difference. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));

function inOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
