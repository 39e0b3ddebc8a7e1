import { createPlural } from "../plural.ts";
import type { PeopleMessages } from "./people.ts";
import { peopleAccountEn } from "./people-account-en.ts";
import { peopleExplanationEn } from "./people-explanation-en.ts";
import { peopleTeamsEn } from "./people-teams-en.ts";

const plural = createPlural("en");

export const peopleEn: PeopleMessages = {
  accounts: {
    lead: "Everybody who has an account, and why they have it.",
    search: "Name or e-mail address",
    table: "Accounts",
    column: {
      person: "Person",
      jobTitle: "Job title",
      teams: "Teams",
      manager: "Manager",
      state: "Account",
      invitation: "Invitation",
    },
    filter: { state: "Account", link: "Personio", invitation: "Invitation", team: "Team" },
    everyState: "Active and deactivated",
    everyLink: "However linked",
    everyInvitation: "All invitations",
    everyTeam: "All teams",
    state: { active: "Active", deactivated: "Deactivated" },
    link: { linked: "Follows Personio", excluded: "Excluded", unlinked: "By hand" },
    invitation: {
      none: "Never invited",
      pending: "Pending",
      expired: "Expired",
      accepted: "Accepted",
      failed: "Not delivered",
      unknown: "Delivery unclear",
    },
    invalidInvitation: "No longer valid",
    found: ({ count, hasMore }) =>
      hasMore
        ? `The first ${plural(count, { one: "# account", other: "# accounts" })}`
        : plural(count, { one: "# account", other: "# accounts" }),
    nobody: "Nobody matches these filters.",
    nobodyYet: "There are no accounts yet. The first sync creates them.",
    toSetUp: "Go to set-up",
    clear: "Clear filters",
    add: "Add an account by hand",
  },
  account: peopleAccountEn,
  explanation: peopleExplanationEn,
  employees: {
    lead: "Who is in Personio and isn’t synced, and why. Excluded people and people held back may still have an account from before.",
    search: "Name, e-mail address or Personio ID",
    table: "People who aren’t synced",
    everybody: "Everybody",
    filter: "Reason",
    standing: { held: "Held back", waiting: "Not active", excluded: "Excluded" },
    column: { person: "Person", standing: "Reason", why: "Why", account: "Account" },
    status: { onboarding: "onboarding", active: "active", leave: "on leave", inactive: "inactive" },
    why: {
      "active-gets-account": "gets an account with the next sync",
      "only-active-get-accounts": "not active in Personio, not yet or no longer",
      "same-email-adopts": "will be linked to an account by the next sync",
      "rehire-keeps-account": "rehired, gets the former account",
      "account-moved": "former profile, the account belongs to the new one",
      "gone-from-personio": "no longer in Personio",
      "excluded-gets-no-account": "has an excluded value",
      "exclusion-cuts-link": "has an excluded value",
      "exclusion-not-readable": "whether the exclusion still applies can’t be read",
      "not-read-yet": "the next sync reads an attribute that is needed",
      "no-email": "no e-mail address in Personio",
      "email-conflict": "e-mail address used twice",
      "identity-conflict": "ID and e-mail don’t match",
      "attribute-not-readable": "an attribute that is needed can’t be read",
      "invalid-record": "incomplete record in Personio",
      "held-by-admin": "held back when a run was approved",
    },
    whyExcluded: (value) => `has the excluded value “${value}”`,
    whyStatus: (status) => `status in Personio: ${status}`,
    whyUnknown: "Open the person to see the reason.",
    hasAccount: "Show account",
    noAccount: "none",
    nobody: "Nobody matches these filters.",
    nobodyYet: "Everybody in Personio is synced.",
    missing: "Personio has nobody with this ID.",
    idOf: (id) => `Personio ID ${id}`,
  },
  teams: peopleTeamsEn,
  invitations: {
    lead: "Who hasn’t used their access yet. Only the link in the newest mail works.",
    mailSettings: "Mail settings",
  },
};
