/** An invented company for the gallery and for tests: builders with overrides. Nobody in it is real. */
import type {
  AffectedEmployee,
  Attribute,
  ExclusionPreview,
  Finding,
  Invitation,
  Run,
  RunChange,
  Status,
} from "../api/answers.ts";

export const NOW = Date.parse("2026-11-22T08:07:00Z");
export const SERVER = "https://rollcall.beispiel.workers.dev";

const HOUR_MS = 3_600_000;
export const ago = (hours: number): string => new Date(NOW - hours * HOUR_MS).toISOString();

const NO_COUNTS: Run["counts"] = {
  read: 214,
  created: 0,
  updated: 0,
  reactivated: 0,
  deactivated: 0,
  teamsCreated: 0,
  teamsRenamed: 0,
  memberships: 0,
  invited: 0,
  excluded: 18,
  held: 2,
  unchanged: 194,
  failed: 0,
};

export const counts = (some: Partial<Run["counts"]> = {}): Run["counts"] => ({ ...NO_COUNTS, ...some });

type LastRun = NonNullable<Status["lastRun"]>;

export const lastRun = (some: Partial<LastRun> = {}): LastRun => ({
  id: "run-1",
  trigger: "schedule",
  mode: "apply",
  state: "succeeded",
  startedAt: "2026-11-22T03:01:00Z",
  finishedAt: "2026-11-22T03:02:12Z",
  counts: counts({ created: 3, updated: 11, deactivated: 1 }),
  problem: null,
  ...some,
});

const history: Status["history"] = [15, 3, 0, 6, 9, 2, 0, 4, 22, 1, 0, 5, 8, 2].map((changes, index) => ({
  day: ago(index * 24).slice(0, 10),
  state: index === 5 ? "warning" : "ok",
  changes,
}));

export const status = (some: Partial<Status> = {}): Status => ({
  state: "ok",
  name: "Beispiel GmbH",
  lastRun: lastRun(),
  pausedRun: null,
  lastSuccessAt: "2026-11-22T03:02:12Z",
  nextRunAt: "2026-11-23T03:00:00Z",
  freshness: null,
  pollAfterSeconds: 300,
  people: { employees: 214, linked: 190, excluded: 18, held: 2, waiting: 4 },
  accounts: { active: 188, deactivated: 12, neverInvited: 3, invited: 7 },
  findings: 0,
  history,
  ...some,
});

export const finding = (some: Partial<Finding> = {}): Finding => ({
  code: "no-email",
  employeeId: "4711",
  name: "Aylin Kaya",
  params: {},
  since: ago(30),
  personioUrl: null,
  ...some,
});

export const findings: readonly Finding[] = [
  finding(),
  finding({
    code: "manager-unknown",
    employeeId: "4712",
    name: "Jonas Voss",
    params: { supervisorName: "Tom Beck" },
  }),
  finding({
    code: "team-name-similar",
    employeeId: null,
    name: "People & Culture",
    params: { similarTo: ["people & culture"] },
  }),
  finding({ code: "waiting-for-reactivation", employeeId: "4714", name: "Mara Lindt" }),
];

export const attribute = (some: Partial<Attribute> = {}): Attribute => ({
  key: "employment_type",
  label: "Beschäftigungsart",
  type: "standard",
  target: null,
  isDefault: false,
  exclusions: [],
  exclusionDetails: [],
  mappable: true,
  reason: null,
  readable: true,
  values: [],
  options: [],
  etag: '"a1"',
  ...some,
});

const value = (name: string, people: number) => ({ value: name, people, excluded: false });

export const attributes: readonly Attribute[] = [
  attribute({
    exclusions: ["external", "Freelancr"],
    exclusionDetails: [{ value: "external", by: "kim@example.org", at: ago(2) }],
    values: [
      value("internal", 181),
      value("external", 12),
      value("Freelancer", 9),
      value("External (DE), Berlin", 3),
    ],
  }),
  attribute({
    key: "office",
    label: "Standort",
    values: [value("Berlin", 120), value("Hamburg", 61), value("Wien", 33)],
    etag: '"b1"',
  }),
  attribute({
    key: "department",
    label: "Abteilung",
    values: [value("Engineering", 80), value("People & Culture", 14), value("Sales", 52)],
    etag: '"c1"',
  }),
  attribute({ key: "dynamic_42", label: "Vertragsart", etag: '"d1"' }),
  attribute({ key: "dynamic_43", label: "Kostenstelle Projekt", etag: '"e1"' }),
  attribute({ key: "dynamic_44", label: "Geburtstag", mappable: false, reason: "birthday", etag: '"f1"' }),
];

export const affected = (some: Partial<AffectedEmployee> = {}): AffectedEmployee => ({
  employeeId: "4711",
  name: "Aylin Kaya",
  key: "employment_type",
  value: "Freelancer",
  accountId: "a-1",
  accountState: "active",
  ...some,
});

export const exclusionPreview = (some: Partial<ExclusionPreview> = {}): ExclusionPreview => ({
  added: [
    affected(),
    affected({ employeeId: "4712", name: "Jonas Voss" }),
    affected({ employeeId: "4713", name: "Tom Beck", accountId: null, accountState: null }),
  ],
  addedTotal: 3,
  removed: [
    affected({ employeeId: "4714", name: "Mara Lindt", value: "external", accountState: "deactivated" }),
  ],
  removedTotal: 1,
  warnings: [],
  ...some,
});

export const invitation = (some: Partial<Invitation> = {}): Invitation => ({
  accountId: "a-1",
  name: "Aylin Kaya",
  email: "aylin.kaya@example.org",
  state: "pending",
  sentAt: ago(12 * 24),
  times: 2,
  expiresAt: ago(-48),
  problem: null,
  nextTryAt: null,
  ...some,
});

export const invitations: readonly Invitation[] = [
  invitation(),
  invitation({ accountId: "a-2", name: "Tom Beck", sentAt: ago(2), times: 1 }),
  invitation({ accountId: "a-3", name: "Clara von Hohenstein-Wittelsbach", sentAt: ago(9 * 24), times: 1 }),
  invitation({ accountId: "a-4", name: "Mara Lindt", sentAt: null, times: 0 }),
  invitation({ accountId: "a-5", name: "Sven Ödegård", sentAt: ago(26), times: 3 }),
  invitation({ accountId: "a-6", name: "Jonas Voss", sentAt: ago(3 * 24), times: 1 }),
  invitation({ accountId: "a-7", name: "Yara Zimmer", sentAt: ago(5 * 24), times: 1 }),
];

export const change = (some: Partial<RunChange> = {}): RunChange => ({
  seq: 1,
  kind: "create",
  employeeId: "4711",
  accountId: null,
  name: "Aylin Kaya",
  fields: [],
  reason: { code: "status-active", params: {} },
  state: "planned",
  error: null,
  ...some,
});

export const changes: readonly RunChange[] = [
  change(),
  change({
    seq: 2,
    kind: "update",
    name: "Jonas Voss",
    fields: [{ field: "jobTitle", before: "Developer", after: "Lead Developer" }],
    reason: { code: "changed-in-personio", params: {} },
  }),
  change({ seq: 3, kind: "exclude", name: "Tom Beck", reason: { code: "exclusion", params: {} } }),
  change({ seq: 4, kind: "deactivate", name: "Mara Lindt", reason: { code: "status-inactive", params: {} } }),
];

export const run = (some: Partial<Run> = {}): Run => ({
  ...lastRun({ mode: "preview", trigger: "preview" }),
  scope: "full",
  purpose: "sync",
  by: null,
  approvedBy: null,
  progress: { read: 214, total: 214, applied: 0, planned: 15 },
  fingerprint: null,
  config: null,
  ...some,
});
