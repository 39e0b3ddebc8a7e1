/** Accounts, employees, teams, findings. */
import {
  customName,
  LIST_REFUSALS,
  NOTHING,
  type OperationCase,
  type OperationCases,
  STALE,
  storedLine,
  storedText,
} from "./operation-case.ts";

const ACCOUNT = {
  ...{ email: "mary@beispiel.example", firstName: "Mary", lastName: "Jackson", jobTitle: "Ingenieurin" },
  ...{ startDate: "2020-02-29", endDate: "2026-12-31", location: "Köln", gender: "female", level: "Senior" },
  ...{ custom: { Kostenstelle: "K1" }, managerId: "boss" },
};
const TAKEN = { ...ACCOUNT, email: "BOSS@beispiel.example" };

const ACCOUNT_STRINGS: OperationCase["strings"] = {
  email: "invalid-request",
  firstName: storedLine,
  lastName: storedLine,
  jobTitle: storedLine,
  location: storedLine,
  gender: storedLine,
  level: storedLine,
  "custom{}": storedText,
  "custom{key}": (name) => (name.length > 100 ? "invalid-request" : customName(storedLine)(name)),
  managerId: "invalid-request",
};

const NOBODY: OperationCase["bad"][number] = ["404 not-found", { params: { id: NOTHING } }];
const NO_TEAM: OperationCase["bad"][number] = [
  "404 not-found",
  { params: { id: NOTHING, accountId: "mary" } },
];
const NO_MEMBER: OperationCase["bad"][number] = [
  "404 not-found",
  { params: { id: "choir", accountId: NOTHING } },
];

/** Nobody put them there by hand. */
const SYNCED = ["UPDATE membership SET source = 'department' WHERE account_id = 'by-hand'"];

export const PEOPLE_CASES: OperationCases = {
  listAccounts: {
    good: {
      status: 200,
      query: { q: "ada", state: "active", link: "linked", invitation: "none", limit: "200" },
    },
    bad: [
      ...LIST_REFUSALS,
      ["422 invalid-request", { query: { state: NOTHING } }],
      ["422 invalid-request", { query: { link: NOTHING } }],
      ["422 invalid-request", { query: { invitation: NOTHING } }],
    ],
    strings: { "?q": "accepted", "?team": "accepted" },
  },
  createAccount: {
    good: { status: 201, body: ACCOUNT },
    bad: [
      ["422 invalid-request", { body: { ...ACCOUNT, email: NOTHING } }],
      ["409 email-taken", { body: TAKEN }],
    ],
    strings: ACCOUNT_STRINGS,
  },
  getAccount: { good: { status: 200, params: { id: "by-hand" } }, bad: [NOBODY] },
  updateAccount: {
    good: { status: 200, params: { id: "by-hand" }, body: ACCOUNT },
    bad: [
      NOBODY,
      ["422 invalid-request", { body: { externalId: "1" } }],
      ["422 invalid-request", { body: { managerId: "by-hand" } }],
      ["409 email-taken", { body: TAKEN }],
      STALE,
    ],
    strings: ACCOUNT_STRINGS,
  },
  deactivateAccount: { good: { status: 200, params: { id: "by-hand" } }, bad: [NOBODY] },
  reactivateAccount: { good: { status: 200, params: { id: "left" } }, bad: [NOBODY] },
  listEmployees: {
    good: { status: 200, query: { q: "ada", standing: "linked", limit: "200" } },
    bad: [...LIST_REFUSALS, ["422 invalid-request", { query: { standing: NOTHING } }]],
    strings: { "?q": "accepted" },
  },
  getEmployee: {
    good: { status: 200, params: { employeeId: "701" } },
    bad: [["404 not-found", { params: { employeeId: NOTHING } }]],
  },
  listTeams: { good: { status: 200 }, bad: LIST_REFUSALS },
  createTeam: {
    good: { status: 201, body: { name: "Laufgruppe" } },
    bad: [
      ["422 invalid-request", { body: { name: " " } }],
      ["409 name-taken", { body: { name: "Chor" } }],
    ],
    strings: { name: storedLine },
  },
  renameTeam: {
    good: { status: 200, params: { id: "choir" }, body: { name: "Kammerchor" } },
    bad: [
      NOBODY,
      ["422 invalid-request", { body: { name: null } }],
      ["409 name-taken", { body: { name: "Ersthilfe" } }],
      STALE,
    ],
    strings: { name: storedLine },
  },
  addMember: {
    good: { status: 204, params: { id: "choir", accountId: "left" } },
    bad: [NO_TEAM, NO_MEMBER],
  },
  removeMember: {
    good: { status: 204, params: { id: "choir", accountId: "by-hand" } },
    bad: [NO_TEAM, NO_MEMBER, ["409 membership-synced", { when: SYNCED }]],
  },
  listFindings: { good: { status: 200 }, bad: LIST_REFUSALS },
};
