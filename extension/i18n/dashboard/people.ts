/** The words of accounts, employees without one, teams and invitations; a file for each. */
import type { Account } from "../../api/answers.ts";
import type { Unsynced } from "../../api/people-calls.ts";
import type { ByCode } from "../messages.ts";
import type { AccountMessages } from "./people-account.ts";
import type { ExplanationMessages } from "./people-explanation.ts";
import type { TeamMessages } from "./people-teams.ts";

type InvitationState = Account["invitation"]["state"];

export type AccountListMessages = {
  readonly lead: string;
  readonly search: string;
  readonly table: string;
  readonly column: Readonly<
    Record<"person" | "jobTitle" | "teams" | "manager" | "state" | "invitation", string>
  >;
  readonly filter: Readonly<Record<"state" | "link" | "invitation" | "team", string>>;
  readonly everyState: string;
  readonly everyLink: string;
  readonly everyInvitation: string;
  readonly everyTeam: string;
  readonly state: Readonly<Record<Account["state"], string>>;
  readonly link: Readonly<Record<Account["link"], string>>;
  readonly invitation: Readonly<Record<InvitationState, string>>;
  readonly invalidInvitation: string;
  readonly found: (by: { count: number; hasMore: boolean }) => string;
  readonly nobody: string;
  readonly nobodyYet: string;
  readonly toSetUp: string;
  readonly clear: string;
  readonly add: string;
};

export type EmployeeMessages = {
  readonly lead: string;
  readonly search: string;
  readonly table: string;
  readonly everybody: string;
  readonly filter: string;
  readonly standing: Readonly<Record<Unsynced, string>>;
  readonly column: Readonly<Record<"person" | "standing" | "why" | "account", string>>;
  readonly status: Readonly<Record<"onboarding" | "active" | "leave" | "inactive", string>>;
  /** Why, in a few words; the person's own page says it in full. */
  readonly why: ByCode;
  readonly whyExcluded: (value: string) => string;
  readonly whyStatus: (status: string) => string;
  readonly whyUnknown: string;
  readonly hasAccount: string;
  readonly noAccount: string;
  readonly nobody: string;
  readonly nobodyYet: string;
  readonly missing: string;
  readonly idOf: (id: string) => string;
};

export type PeopleInvitationMessages = {
  readonly lead: string;
  readonly mailSettings: string;
};

export type PeopleMessages = {
  readonly accounts: AccountListMessages;
  readonly account: AccountMessages;
  readonly explanation: ExplanationMessages;
  readonly employees: EmployeeMessages;
  readonly teams: TeamMessages;
  readonly invitations: PeopleInvitationMessages;
};
