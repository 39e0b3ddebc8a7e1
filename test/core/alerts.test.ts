import { describe, expect, test } from "vitest";
import {
  type AlertDecision,
  type AlertKind,
  decideAlerts,
  type HowThingsStand,
  type KnownAlert,
  type PushPlanStanding,
  type Reach,
} from "../../worker/core/alerts.ts";

const WELL: HowThingsStand = {
  enabled: true,
  running: false,
  overdue: false,
  lastSuccessAt: 1_000,
  settledRuns: [{ id: "r9", state: "succeeded" }],
  destination: null,
};

const runs = (...states: ReadonlyArray<"succeeded" | "failed" | "paused">): HowThingsStand => ({
  ...WELL,
  settledRuns: states.map((state, index) => ({ id: `r${9 - index}`, state })),
});

const known = (kind: AlertKind, over: Partial<KnownAlert> = {}): KnownAlert => ({
  ...{ kind, subject: "r9", isOver: false, isTold: true },
  ...over,
});

const decision = (parts: Partial<AlertDecision> = {}): AlertDecision => ({
  ...{ raise: [], end: [], forget: [] },
  ...parts,
});

describe("admins are told", () => {
  test.each<[string, readonly [HowThingsStand, readonly KnownAlert[]], AlertDecision]>([
    ["nothing when all is well", [WELL, []], decision()],
    [
      "nothing of a company that never ran",
      [{ ...WELL, lastSuccessAt: null, settledRuns: [] }, []],
      decision(),
    ],
    ["nothing of one failure", [runs("failed", "succeeded"), []], decision()],
    [
      "of the second failure in a row",
      [runs("failed", "failed", "succeeded"), []],
      decision({ raise: [{ kind: "failing", subject: "r9" }] }),
    ],
    [
      "of two failures with a pause between them, and of the pause",
      [runs("paused", "failed", "failed"), []],
      decision({
        raise: [
          { kind: "paused", subject: "r9" },
          { kind: "failing", subject: "r8" },
        ],
      }),
    ],
    [
      "not of the third",
      [runs("failed", "failed", "failed"), [known("failing", { subject: "r8" })]],
      decision(),
    ],
    ["of a pause", [runs("paused"), []], decision({ raise: [{ kind: "paused", subject: "r9" }] })],
    ["not of the same pause again", [runs("paused"), [known("paused")]], decision()],
    [
      "not of another run's pause while it waits",
      [runs("paused"), [known("paused", { subject: "r1" })]],
      decision(),
    ],
    [
      "of a pause after the last one was over",
      [runs("paused"), [known("paused", { subject: "r1", isOver: true })]],
      decision({ raise: [{ kind: "paused", subject: "r9" }] }),
    ],
    [
      "of the end of nothing while a run is at work",
      [{ ...WELL, running: true }, [known("paused"), known("failing", { isTold: false })]],
      decision(),
    ],
    [
      "of what is new while a run is at work, but not that it is late: that run makes up for it",
      [{ ...runs("failed", "failed"), running: true, overdue: true }, []],
      decision({ raise: [{ kind: "failing", subject: "r9" }] }),
    ],
    [
      "that it is late",
      [{ ...WELL, overdue: true }, []],
      decision({ raise: [{ kind: "overdue", subject: "1000" }] }),
    ],
    [
      "that it is late and never was well",
      [{ ...WELL, overdue: true, lastSuccessAt: null, settledRuns: [] }, []],
      decision({ raise: [{ kind: "overdue", subject: "never" }] }),
    ],
    ["not again that it is late", [{ ...WELL, overdue: true }, [known("overdue")]], decision()],
    [
      "that all is well again",
      [WELL, [known("failing"), known("overdue")]],
      decision({ end: ["failing", "overdue"] }),
    ],
    ["not twice that it is", [WELL, [known("failing", { isOver: true })]], decision()],
    ["not while the last run failed", [runs("failed", "paused"), [known("paused")]], decision()],
    [
      "not of the end of what nobody heard of",
      [WELL, [known("paused", { isTold: false })]],
      decision({ forget: ["paused"] }),
    ],
    [
      "of a new failure before the end of the old was told",
      [runs("failed", "failed"), [known("failing", { isOver: true })]],
      decision({ raise: [{ kind: "failing", subject: "r9" }] }),
    ],
    [
      "nothing more once the integration is off",
      [{ ...runs("paused"), enabled: false, overdue: true }, [known("failing")]],
      decision({ forget: ["failing"] }),
    ],
  ])("%s", (_, [now, before], expected) => {
    expect(decideAlerts(now, before)).toEqual(expected);
  });
});

const HOUR = 3_600_000;
const destined = (reach: Reach, plan: PushPlanStanding = { kind: "none" }): HowThingsStand => ({
  ...WELL,
  destination: { reach, plan },
});
const away = (hours: number) => destined({ kind: "away", since: 7, awayMs: hours * HOUR });
const STOPPED = destined({ kind: "stopped" });
const PUSHING = destined({ kind: "well" });
const FIRST_PLAN = destined({ kind: "new" }, { kind: "waits", runId: "p1" });
const COMPARING = destined({ kind: "new" }, { kind: "at-work" });
const ofPlan = known("destination-paused", { subject: "p0" });
const ofStop = known("destination-stopped", { subject: "destination" });
const ofAbsence = known("destination-away", { subject: "7" });

describe("of a destination, admins are told", () => {
  test.each<[string, readonly [HowThingsStand, readonly KnownAlert[]], AlertDecision]>([
    ["nothing while all is well", [PUSHING, []], decision()],
    [
      "that it stopped, even where the sync is off",
      [{ ...STOPPED, enabled: false }, []],
      decision({ raise: [{ kind: "destination-stopped", subject: "destination" }] }),
    ],
    ["that it stopped, once", [STOPPED, [ofStop]], decision()],
    [
      "that it stopped again",
      [STOPPED, [{ ...ofStop, isOver: true }]],
      decision({ raise: [{ kind: "destination-stopped", subject: "destination" }] }),
    ],
    ["that it goes on", [PUSHING, [ofStop]], decision({ end: ["destination-stopped"] })],
    [
      "nothing of an end whose beginning nobody was told of",
      [PUSHING, [{ ...ofStop, isTold: false }]],
      decision({ forget: ["destination-stopped"] }),
    ],
    ["nothing of a few hours away", [away(5.9), []], decision()],
    ["of six hours away", [away(6), []], decision({ raise: [{ kind: "destination-away", subject: "7" }] })],
    ["not that it goes on while it is away", [away(1), [ofStop]], decision()],
    [
      "of one trouble in place of the other",
      [STOPPED, [ofAbsence]],
      decision({
        raise: [{ kind: "destination-stopped", subject: "destination" }],
        forget: ["destination-away"],
      }),
    ],
    ["nothing more once it is switched off", [WELL, [ofStop]], decision({ forget: ["destination-stopped"] })],
    [
      "nothing more of what it was before another took its place",
      [destined({ kind: "new" }), [ofStop]],
      decision({ forget: ["destination-stopped"] }),
    ],
    [
      "that the first plan waits",
      [FIRST_PLAN, []],
      decision({ raise: [{ kind: "destination-paused", subject: "p1" }] }),
    ],
    ["not of the plan that was made anew the next day", [FIRST_PLAN, [ofPlan]], decision()],
    [
      "of a plan after the last one was over",
      [FIRST_PLAN, [{ ...ofPlan, isOver: true }]],
      decision({ raise: [{ kind: "destination-paused", subject: "p1" }] }),
    ],
    ["not that a plan is dealt with while it is compared again", [COMPARING, [ofPlan]], decision()],
    ["that a plan is dealt with", [PUSHING, [ofPlan]], decision({ end: ["destination-paused"] })],
    ["that once", [PUSHING, [{ ...ofPlan, isOver: true }]], decision()],
    [
      "nothing of the end of a plan nobody heard of",
      [PUSHING, [{ ...ofPlan, isTold: false }]],
      decision({ forget: ["destination-paused"] }),
    ],
    [
      "nothing more of a plan that was rejected with the destination",
      [WELL, [ofPlan]],
      decision({ forget: ["destination-paused"] }),
    ],
    [
      "of a plan besides that it stopped",
      [destined({ kind: "stopped" }, { kind: "waits", runId: "p1" }), [ofStop]],
      decision({ raise: [{ kind: "destination-paused", subject: "p1" }] }),
    ],
    [
      "and of the sync besides",
      [{ ...STOPPED, settledRuns: [{ id: "r9", state: "paused" }] }, []],
      decision({
        raise: [
          { kind: "paused", subject: "r9" },
          { kind: "destination-stopped", subject: "destination" },
        ],
      }),
    ],
  ])("%s", (_, [now, alerts], expected) => {
    expect(decideAlerts(now, alerts)).toEqual(expected);
  });
});
