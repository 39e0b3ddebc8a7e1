import { createNumber } from "../number.ts";
import type { ExplanationMessages } from "./people-explanation.ts";

const number = createNumber("en");

export const peopleExplanationEn: ExplanationMessages = {
  title: "Why is it like this?",
  standing: {
    linked: "Follows Personio",
    excluded: "Excluded",
    held: "Held back",
    waiting: "Not active in Personio",
    unlinked: "Kept by hand",
    gone: "No longer in Personio",
  },
  match: {
    "stored-id": "Account and person belong together by the Personio ID.",
    "same-email": "Account and person have the same e-mail address.",
    rehired: "The account is from an earlier employment.",
    "new-account": "There is no matching account yet.",
    none: "",
  },
  rule: {
    "active-gets-account": () => "Whoever is active in Personio gets an account. The next sync creates it.",
    "only-active-get-accounts": ({ status }) =>
      status === ""
        ? "Only people who are active in Personio get an account."
        : `The status in Personio is “${status}”. Only people who are active get an account.`,
    "same-email-adopts": () =>
      "The next sync links the existing account to Personio instead of creating a second one.",
    "rehire-keeps-account": ({ before }) =>
      `They have a new profile in Personio (before: ID ${before}). The next sync links the existing account to it.`,
    "by-hand-never-changed": () => "Nobody in Personio belongs to this account. So no sync changes it.",
    "gone-is-deactivated": () =>
      "They were missing from the last read. If Personio confirms that, the account is deactivated. Nothing is deleted.",
    "gone-from-personio": () => "Personio doesn’t know this person any more.",
    "excluded-gets-no-account": ({ attribute, value }) =>
      `“${attribute}” is “${value}”. With this value no account is created.`,
    "exclusion-cuts-link": ({ attribute, value }) =>
      value === ""
        ? "They were excluded when last seen. So the sync leaves the account alone, even without a record in Personio."
        : `“${attribute}” is “${value}”. With this value the sync no longer changes the account. It doesn’t deactivate it either.`,
    "exclusion-not-readable": () =>
      "Whether the exclusion still applies can’t be read in Personio. Until then they stay excluded.",
    "excluded-stays-deactivated": () =>
      "The account is deactivated and stays so as long as they are excluded.",
    "no-longer-excluded": () =>
      "No exclusion applies any more. From the next sync on the account follows Personio again.",
    "status-drives-activation": ({ status, isActive }) =>
      isActive
        ? "Active in Personio: that is why the account is active."
        : `The status in Personio is “${status}”: that is why the account is deactivated, or will be with the next sync.`,
    "reactivates-automatically": () => "Active again in Personio: the next sync reactivates the account.",
    "waits-for-reactivation": () =>
      "Active again in Personio, but “Reactivate automatically” is off. The account stays deactivated until you reactivate it yourself.",
    "address-not-carried-over": ({ because }) => `The account keeps its e-mail address. ${because}`,
    "address-of-leavers-stays": () =>
      "The account keeps its e-mail address: Personio alters it when somebody leaves.",
    "absent-keeps-value": ({ attributes }) =>
      `Personio didn’t send: ${attributes}. What the account has of it stays.`,
    "not-read-yet": ({ attributes }) => `Not read yet: ${attributes}. The next sync does that.`,
    "account-moved": () => "Since they were rehired, the account belongs to a new profile in Personio.",
    "no-email": () => "There is no valid e-mail address in Personio. Add one there.",
    "email-conflict": ({ names }) =>
      `The same e-mail address belongs to ${names} as well. Give each person their own in Personio.`,
    "identity-conflict": ({ names }) =>
      `Personio ID and e-mail address lead to different accounts (${names}). Check the profiles in Personio.`,
    "attribute-not-readable": ({ attribute }) =>
      `“${attribute}” can’t be read in Personio. Allow it for the API credentials.`,
    "invalid-record": () => "The record in Personio is incomplete: it has no status.",
    "held-by-admin": () => "They were held back when a run was approved.",
    "manager-unknown": ({ supervisor }) =>
      `The supervisor${supervisor} has no account. So the manager stays who it was.`,
    "manager-deactivated": ({ supervisor }) =>
      `The account of the supervisor${supervisor} is deactivated. So the manager stays who it was.`,
    "manager-cycle": () =>
      "In Personio people are each other’s supervisors. So the manager stays who it was.",
  },
  unknownRule: (code) => `A rule applies that this version doesn’t know yet: ${code}.`,
  toMovedAccount: "Go to that account",
  exclusions: "Exclusions that apply",
  exclusion: (attribute, value) => `${attribute} is “${value}”`,
  toRules: "Look at the exclusions",
  source: "What Personio says",
  sourceNote: "Personio comes first: change it there if something is wrong.",
  readAt: (when) => `Read ${when}.`,
  neverRead: "Nobody in the last read of Personio belongs to it.",
  column: { attribute: "Attribute in Personio", value: "Value", fills: "Fills in the account" },
  fillsNothing: "nothing",
  fillsTeam: "Team",
  fillsStatus: "active or deactivated",
  empty: "empty",
  attribute: {
    id: "Personio ID",
    first_name: "First name",
    last_name: "Last name",
    email: "E-mail address",
    status: "Status",
    position: "Position",
    supervisor: "Supervisor",
    hire_date: "Hire date",
    termination_date: "Termination date",
    office: "Office",
    department: "Department",
    gender: "Gender",
    employment_type: "Employment type",
    team: "Team",
    subcompany: "Subcompany",
    cost_centers: "Cost centres",
  },
  history: "History",
  noHistory: "Nothing has changed yet.",
  happened: {
    create: "Account created",
    update: "Changed",
    reactivate: "Reactivated",
    deactivate: "Deactivated",
    exclude: "Excluded",
    include: "Back again",
    hold: "Held back",
  },
  byRun: "Sync",
  byAdmin: (name) => `by hand, by ${name}`,
  change: (field, before, after) => `${field}: ${before} → ${after}`,
  moreFields: (count) => (count === 1 ? "1 more field" : `${number(count)} more fields`),
  fieldNow: (field, after) => `${field}: ${after}`,
};
