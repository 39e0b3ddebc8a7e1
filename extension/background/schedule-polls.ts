/**
 * When to ask next. Nothing changes between runs, so: shortly after the next one, every half minute while one is at work, when
 * a server that wanted a pause said to come back, and every half hour whatever happens. Alarms may be lost when the browser restarts, so they are set at every start.
 */
import browser from "webextension-polyfill";
import type { Snapshot } from "../storage/snapshot.ts";

const POLL_ALARMS = { fallback: "poll", nextRun: "poll-next-run", watch: "poll-watch" } as const;

const FALLBACK_MINUTES = 30;
const AFTER_NEXT_RUN_MS = 2 * 60_000;
/** Chrome lets no alarm come sooner. */
const WATCH_MS = 30_000;
/** A run that takes longer is seen by the other alarms. */
const WATCHED_MS = 10 * 60_000;

export async function scheduleFallback(): Promise<void> {
  if ((await browser.alarms.get(POLL_ALARMS.fallback)) !== undefined) return;
  await browser.alarms.create(POLL_ALARMS.fallback, { periodInMinutes: FALLBACK_MINUTES });
}

export async function schedulePolls(snapshot: Snapshot, now: number): Promise<void> {
  const { nextRun, watch } = pollTimes(snapshot, now);
  await Promise.all([
    setAlarm(POLL_ALARMS.nextRun, nextRun),
    setAlarm(POLL_ALARMS.watch, watch),
    scheduleFallback(),
  ]);
}

export type PollTimes = { readonly nextRun: number | null; readonly watch: number | null };

export function pollTimes({ answer, trouble }: Snapshot, now: number): PollTimes {
  const retryAt = trouble?.failure.retryAt ?? 0;
  const retry = retryAt > now ? Math.max(retryAt, now + WATCH_MS) : null;
  if (answer === null) return { nextRun: null, watch: retry };
  const { state, nextRunAt, lastRun } = answer.status;
  const nextRun = nextRunAt === null ? Number.NaN : Date.parse(nextRunAt) + AFTER_NEXT_RUN_MS;
  const startedAt = lastRun === null ? Number.NaN : Date.parse(lastRun.startedAt);
  const isWatched = state === "running" && now - startedAt < WATCHED_MS;
  return {
    nextRun: nextRun > now ? Math.max(nextRun, now + WATCH_MS) : null,
    watch: retry ?? (isWatched ? now + WATCH_MS : null),
  };
}

async function setAlarm(name: string, when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(name);
  else await browser.alarms.create(name, { when });
}
