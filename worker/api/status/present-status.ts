/** What is stored → `GET /v1/status`. */
import { z } from "@hono/zod-openapi";
import { freshnessOf } from "../../core/freshness.ts";
import { nextTickAt } from "../../core/schedule.ts";
import { companyStateOf } from "../../core/status.ts";
import { readStored } from "../http/stored-json.ts";
import { toInstantOrNull } from "../http/wire.ts";
import { presentCounts, presentRun } from "../runs/present-run.ts";
import { type RunRecord, standingOf } from "../runs/run-record.ts";
import { type EndedRun, presentHistory } from "./present-history.ts";
import { isLate, type Standing } from "./standing.ts";
import type { Status } from "./status-routes.ts";

export type StatusFacts = {
  readonly standing: Standing;
  readonly accounts: Status["accounts"];
  /** JSON: how many seconds the last changes took. */
  readonly freshness: string | null;
  readonly findings: number;
  readonly oldestFindingAt: number | null;
  /** The newest run at work or meant to change something. A preview that is over changes nothing and isn't shown. */
  readonly lastRun: RunRecord | null;
  /** The newest apply run that isn't at work and was not cancelled. */
  readonly settledApply: RunRecord | null;
  /** The plan for the destination that waits for approval. */
  readonly pausedPush: RunRecord | null;
  /** The newest run that counted people. */
  readonly counted: RunRecord | null;
  /** Apply runs of the last days. */
  readonly ended: readonly EndedRun[];
};

const POLL_SECONDS = { running: 2, resting: 300 };

export function presentStatus(facts: StatusFacts, now: number): Status {
  const { standing, accounts, findings, oldestFindingAt } = facts;
  const { settings, configured, enabled, running, lastApplyStartedAt, lastSuccessAt } = standing;
  const lastApplyState = facts.settledApply === null ? null : standingOf(facts.settledApply).state;
  const nextRunAt = enabled ? nextTickAt(settings.schedule, now, lastApplyStartedAt) : null;
  return {
    state: companyStateOf({
      configured,
      enabled,
      running,
      lastApplyState,
      pushPaused: facts.pausedPush !== null,
      overdue: isLate(standing, now),
      findings,
    }),
    name: settings.companyName,
    lastRun: facts.lastRun === null ? null : presentLastRun(facts.lastRun),
    pausedRun: presentPaused(lastApplyState === "paused" ? facts.settledApply : facts.pausedPush),
    lastSuccessAt: toInstantOrNull(lastSuccessAt),
    nextRunAt: toInstantOrNull(nextRunAt),
    pollAfterSeconds: running ? POLL_SECONDS.running : POLL_SECONDS.resting,
    people: presentPeople(facts.counted),
    accounts,
    freshness: freshnessOf(readStored(z.array(z.number()), facts.freshness, [])),
    findings,
    history: presentHistory(facts.ended, { timeZone: settings.schedule.timeZone, now, oldestFindingAt }),
  };
}

function presentLastRun(row: RunRecord): NonNullable<Status["lastRun"]> {
  const { id, trigger, mode, state, startedAt, finishedAt, counts, problem } = presentRun(row);
  return { id, trigger, mode, state, startedAt, finishedAt, counts, problem };
}

function presentPaused(row: RunRecord | null): Status["pausedRun"] {
  if (row === null) return null;
  const { id, purpose, counts, problem } = presentRun(row);
  return { id, purpose, counts, problem };
}

const count = z.int();
const peopleSchema = z.object({
  employees: count,
  linked: count,
  excluded: count,
  held: count,
  waiting: count,
});
const NOBODY: Status["people"] = { employees: 0, linked: 0, excluded: 0, held: 0, waiting: 0 };

/** A run counts people as they will be after it; as long as it has applied nothing, its new people still wait. */
function presentPeople(row: RunRecord | null): Status["people"] {
  if (row === null) return NOBODY;
  const people = readStored(peopleSchema, row.people, NOBODY);
  if (row.state === "succeeded" || row.applied > 0) return people;
  const { created } = presentCounts(row);
  return { ...people, linked: people.linked - created, waiting: people.waiting + created };
}
