/**
 * One round on duty: waits for hints, reads whom they name, plans and writes. Whatever stands in the way – a full run that
 * is just writing, an admin who edits – the hints stay until it is done, so a round can be cut off and repeated anywhere.
 */
import { loadConfig, type RunConfig } from "../../config/load-config.ts";
import type { Employee, EmployeeId } from "../../core/employee.ts";
import { guard } from "../../core/guard.ts";
import { changedRows, stagedRowOf } from "../../directory/employee-mirror.ts";
import type { EmployeeSource } from "../employee-source.ts";
import type { RunPorts } from "../run-ports.ts";
import { type LaunchRun, runId, startRun } from "../start-run.ts";
import { commitChanged } from "./commit-changed.ts";
import type { HintCall } from "./keep-hint.ts";
import { loadSituation, MAX_PEOPLE, PEOPLE_AT_ONCE, type Situation } from "./load-situation.ts";
import { attributesOf, planChangedPeople } from "./plan-changed-people.ts";
import { loadKnownAttributes, readAnew } from "./read-anew.ts";
import { forgetHints, leaveDuty, settleStatements, spreadStatements } from "./settle-hints.ts";

export type HintPorts = Pick<RunPorts, "db" | "now" | "log" | "openSource" | "sendInvitations" | "pushOn"> & {
  readonly sleep: (ms: number) => Promise<void>;
  /** Starts a full run, where that is the shorter or the safer way. */
  readonly launch: LaunchRun;
};

export type Round = {
  readonly next: "again" | "over";
  /** Somebody new is to be invited. */
  readonly invites: boolean;
  /** The directory is another now. */
  readonly wrote: boolean;
};

const AGAIN: Round = { next: "again", invites: false, wrote: false };
const OVER: Round = { next: "over", invites: false, wrote: false };

/** Hints within this time of each other are taken by the same instance, and are one run in the history. */
const LINGER_MS = 10_000;
const LOOK_EVERY_MS = 500;
/** While hints wait for a full run that is just writing. */
const LOOK_AGAIN_MS = 100;

export async function takeHints(ports: HintPorts, call: HintCall): Promise<Round> {
  const { db, now, sleep } = ports;
  for (const until = now() + LINGER_MS; ; ) {
    const situation = await loadSituation(db, call.id);
    if (!situation.onDuty) return OVER;
    if (situation.waiting.length > 0 && !situation.busy) return workOn(ports, call, situation);
    if (now() < until) await sleep(situation.waiting.length > 0 ? LOOK_AGAIN_MS : LOOK_EVERY_MS);
    else if (situation.busy) return AGAIN;
    else return (await leaveDuty(db, call.id, { evenIfTheyWait: false })) ? OVER : AGAIN;
  }
}

async function workOn(ports: HintPorts, call: HintCall, situation: Situation): Promise<Round> {
  const { db, log } = ports;
  const config = await loadConfig(db);
  if (!isWanted(config, situation)) {
    await db.$client.batch([forgetHints(db, ports.now())]);
    return AGAIN;
  }
  // The plan that waits rests on what was read for it: hints wait with it.
  if (situation.paused) return leave(ports, call);
  if (situation.waiting.length > MAX_PEOPLE) return handOver(ports, call, "many");
  const source = await ports.openSource({ waitedMs: 0, attributes: await loadKnownAttributes(db) });
  const round: RoundAtWork = { ports, call, situation, config, source };
  const unclear = situation.waiting.filter(({ subject }) => subject === "unclear" || subject === "hourly");
  const outcome = unclear.length > 0 ? await findOut(round, unclear) : await carryOver(round);
  if (outcome === "unread") return leave(ports, call);
  if (outcome === "refused" || outcome === "many") return handOver(ports, call, outcome);
  log("hints.taken", { run: call.id, hints: situation.waiting.length, changes: outcome.changes });
  const { next } = outcome.isPartial ? await leave(ports, call) : AGAIN;
  return { next, invites: outcome.invites, wrote: outcome.changes > 0 };
}

/** Nothing is read when it is switched off (rule 30), nor before the first full run, nor of another Personio than that one's. */
const isWanted = ({ enabled, configured, clientId, settings }: RunConfig, { read }: Situation): boolean =>
  enabled && configured && settings.freshness !== "daily" && read !== null && read.clientId === clientId;

async function leave({ db }: HintPorts, call: HintCall): Promise<Round> {
  await leaveDuty(db, call.id, { evenIfTheyWait: true });
  return OVER;
}

type RoundAtWork = {
  readonly ports: HintPorts;
  readonly call: HintCall;
  readonly situation: Situation;
  readonly config: RunConfig;
  readonly source: EmployeeSource;
};

type Outcome =
  /** Partial: some could not be read now, and wait like those of a Personio that does not answer. */
  | { readonly changes: number; readonly invites: boolean; readonly isPartial: boolean }
  /** Personio does not answer; the hints wait for the next one, or for the tick. */
  | "unread"
  /** The guard lets no more through a few people at a time. */
  | "refused"
  | "many";

const NOTHING = { changes: 0, invites: false, isPartial: false } satisfies Outcome;

/**
 * So far back Personio is asked who changed: some changes show an hour late, nobody says in which time zone it reads our
 * question, and a tick may be missed. Whoever is as they were costs nothing.
 */
const LOOK_BACK_MS = 3 * 3_600_000;

/** Who it is that changed; they are read singly like anybody who is named. */
async function findOut(
  { ports, config, source }: RoundAtWork,
  unclear: Situation["waiting"],
): Promise<Outcome> {
  const { db, now } = ports;
  const firstAt = Math.min(...unclear.map((it) => it.firstAt));
  const asked = unclear.map(({ subject, times }) => ({ subject, times, askedAt: now() }));
  const attributes = attributesOf(config);
  const people = await source.readChangedSince(firstAt - LOOK_BACK_MS, { attributes, atMost: MAX_PEOPLE });
  if (!people.ok) return unread(ports, people.error.reason);
  if (people.value === "too-many") return "many";
  const ids = (await changedRows(db, people.value.map(stagedRowOf))).map(([id]) => id as EmployeeId);
  await db.$client.batch([...spreadStatements(db, { asked, people: ids, firstAt })]);
  return NOTHING;
}

function unread({ log }: HintPorts, reason: string): Outcome {
  log("hints.unread", { reason });
  return "unread";
}

async function carryOver({ ports, call, situation, config, source }: RoundAtWork): Promise<Outcome> {
  const { db, now } = ports;
  const hints = situation.waiting.slice(0, PEOPLE_AT_ONCE);
  const read = await readAnew(hints, { source, attributes: attributesOf(config), now });
  if (!read.ok) return unread(ports, read.error.reason);
  const { isPartial } = read.value;
  const changed = await changedRows(
    db,
    read.value.people.map(({ employee }) => stagedRowOf(employee)),
  );
  if (changed.length === 0) {
    await db.$client.batch(settleStatements(db, read.value.asked));
    return { ...NOTHING, isPartial };
  }
  const differing = new Set<string>(changed.map(([id]) => id));
  const people = read.value.people.map(({ employee }) => employee).filter(({ id }) => differing.has(id));
  const idSeed = `${call.id} ${situation.done.applied}`;
  const planned = await planChangedPeople(db, people satisfies readonly Employee[], { config, idSeed });
  if (guard(planned.plan, config.settings.limits, situation.letThrough) !== null) return "refused";
  const toCommit = { call, situation, config, read: read.value, changed, planned, now: now() };
  if (!(await commitChanged(db, toCommit))) return NOTHING;
  const { changes, counts } = planned.plan;
  return { changes: changes.length, invites: counts.invited > 0, isPartial };
}

/** A full run reads them all, and its guard sees all there is to do. One that is at work may have read them before. */
async function handOver(ports: HintPorts, call: HintCall, why: "refused" | "many"): Promise<Round> {
  const { db, now, log, launch } = ports;
  const at = now();
  const started = await startRun(db, launch, {
    id: runId(at, `${call.id.slice(-8)}-all`),
    ...{ trigger: call.trigger, mode: "apply", startedBy: null, slotAt: null, now: at },
  });
  log("hints.handed-over", { run: call.id, why, to: started.ok ? started.value : null });
  if (started.ok) await db.$client.batch([forgetHints(db, at)]);
  return leave(ports, call);
}
