/** Runs, plans and findings of the invented company: builders with overrides. Nobody in it is real. */
import type { Finding, Run, RunChange, RunSummary } from "../../api/answers.ts";
import { ago, change, counts, finding, run } from "../company.ts";

const FIRST = ["Aylin", "Jonas", "Mara", "Tom", "Clara", "Sven", "Yara", "Emil", "Ines", "Luca", "Nele"];
const LAST = ["Kaya", "Voss", "Lindt", "Beck", "von Hohenstein-Wittelsbach", "Ödegård", "Zimmer", "Okafor"];

/** The same person for the same number. */
export const personName = (at: number): string =>
  `${FIRST[at % FIRST.length]} ${LAST[(at * 3 + Math.floor(at / FIRST.length)) % LAST.length]}`;

const person = (at: number) => ({
  employeeId: String(4700 + at),
  accountId: `a-${at}`,
  name: personName(at),
});

export const leaver = (at: number, some: Partial<RunChange> = {}): RunChange =>
  change({
    ...person(at),
    seq: 100 + at,
    kind: "deactivate",
    fields: [{ field: "state", before: "active", after: "deactivated" }],
    reason: { code: at % 7 === 0 ? "gone-from-personio" : "status-inactive", params: {} },
    ...some,
  });

const newcomer = (at: number): RunChange =>
  change({
    ...person(at),
    accountId: `planned-${at}`,
    seq: at,
    kind: "create",
    fields: [
      { field: "externalId", before: null, after: String(4700 + at) },
      { field: "email", before: null, after: `person${at}@beispiel.example` },
      { field: "firstName", before: null, after: personName(at).split(" ")[0] ?? "" },
      { field: "lastName", before: null, after: personName(at).split(" ").slice(1).join(" ") },
      { field: "jobTitle", before: null, after: "Customer Success Manager" },
      { field: "startDate", before: null, after: "2026-12-01" },
      { field: "manager", before: null, after: personName(1) },
      { field: "teams", before: null, after: ["Sales", "Standort Hamburg"] },
      { field: "custom.Kostenstelle", before: null, after: "K-4400" },
    ],
    reason: { code: "status-active", params: {} },
  });

export const moved = (at: number): RunChange =>
  change({
    ...person(at),
    seq: 40 + at,
    kind: "update",
    fields: [
      { field: "jobTitle", before: "Developer", after: "Lead Developer" },
      { field: "manager", before: personName(2), after: personName(5) },
      { field: "endDate", before: null, after: "2027-03-31" },
      { field: "custom.Kostenstelle", before: "K-4400", after: null },
    ],
    reason: { code: "changed-in-personio", params: {} },
  });

export const rest: readonly RunChange[] = [
  change({
    seq: 1,
    kind: "team-create",
    employeeId: null,
    name: "Standort Hamburg",
    fields: [{ field: "name", before: null, after: "Standort Hamburg" }],
    reason: { code: "in-use", params: {} },
  }),
  change({
    seq: 2,
    kind: "team-rename",
    employeeId: null,
    name: "People & Culture",
    fields: [{ field: "name", before: "HR", after: "People & Culture" }],
    reason: { code: "renamed-in-personio", params: {} },
  }),
  change({
    ...person(3),
    seq: 3,
    kind: "exclude",
    fields: [{ field: "link", before: "linked", after: "excluded" }],
    reason: { code: "exclusion", params: { key: "employment_type", value: "external" } },
  }),
  change({
    ...person(9),
    seq: 4,
    kind: "hold",
    accountId: null,
    reason: { code: "email-conflict", params: { with: ["4711"] } },
    state: "held",
  }),
  newcomer(21),
  newcomer(22),
  newcomer(23),
  moved(30),
  moved(31),
];

/** Forty-one leave: more than the guard lets through. */
export const bigPlan: readonly RunChange[] = [
  ...rest,
  ...Array.from({ length: 41 }, (_, at) => leaver(50 + at)),
];

export const applied = (changes: readonly RunChange[]): readonly RunChange[] =>
  changes.map((one) => (one.kind === "hold" ? one : { ...one, state: "applied" as const }));

export const pausedRun = (some: Partial<Run> = {}): Run =>
  run({
    mode: "apply",
    trigger: "schedule",
    state: "paused",
    finishedAt: null,
    counts: counts({
      created: 3,
      updated: 2,
      deactivated: 41,
      teamsCreated: 1,
      teamsRenamed: 1,
      unchanged: 147,
    }),
    fingerprint: "f1",
    problem: { code: "too-many-deactivations", params: { planned: 41, allowed: 9, of: 188 } },
    ...some,
  });

export const doneRun = (some: Partial<Run> = {}): Run =>
  run({
    mode: "apply",
    trigger: "manual",
    by: "kim@example.org",
    state: "succeeded",
    counts: counts({
      created: 3,
      updated: 2,
      deactivated: 1,
      teamsCreated: 1,
      memberships: 4,
      invited: 3,
      held: 0,
    }),
    ...some,
  });

/** Personio reported a few people; only they were read. */
export const changedRun = (some: Partial<Run> = {}): Run =>
  doneRun({
    scope: "changed",
    trigger: "webhook",
    by: null,
    counts: counts({ read: 1, updated: 1, excluded: 0, held: 0, unchanged: 0 }),
    finishedAt: "2026-11-22T03:01:11Z",
    ...some,
  });

const summary = ({ config: _, ...rest }: Run): RunSummary => rest;

/** A fortnight of them, newest first. */
export const runs: readonly RunSummary[] = [
  summary(doneRun({ id: "run-1" })),
  summary(
    run({
      id: "run-p1",
      by: "kim@example.org",
      counts: counts({ updated: 2 }),
      startedAt: ago(6),
      finishedAt: ago(5.99),
    }),
  ),
  summary(
    doneRun({
      id: "run-x",
      trigger: "schedule",
      by: null,
      state: "failed",
      counts: counts({ read: 0 }),
      problem: { code: "personio-unavailable", params: {} },
      startedAt: ago(29),
      finishedAt: ago(28.94),
    }),
  ),
  summary(pausedRun({ id: "run-c", state: "cancelled", by: null, startedAt: ago(53), finishedAt: ago(49) })),
  summary(
    doneRun({
      id: "run-f",
      counts: counts({ updated: 7, failed: 1 }),
      startedAt: ago(60),
      finishedAt: ago(59.99),
    }),
  ),
  ...Array.from({ length: 10 }, (_, at) =>
    summary(
      doneRun({
        id: `run-old-${at}`,
        trigger: "schedule",
        by: null,
        counts: counts(at % 3 === 0 ? {} : { updated: at, created: at % 2 }),
        startedAt: ago(77 + at * 24),
        finishedAt: ago(76.98 + at * 24),
      }),
    ),
  ),
];

/** A morning on which Personio reports changes, and the hourly look finds one. */
export const runsOfFew: readonly RunSummary[] = [
  summary(changedRun({ id: "run-w1", startedAt: ago(0.2), finishedAt: ago(0.197) })),
  summary(changedRun({ id: "run-h1", trigger: "schedule", startedAt: ago(1), finishedAt: ago(0.998) })),
  ...runs.slice(0, 3),
];

export const manyFindings: readonly Finding[] = [
  finding({ ...who(1), code: "email-conflict", params: { with: ["4702"] } }),
  finding({ ...who(2), code: "email-conflict", params: { with: ["4701"] } }),
  finding({
    code: "attribute-not-readable",
    employeeId: null,
    name: null,
    params: { attribute: "dynamic_42" },
  }),
  finding({
    ...who(4),
    code: "manager-deactivated",
    params: { supervisor: "4750", supervisorName: personName(50) },
  }),
  finding({
    ...who(5),
    code: "manager-unknown",
    params: { supervisor: "4751", supervisorName: personName(51) },
  }),
  finding({ ...who(6), personioUrl: "https://beispiel.personio.de/staff/details/4706", since: ago(400) }),
  finding({ ...who(7), since: ago(3) }),
  finding({
    code: "team-name-similar",
    employeeId: null,
    name: "People & Culture",
    params: { similarTo: ["people & culture"] },
  }),
  finding({ ...who(8), code: "waiting-for-reactivation" }),
  finding({ code: "invalid-record", employeeId: null, name: null, params: { records: "2" } }),
];

function who(at: number): { readonly employeeId: string; readonly name: string } {
  return { employeeId: String(4700 + at), name: personName(at) };
}
