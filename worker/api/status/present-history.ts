/** The last fourteen days at a glance: the worst that happened on each, and how much was changed. */
import { presentCounts } from "../runs/present-run.ts";
import { type RunRecord, standingOf } from "../runs/run-record.ts";
import type { Status } from "./status-routes.ts";

export type EndedRun = Pick<
  RunRecord,
  "state" | "problem" | "startedAt" | "finishedAt" | "counts" | "progressRead" | "holdsLease"
>;

type Day = Status["history"][number];

const DAYS = 14;
/** Worst first. */
const STATES: ReadonlyArray<Day["state"]> = ["failed", "paused", "warning", "ok"];

export function presentHistory(
  runs: readonly EndedRun[],
  by: {
    readonly timeZone: string;
    readonly now: number;
    /** Since when there has been something to mend; `null`: there is nothing. */
    readonly oldestFindingAt: number | null;
  },
): Day[] {
  const dayOf = createCalendar(by.timeZone);
  const first = daysBefore(dayOf(by.now), DAYS - 1);
  const days = new Map<string, Day>();
  for (const run of runs) {
    const state = stateOf(run, by.oldestFindingAt);
    const day = dayOf(run.startedAt);
    if (state === null || day < first) continue;
    const known = days.get(day) ?? { day, state, changes: 0 };
    days.set(day, { day, state: worse(known.state, state), changes: known.changes + changesOf(run) });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1));
}

/** Which findings a past run left is not kept; one that is open now was open at every run since it came up. */
function stateOf(run: EndedRun, oldestFindingAt: number | null): Day["state"] | null {
  const { state } = standingOf(run);
  if (state === "failed" || state === "paused") return state;
  if (state !== "succeeded") return null;
  const { held, failed } = presentCounts(run);
  const leftFindings = oldestFindingAt !== null && (run.finishedAt ?? run.startedAt) >= oldestFindingAt;
  return held > 0 || failed > 0 || leftFindings ? "warning" : "ok";
}

/** Changes that are in the directory; memberships go with the people they belong to. */
function changesOf(run: EndedRun): number {
  if (run.state !== "succeeded") return 0;
  const { created, updated, reactivated, deactivated, teamsCreated, teamsRenamed } = presentCounts(run);
  return created + updated + reactivated + deactivated + teamsCreated + teamsRenamed;
}

const worse = (a: Day["state"], b: Day["state"]): Day["state"] =>
  STATES.indexOf(a) < STATES.indexOf(b) ? a : b;

/** Instant → the day it is there, `YYYY-MM-DD`. */
function createCalendar(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
    return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  };
}

function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
