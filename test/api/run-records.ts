/** Rows of runs and changes as the database gives them; a test names what it is about. */
import type { ChangeRow } from "../../worker/api/runs/present-change.ts";
import type { RunRecord } from "../../worker/api/runs/run-record.ts";
import type { Counts } from "../../worker/api/runs/run-schema.ts";

export const utc = (text: string): number => Date.parse(`${text.replace(" ", "T")}Z`);

export const counts = (over: Partial<Counts> = {}): string =>
  JSON.stringify({
    ...{ read: 10, created: 0, updated: 0, reactivated: 0, deactivated: 0, teamsCreated: 0, teamsRenamed: 0 },
    ...{ memberships: 0, invited: 0, excluded: 0, held: 0, unchanged: 10, failed: 0 },
    ...over,
  });

export const runRecord = (over: Partial<RunRecord> = {}): RunRecord => ({
  id: "20261122T040700Z-slot",
  trigger: "schedule",
  mode: "apply",
  scope: "full",
  state: "succeeded",
  startedAt: utc("2026-11-22 04:07"),
  startedBy: null,
  approvedBy: null,
  finishedAt: utc("2026-11-22 04:08"),
  progressRead: 10,
  progressTotal: 10,
  planned: 0,
  applied: 0,
  counts: counts(),
  people: null,
  fingerprint: null,
  problem: null,
  holdsLease: 0,
  ...over,
});

type Sides = { readonly before?: unknown; readonly after?: unknown };

export const changeRow = (over: Partial<Omit<ChangeRow, "before" | "after">> & Sides = {}): ChangeRow => ({
  seq: 1,
  kind: "update",
  employeeId: "4711",
  accountId: "acc-1",
  name: "Ada Lovelace",
  reasonCode: "changed-in-personio",
  reasonParams: "{}",
  state: null,
  error: null,
  ...over,
  before: JSON.stringify(over.before ?? {}),
  after: JSON.stringify(over.after ?? {}),
});
