import { describe, expect, test } from "vitest";
import { presentRun } from "../../worker/api/runs/present-run.ts";
import { type EndedRun, presentHistory } from "../../worker/api/status/present-history.ts";
import { presentStatus, type StatusFacts } from "../../worker/api/status/present-status.ts";
import type { Standing } from "../../worker/api/status/standing.ts";
import { statusSchema } from "../../worker/api/status/status-routes.ts";
import { DEFAULT_SETTINGS } from "../../worker/core/settings.ts";
import { counts, runRecord, utc } from "./run-records.ts";

const NOW = utc("2026-11-22 10:00");

const factsOf = (over: Partial<StatusFacts> = {}, standing: Partial<Standing> = {}): StatusFacts => ({
  standing: {
    settings: { ...DEFAULT_SETTINGS, companyName: "Beispiel GmbH" },
    configured: true,
    enabled: true,
    enabledAt: utc("2026-11-01 00:00"),
    running: false,
    lastApplyStartedAt: utc("2026-11-22 04:07"),
    lastSuccessAt: utc("2026-11-22 04:08"),
    ...standing,
  },
  accounts: { active: 8, deactivated: 2, neverInvited: 7, invited: 1 },
  freshness: null,
  findings: 0,
  oldestFindingAt: null,
  lastRun: runRecord(),
  settledApply: runRecord(),
  pausedPush: null,
  counted: null,
  ended: [],
  ...over,
});

const NO_RUN = { lastRun: null, settledApply: null, counted: null, ended: [] };
const AT_WORK = runRecord({
  state: "reading",
  holdsLease: 1,
  finishedAt: null,
  counts: null,
  progressRead: 7,
});
const PAUSED_PUSH = runRecord({ id: "push-1", mode: "push", state: "paused" });
const people = JSON.stringify({ employees: 10, linked: 7, excluded: 1, held: 1, waiting: 1 });

describe("the status", () => {
  test.each([
    {
      name: "before Personio is connected",
      facts: factsOf(NO_RUN, { configured: false, enabled: false, enabledAt: null }),
      expected: { state: "not-configured", nextRunAt: null, pollAfterSeconds: 300 },
    },
    {
      name: "before the first run",
      facts: factsOf(NO_RUN, { lastApplyStartedAt: null, lastSuccessAt: null, enabledAt: NOW }),
      expected: { state: "never-run", lastRun: null, lastSuccessAt: null, nextRunAt: "2026-11-22T10:07:00Z" },
    },
    {
      name: "when all is well",
      facts: factsOf(),
      expected: { state: "ok", pausedRun: null, nextRunAt: "2026-11-23T03:07:00Z" },
    },
    { name: "with findings", facts: factsOf({ findings: 2 }), expected: { state: "warning", findings: 2 } },
    {
      name: "while a run is at work",
      facts: factsOf({ lastRun: AT_WORK }, { running: true }),
      expected: { state: "running", pollAfterSeconds: 2 },
    },
    {
      name: "while a run waits",
      facts: factsOf({ settledApply: runRecord({ state: "paused" }) }),
      expected: { state: "paused", nextRunAt: "2026-11-23T03:07:00Z" },
    },
    {
      name: "while a plan for the destination waits",
      facts: factsOf({ pausedPush: PAUSED_PUSH, findings: 2 }),
      expected: { state: "paused", pausedRun: { id: "push-1", purpose: "push" } },
    },
    {
      name: "while both wait: the sync comes first",
      facts: factsOf({ pausedPush: PAUSED_PUSH, settledApply: runRecord({ state: "paused" }) }),
      expected: { state: "paused", pausedRun: { purpose: "sync" } },
    },
    {
      name: "while a plan for the destination waits and the sync failed",
      facts: factsOf({ pausedPush: PAUSED_PUSH, settledApply: runRecord({ state: "failed" }) }),
      expected: { state: "failed", pausedRun: { id: "push-1" } },
    },
    {
      name: "after a run died",
      facts: factsOf({ settledApply: runRecord({ state: "applying" }) }),
      expected: { state: "failed" },
    },
    {
      name: "when switched off",
      facts: factsOf({}, { enabled: false }),
      expected: { state: "disabled", nextRunAt: null },
    },
    {
      name: "when no run has come for too long",
      facts: factsOf({}, { lastSuccessAt: utc("2026-11-21 04:08") }),
      expected: { state: "overdue", lastSuccessAt: "2026-11-21T04:08:00Z" },
    },
  ])("$name", ({ facts, expected }) => {
    expect(presentStatus(facts, NOW)).toMatchObject(expected);
  });

  test("shows the run at work with what it has read so far", () => {
    const { lastRun } = presentStatus(factsOf({ lastRun: AT_WORK }), NOW);
    expect(lastRun).toMatchObject({ state: "reading", finishedAt: null, counts: { read: 7, created: 0 } });
  });

  test("is small and of the published shape at its fullest", () => {
    const ended = Array.from({ length: 400 }, (_, hour) =>
      runRecord({ startedAt: NOW - hour * 3_600_000, state: hour % 2 === 0 ? "failed" : "succeeded" }),
    );
    const problem = JSON.stringify({
      code: "too-many-deactivations",
      params: { planned: 4999, allowed: 250, of: 5000 },
    });
    const lastRun = runRecord({
      state: "paused",
      problem,
      counts: counts({ read: 50_000, created: 50_000 }),
    });
    const pausedPush = lastRun;
    const status = presentStatus(factsOf({ ended, lastRun, pausedPush, findings: 5000 }), NOW);
    expect(statusSchema.parse(status)).toEqual(status);
    expect(status.history).toHaveLength(14);
    expect(JSON.stringify(status).length).toBeLessThan(4_000);
  });
});

describe("people", () => {
  const peopleOf = (over: Parameters<typeof runRecord>[0]) =>
    presentStatus(factsOf({ counted: runRecord({ people, counts: counts({ created: 3 }), ...over }) }), NOW)
      .people;

  test("are those of the last read", () => {
    expect(presentStatus(factsOf(), NOW).people).toEqual({
      employees: 0,
      linked: 0,
      excluded: 0,
      held: 0,
      waiting: 0,
    });
    expect(peopleOf({})).toEqual({ employees: 10, linked: 7, excluded: 1, held: 1, waiting: 1 });
  });

  test.each(["paused", "cancelled", "planning"] as const)(
    "who are new still wait while a run is %s",
    (state) => {
      expect(peopleOf({ state })).toEqual({ employees: 10, linked: 4, excluded: 1, held: 1, waiting: 4 });
    },
  );

  test("who are new are there once a run has begun to apply", () => {
    expect(peopleOf({ state: "applying", applied: 3 })).toMatchObject({ linked: 7, waiting: 1 });
  });
});

describe("the history", () => {
  const ended = (at: string, over: Partial<EndedRun> = {}): EndedRun =>
    runRecord({ startedAt: utc(at), finishedAt: utc(at) + 60_000, ...over });
  const historyOf = (runs: readonly EndedRun[], oldestFindingAt: number | null = null) =>
    presentHistory(runs, { timeZone: "Europe/Berlin", now: NOW, oldestFindingAt });

  test("counts days in the company's time zone, newest first", () => {
    expect(historyOf([ended("2026-11-20 22:59"), ended("2026-11-20 23:01")]).map((it) => it.day)).toEqual([
      "2026-11-21",
      "2026-11-20",
    ]);
  });

  test("goes back fourteen days, today included", () => {
    const runs = [ended("2026-11-09 04:07"), ended("2026-11-08 12:00"), ended("2026-11-08 23:30")];
    expect(historyOf(runs).map((it) => it.day)).toEqual(["2026-11-09"]);
  });

  test("adds up what was changed, and only that", () => {
    const changed = counts({
      created: 1,
      updated: 2,
      reactivated: 3,
      deactivated: 4,
      teamsCreated: 5,
      teamsRenamed: 6,
    });
    const runs = [
      ended("2026-11-21 08:00", { counts: changed }),
      ended("2026-11-21 09:00", { counts: counts({ updated: 1, memberships: 9 }) }),
      ended("2026-11-21 10:00", { state: "cancelled", counts: changed }),
    ];
    expect(historyOf(runs)).toEqual([{ day: "2026-11-21", state: "ok", changes: 22 }]);
  });

  test.each([
    { name: "failed", states: ["succeeded", "failed", "paused"], state: "failed" },
    { name: "paused", states: ["paused", "succeeded"], state: "paused" },
    { name: "failed when a run died", states: ["succeeded", "applying"], state: "failed" },
    { name: "ok", states: ["succeeded", "cancelled"], state: "ok" },
  ] as const)("shows the worst of a day: $name", ({ states, state }) => {
    expect(historyOf(states.map((it) => ended("2026-11-21 08:00", { state: it })))).toMatchObject([
      { state },
    ]);
  });

  test("leaves out days on which nothing ended", () => {
    const atWork = ended("2026-11-22 09:00", { state: "reading", holdsLease: 1 });
    expect(historyOf([atWork, ended("2026-11-21 09:00", { state: "cancelled" })])).toEqual([]);
  });

  test("warns of days that left people held, and of those since the oldest finding", () => {
    const held = ended("2026-11-18 08:00", { counts: counts({ held: 1 }) });
    const runs = [held, ended("2026-11-19 08:00"), ended("2026-11-20 08:00")];
    expect(historyOf(runs, utc("2026-11-20 08:00")).map((it) => it.state)).toEqual([
      "warning",
      "ok",
      "warning",
    ]);
  });
});

test("a run that died is shown as interrupted, whoever asks", () => {
  const dead = presentRun(runRecord({ state: "planning", holdsLease: 0, finishedAt: null }));
  expect(dead).toMatchObject({
    state: "failed",
    problem: { code: "interrupted", params: {} },
    finishedAt: null,
  });
  expect(presentRun(runRecord({ state: "planning", holdsLease: 1 })).state).toBe("planning");
});
