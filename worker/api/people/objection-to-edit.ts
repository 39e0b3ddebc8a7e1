/** What an edit must not make of an account, beyond what each of its fields may hold. Pure. */
import type { CustomValue } from "../../core/account.ts";
import { clashingName } from "../../core/custom-name.ts";
import type { AccountFields } from "../../directory/edit-accounts.ts";
import type { Issue } from "../http/invalid-request.ts";
import { MAX_CUSTOM_FIELDS } from "./account-edit-routes.ts";

type Custom = Readonly<Record<string, CustomValue>>;

export type JudgedEdit = {
  readonly before: {
    readonly startDate: string | null;
    readonly endDate: string | null;
    readonly custom: Custom;
  };
  /** Only what changes. */
  readonly after: AccountFields;
  /** Names of custom attributes that Personio's attributes fill. */
  readonly mapped: readonly string[];
};

/** What was out of order before, a sync say, keeps nobody from editing something else. */
export function objectionToEdit({ before, after, mapped }: JudgedEdit): Issue | null {
  return objectionToDates(before, after) ?? objectionToCustom(before.custom, after.custom, mapped);
}

function objectionToDates(before: JudgedEdit["before"], { startDate, endDate }: AccountFields): Issue | null {
  if (startDate === undefined && endDate === undefined) return null;
  const start = startDate === undefined ? before.startDate : startDate;
  const end = endDate === undefined ? before.endDate : endDate;
  if (start === null || end === null || start <= end) return null;
  return { path: ["endDate"], message: "ends-before-start" };
}

function objectionToCustom(
  before: Custom,
  after: Custom | undefined,
  mapped: readonly string[],
): Issue | null {
  if (after === undefined) return null;
  const [old, names] = [Object.keys(before), Object.keys(after)];
  if (names.length > MAX_CUSTOM_FIELDS && names.length > old.length)
    return { path: ["custom"], message: `would be more than ${MAX_CUSTOM_FIELDS}` };
  const name = clashingName({ before: old, after: names, mapped });
  return name === null ? null : { path: ["custom", name], message: "name-too-similar" };
}
