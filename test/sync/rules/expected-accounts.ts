/**
 * What the accounts of a company must look like after a first sync with nothing mapped and nobody excluded: worked
 * out from the company itself, by the rules' words and none of the Worker's code.
 */
import type { Company } from "../../personio/company/company.ts";
import type { Person } from "../../personio/company/person.ts";
import type { AccountView } from "./directory.ts";

export type ExpectedAccount = Omit<AccountView, "id" | "deactivatedBy" | "createdAt">;

/** Active people with an address of their own, in the order of their addresses. */
export function expectedAccounts(company: Company): readonly ExpectedAccount[] {
  const active = company.employees.filter(({ status }) => status === "active");
  const shared = new Map<string, number>();
  for (const { email } of active) shared.set(keyOf(email), (shared.get(keyOf(email)) ?? 0) + 1);
  const accounts = active.filter(({ email }) => email && shared.get(keyOf(email)) === 1);
  const ids = new Set(accounts.map(({ id }) => id));
  return accounts
    .map((person) => expectedAccount(person, { company, hasAccount: (id) => ids.has(id) }))
    .sort((a, b) => (keyOf(a.email) < keyOf(b.email) ? -1 : 1));
}

const keyOf = (email: string | null): string => email?.toLowerCase() ?? "";

type Surroundings = { readonly company: Company; readonly hasAccount: (id: number) => boolean };

function expectedAccount(person: Person, { company, hasAccount }: Surroundings): ExpectedAccount {
  const { units } = company;
  const department = units.get("department", person.departmentId)?.name;
  const supervisor = company.supervisorOf(person);
  return {
    externalId: String(person.id),
    link: "linked",
    email: person.email ?? "",
    firstName: person.firstName || null,
    lastName: person.lastName || null,
    jobTitle: person.position || null,
    startOn: person.hireDate,
    endOn: person.terminationDate,
    location: units.get("office", person.officeId)?.name ?? null,
    gender: person.gender || null,
    level: null,
    custom: {},
    state: "active",
    manager: supervisor !== undefined && hasAccount(supervisor.id) ? supervisor.email : null,
    teams: department === undefined ? [] : [`${department} (department)`],
  };
}

/** The part of an account that the company decides. */
export function comparable({ id, deactivatedBy, createdAt, ...rest }: AccountView): ExpectedAccount {
  return rest;
}
