/** The invented company's directory as a server would answer for it: filters filter, and names are unique. */
import type { Account, EditedAccount, ExplainedAccount, Explanation, Page } from "../../api/answers.ts";
import { type Failure, failed } from "../../api/failure.ts";
import type { AccountFilter, peopleCalls } from "../../api/people-calls.ts";
import { ok } from "../fake-ports.ts";
import { accounts, employees, excluded, explained, TEAMS, team } from "./people.ts";

type Calls = ReturnType<typeof peopleCalls>;

const refused = (code: string): Failure => ({ kind: "server", code, requestId: "req-1" });
const NOT_FOUND = Promise.resolve(failed(refused("not-found")));

export const pageOf = <T>(items: readonly T[]): Page<T> & { items: T[] } => ({
  items: [...items],
  nextCursor: null,
});

export const edited = (some: Partial<EditedAccount> = {}): EditedAccount => ({
  ...explained(),
  overwrittenBySync: [],
  ...some,
});

function isAsked(account: Account, filter: AccountFilter): boolean {
  const { q = "", state = "", link = "", invitation = "", team: teamId = "" } = filter;
  const words = [account.firstName, account.lastName, account.email].join(" ").toLowerCase().split(" ");
  if (q !== "" && !words.some((word) => word.startsWith(q.toLowerCase()))) return false;
  if (state !== "" && account.state !== state) return false;
  if (link !== "" && account.link !== link) return false;
  if (invitation !== "" && account.invitation.state !== invitation) return false;
  return teamId === "" || account.teams.some(({ id }) => id === teamId);
}

/** How everybody stands, told by their account. */
function explainedOf(account: Account): ExplainedAccount {
  if (account.link === "excluded") return { ...explained(account), explanation: excludedOf(account) };
  if (account.link === "unlinked") return { ...explained(account), explanation: BY_HAND };
  return explained(account, account.state === "active" ? {} : LEFT);
}

const excludedOf = ({ externalId, firstName, lastName }: Account): Explanation =>
  excluded({
    employeeId: externalId,
    match: "stored-id",
    source: [
      { key: "first_name", label: "Vorname", value: firstName, fills: "firstName" },
      { key: "last_name", label: "Nachname", value: lastName, fills: "lastName" },
      { key: "employment_type", label: "Beschäftigungsart", value: "external", fills: null },
    ],
    rules: [{ code: "exclusion-cuts-link", params: { key: "employment_type", value: "external" } }],
  });
const BY_HAND = excluded({
  employeeId: null,
  readAt: null,
  standing: "unlinked",
  source: [],
  exclusions: [],
  rules: [{ code: "by-hand-never-changed", params: {} }],
});
const LEFT: Partial<Explanation> = {
  status: "inactive",
  rules: [{ code: "status-drives-activation", params: { status: "inactive" } }],
};

export const fakePeopleCalls: Calls = {
  accounts: (filter) => ok(pageOf(accounts.filter((account) => isAsked(account, filter)))),
  account: (id) => {
    const account = accounts.find((one) => one.id === id);
    return account === undefined ? NOT_FOUND : ok(explainedOf(account));
  },
  createAccount: ({ email }) =>
    accounts.some((account) => account.email === email)
      ? Promise.resolve(failed({ ...refused("email-taken"), params: { accountId: "a-1" } }))
      : ok(edited({ id: "a-2", email })),
  updateAccount: (id) => ok(edited({ id, overwrittenBySync: ["jobTitle"] })),
  deactivateAccount: (id) => ok(edited({ id, state: "deactivated", deactivatedBy: "admin" })),
  reactivateAccount: (id) => ok(edited({ id, state: "active" })),
  employees: ({ standing, q = "" }) =>
    ok(
      pageOf(
        employees.filter(
          (one) => one.standing === standing && one.name.toLowerCase().includes(q.toLowerCase()),
        ),
      ),
    ),
  employee: (id) =>
    employees.some(({ employeeId }) => employeeId === id) ? ok(excluded({ employeeId: id })) : NOT_FOUND,
  teams: () => ok(pageOf(TEAMS)),
  createTeam: (name) =>
    TEAMS.some((one) => one.name === name)
      ? Promise.resolve(failed({ ...refused("name-taken"), params: { teamId: "t-1" } }))
      : ok(team({ id: "t-4", name, origin: "manual", sources: [] })),
  renameTeam: ({ id, name }) => ok({ ...team({ id, name }), overwrittenBySync: ["name"] }),
  addMember: () => ok(null),
  removeMember: () => ok(null),
};
