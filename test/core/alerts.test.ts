import { describe, expect, test } from "vitest";
import {
  type AlertDecision,
  type AlertKind,
  decideAlerts,
  type HowThingsStand,
  type KnownAlert,
} from "../../worker/core/alerts.ts";

const WELL: HowThingsStand = {
  enabled: true,
  running: false,
  overdue: false,
  lastSuccessAt: 1_000,
  settledRuns: [{ id: "r9", state: "succeeded" }],
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
