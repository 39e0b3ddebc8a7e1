/**
 * The right side: an account and a team of our directory, as the core sees them.
 */
import type { AttributeKey, EmployeeId } from "./employee.ts";

export type AccountId = string & { readonly __brand: "AccountId" };
export type TeamId = string & { readonly __brand: "TeamId" };

/** Linked: follows an employee. Excluded: has an employee, but an exclusion cuts the link. Unlinked: made by hand. */
export type Link = "linked" | "excluded" | "unlinked";

/** Text fields an attribute can fill, under the names the API uses. Dates are `YYYY-MM-DD`. */
export const TEXT_FIELDS = [
  "firstName",
  "lastName",
  "jobTitle",
  "startDate",
  "endDate",
  "location",
  "gender",
  "level",
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export type CustomValue = string | number | readonly string[] | null;

/** `source` is the key of the attribute that put the person there, or `manual`. */
export type Membership = { readonly teamId: TeamId; readonly source: AttributeKey | typeof MANUAL };
export const MANUAL = "manual";

export type Account = {
  readonly id: AccountId;
  readonly externalId: EmployeeId | null;
  readonly link: Link;
  readonly email: string;
  readonly text: Readonly<Record<TextField, string | null>>;
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** `level` and the custom names that a mapping filled; what is not mapped any more is taken away again. */
  readonly sourced: readonly string[];
  readonly managerId: AccountId | null;
  readonly state: "active" | "deactivated";
  readonly memberships: readonly Membership[];
};

export type Team = { readonly id: TeamId; readonly name: string; readonly origin: "synced" | "manual" };

/** Which department (by Personio's id) or attribute value feeds a team. */
export type TeamSource = {
  readonly attributeKey: AttributeKey;
  readonly ref: string;
  readonly teamId: TeamId;
};

/** The form in which two spellings of an e-mail address are the same address. */
export const emailKey = (email: string): string => email.normalize("NFC").trim().toLowerCase();

/**
 * What no address one can send to has: blanks, control and invisible characters (but for the joiners some scripts are
 * written with), and what stands around an address in a header of a mail. Letters of any script are fine.
 */
const NOT_IN_AN_ADDRESS = /(?![\u200c\u200d])[\s\p{Cc}\p{Cf}\p{Cs}<>(),;:"\\]/u;

/** Words with single dots between them, an @, and the same again. */
const ADDRESS = /^[^.@]+(?:\.[^.@]+)*@[^.@]+(?:\.[^.@]+)*$/u;

/** Good enough to send to. Decides about Personio's addresses too (product.md, rule 2), so when in doubt it is one. */
export function isEmail(text: string): boolean {
  const address = text.trim();
  return ADDRESS.test(address) && !NOT_IN_AN_ADDRESS.test(address);
}

export function accountName(account: Pick<Account, "text" | "email">): string {
  const name = [account.text.firstName, account.text.lastName].filter((part) => part !== null).join(" ");
  return name === "" ? account.email : name;
}
