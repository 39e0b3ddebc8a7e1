import type { Status } from "../../extension/api/answers.ts";

/** A company where all is well, unless said. */
export const aStatus = (change: Partial<Status> = {}): Status => ({
  state: "ok",
  name: "Beispiel GmbH",
  lastRun: null,
  pausedRun: null,
  lastSuccessAt: "2026-11-22T03:02:00Z",
  nextRunAt: "2026-11-23T03:00:00Z",
  pollAfterSeconds: 300,
  freshness: null,
  people: { employees: 214, linked: 190, excluded: 18, held: 2, waiting: 4 },
  accounts: { active: 188, deactivated: 12, neverInvited: 3, invited: 7 },
  findings: 0,
  history: [],
  ...change,
});

type Run = NonNullable<Status["lastRun"]>;

export const aRun = (change: Partial<Run> = {}): Run => ({
  id: "run-1",
  trigger: "schedule",
  mode: "apply",
  state: "succeeded",
  startedAt: "2026-11-22T03:00:00Z",
  finishedAt: "2026-11-22T03:02:00Z",
  counts: {
    ...{
      read: 214,
      created: 3,
      updated: 11,
      reactivated: 0,
      deactivated: 1,
      teamsCreated: 0,
      teamsRenamed: 0,
    },
    ...{ memberships: 4, invited: 0, excluded: 18, held: 2, unchanged: 179, failed: 0 },
  },
  problem: null,
  ...change,
});
