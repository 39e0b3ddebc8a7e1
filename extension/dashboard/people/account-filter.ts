/** What the address says to filter accounts by; what nobody knows is left out. Pure. */
import type { Account } from "../../api/answers.ts";
import type { AccountFilter } from "../../api/people-calls.ts";
import type { Route } from "../route.ts";

export const STATES = ["active", "deactivated"] as const satisfies ReadonlyArray<Account["state"]>;
export const LINKS = ["linked", "excluded", "unlinked"] as const satisfies ReadonlyArray<Account["link"]>;
export const INVITATIONS = [
  "none",
  "pending",
  "expired",
  "accepted",
  "failed",
  "unknown",
] as const satisfies ReadonlyArray<Account["invitation"]["state"]>;

export type AskedAccounts = Required<Omit<AccountFilter, "cursor">>;

export function accountFilterOf({ query }: Pick<Route, "query">): AskedAccounts {
  return {
    q: query["q"] ?? "",
    state: oneOf(STATES, query["state"]),
    link: oneOf(LINKS, query["link"]),
    invitation: oneOf(INVITATIONS, query["invitation"]),
    team: query["team"] ?? "",
  };
}

export const NO_FILTER: AskedAccounts = { q: "", state: "", link: "", invitation: "", team: "" };

export const isFiltered = (filter: AskedAccounts): boolean =>
  Object.values(filter).some((value) => value !== "");

const oneOf = <T extends string>(known: readonly T[], value: string | undefined): T | "" =>
  known.find((one) => one === value) ?? "";
