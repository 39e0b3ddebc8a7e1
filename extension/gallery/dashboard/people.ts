/** The people of the invented company, as the dashboard's pages get them: builders with overrides. Nobody is real. */
import type { Account, Employee, ExplainedAccount, Explanation, Team } from "../../api/answers.ts";
import { ago } from "../company.ts";

const FIRST = ["Aylin", "Jonas", "Mara", "Tom", "Clara", "Sven", "Yara", "Emil", "Nora", "Luca", "Ida"];
const LAST = [
  "Arslan",
  "Brandt",
  "Celik",
  "von Hohenstein-Wittelsbach",
  "Ödegård",
  "Zimmer",
  "Peters",
  "Wolf",
];
const JOBS = ["Engineer", "Senior Engineer", "Sales Manager", "People Partner", "Teamleitung Kundendienst"];

export const TEAMS: readonly Team[] = [
  team(),
  team({ id: "t-2", name: "People & Culture", members: 14, etag: '"t2"' }),
  team({ id: "t-3", name: "Sales", members: 52, etag: '"t3"' }),
  team({ id: "t-4", name: "Betriebsrat", origin: "manual", sources: [], members: 5, etag: '"t4"' }),
  team({ id: "t-5", name: "Berlin", sources: ["office"], members: 120, etag: '"t5"' }),
];

export function team(some: Partial<Team> = {}): Team {
  return {
    id: "t-1",
    name: "Engineering",
    origin: "synced",
    sources: ["department"],
    members: 80,
    etag: '"t1"',
    ...some,
  };
}

export const account = (some: Partial<Account> = {}): Account => ({
  id: "a-1",
  externalId: "4711",
  email: "aylin.kaya@example.org",
  firstName: "Aylin",
  lastName: "Kaya",
  jobTitle: "Senior Engineer",
  startDate: "2021-04-01",
  endDate: null,
  location: "Berlin",
  gender: "female",
  level: "L4",
  custom: { Kostenstelle: "K 120", Sprachen: ["Deutsch", "Türkisch"] },
  manager: { id: "a-2", name: "Jonas Voss" },
  isManager: true,
  state: "active",
  deactivatedBy: null,
  link: "linked",
  teams: [
    { id: "t-1", name: "Engineering", source: "department" },
    { id: "t-4", name: "Betriebsrat", source: "manual" },
  ],
  invitation: { state: "pending", sentAt: ago(12 * 24), times: 2 },
  etag: '"e1"',
  ...some,
});

/** The directory: every kind of account is among the first ones. */
export const accounts: readonly Account[] = [
  account(),
  account({
    id: "a-2",
    externalId: "4712",
    firstName: "Jonas",
    lastName: "Voss",
    email: "jonas.voss@example.org",
    jobTitle: "Head of Engineering",
    manager: null,
    invitation: { state: "accepted", sentAt: ago(90 * 24), times: 1 },
  }),
  account({
    id: "a-3",
    externalId: "4713",
    firstName: "Tom",
    lastName: "Beck",
    email: "tom.beck@example.org",
    link: "excluded",
    jobTitle: "Freelancer",
    invitation: { state: "none", sentAt: null, times: 0 },
  }),
  account({
    id: "a-4",
    externalId: "4714",
    firstName: "Mara",
    lastName: "Lindt",
    email: "mara.lindt@example.org",
    state: "deactivated",
    deactivatedBy: "sync",
    endDate: "2026-10-31",
    invitation: { state: "expired", sentAt: ago(60 * 24), times: 1 },
  }),
  account({
    id: "a-5",
    externalId: null,
    firstName: null,
    lastName: null,
    email: "beratung@agentur.example.org",
    link: "unlinked",
    jobTitle: null,
    manager: null,
    teams: [],
    invitation: { state: "failed", sentAt: ago(26), times: 1 },
  }),
  ...manyAccounts(45, 6),
];

/** As many as are wanted, each another object: what a large company looks like. */
export function manyAccounts(count: number, from = 1): Account[] {
  return Array.from({ length: count }, (_, index) => {
    const nr = from + index;
    const first = FIRST[nr % FIRST.length] ?? "Ida";
    const last = LAST[(nr * 3) % LAST.length] ?? "Peters";
    return account({
      id: `a-${nr}`,
      externalId: String(4_700 + nr),
      firstName: first,
      lastName: last,
      email: `person${nr}@example.org`,
      jobTitle: JOBS[nr % JOBS.length] ?? null,
      isManager: nr % 9 === 0,
      teams: nr % 4 === 0 ? [] : [{ id: "t-3", name: "Sales", source: "department" }],
      invitation: { state: nr % 5 === 0 ? "pending" : "accepted", sentAt: ago(nr * 24), times: 1 },
    });
  });
}

export const explanation = (some: Partial<Explanation> = {}): Explanation => ({
  employeeId: "4711",
  readAt: ago(5),
  status: "active",
  source: [
    { key: "id", label: "id", value: "4711", fills: "externalId" },
    { key: "first_name", label: "Vorname", value: "Aylin", fills: "firstName" },
    { key: "last_name", label: "Nachname", value: "Kaya", fills: "lastName" },
    { key: "email", label: "E-Mail", value: "aylin.kaya@example.org", fills: "email" },
    { key: "status", label: "Status", value: "active", fills: "status" },
    { key: "position", label: "Position", value: "Senior Engineer", fills: "jobTitle" },
    { key: "supervisor", label: "Vorgesetzte:r", value: "Jonas Voss", fills: "manager" },
    { key: "hire_date", label: "Einstellungsdatum", value: "2021-04-01", fills: "startDate" },
    { key: "termination_date", label: "Austrittsdatum", value: null, fills: "endDate" },
    { key: "department", label: "Abteilung", value: "Engineering", fills: "team" },
    { key: "dynamic_42", label: "Kostenstelle", value: "K 120", fills: "custom.Kostenstelle" },
    { key: "employment_type", label: "Beschäftigungsart", value: "internal", fills: null },
  ],
  standing: "linked",
  match: "stored-id",
  rules: [{ code: "status-drives-activation", params: { status: "active" } }],
  exclusions: [],
  history: [
    {
      at: ago(5),
      by: { kind: "run", id: "run-1" },
      kind: "update",
      fields: [
        { field: "jobTitle", before: "Engineer", after: "Senior Engineer" },
        { field: "teams", before: ["Sales"], after: ["Engineering"] },
      ],
      reason: { code: "changed-in-personio", params: {} },
    },
    {
      at: ago(30),
      by: { kind: "admin", name: "kim@example.org" },
      kind: "update",
      fields: [{ field: "teams", before: [], after: ["Betriebsrat"] }],
      reason: { code: "by-hand", params: {} },
    },
    {
      at: ago(24 * 40),
      by: { kind: "run", id: "run-0" },
      kind: "create",
      fields: ["firstName", "lastName", "email", "jobTitle", "startDate", "location"].map((field) => ({
        field,
        before: null,
        after: field === "startDate" ? "2021-04-01" : "Aylin",
      })),
      reason: { code: "status-active", params: {} },
    },
  ],
  ...some,
});

export const explained = (some: Partial<Account> = {}, why: Partial<Explanation> = {}): ExplainedAccount => ({
  ...account(some),
  explanation: explanation(why),
});

export const employee = (some: Partial<Employee> = {}): Employee => ({
  employeeId: "5001",
  name: "Nora Peters",
  status: "active",
  standing: "held",
  accountId: null,
  rule: "no-email",
  exclusion: null,
  ...some,
});

export const employees: readonly Employee[] = [
  employee(),
  employee({ employeeId: "5002", name: "Emil Zimmer", rule: "email-conflict" }),
  employee({
    employeeId: "5003",
    name: "Luca Ödegård",
    status: "onboarding",
    standing: "waiting",
    rule: "only-active-get-accounts",
  }),
  employee({ employeeId: "5004", name: "Ida Lindt", standing: "waiting", rule: "active-gets-account" }),
  employee({
    employeeId: "4713",
    name: "Tom Beck",
    standing: "excluded",
    accountId: "a-3",
    rule: "exclusion-cuts-link",
    exclusion: { key: "employment_type", value: "external" },
  }),
  employee({
    employeeId: "5006",
    name: "Clara von Hohenstein-Wittelsbach",
    standing: "excluded",
    rule: "excluded-gets-no-account",
    exclusion: { key: "employment_type", value: "external" },
  }),
];

/** Why Clara has no account. */
export const excluded = (some: Partial<Explanation> = {}): Explanation =>
  explanation({
    employeeId: "5006",
    standing: "excluded",
    match: "none",
    source: [
      { key: "first_name", label: "Vorname", value: "Clara", fills: "firstName" },
      { key: "last_name", label: "Nachname", value: "von Hohenstein-Wittelsbach", fills: "lastName" },
      { key: "status", label: "Status", value: "active", fills: "status" },
      { key: "employment_type", label: "Beschäftigungsart", value: "external", fills: null },
    ],
    rules: [{ code: "excluded-gets-no-account", params: { key: "employment_type", value: "external" } }],
    exclusions: [{ key: "employment_type", value: "external" }],
    history: [],
    ...some,
  });
