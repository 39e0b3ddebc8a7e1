/**
 * When the sync would run by a schedule that isn't saved yet. The server decides (its core/schedule.ts; a test holds this
 * against it): slots are times of day in the company's zone, the chosen one and every so many hours from it, and the run
 * that serves one starts at the next tick. In spring a slot that clocks skip moves on, in autumn the first of two counts.
 */

export type ScheduleForm = {
  readonly everyHours: number;
  /** `04:00`. */
  readonly at: string;
  /** `Europe/Berlin`. */
  readonly timeZone: string;
};

/** The server looks every hour, so many minutes past. */
export const TICK_MINUTE = 7;
export const EVERY_HOURS = [1, 2, 3, 4, 6, 8, 12, 24] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/u;

export const isTimeOfDay = (text: string): boolean => TIME_OF_DAY.test(text);

export function isTimeZone(text: string): boolean {
  try {
    return /^[A-Za-z]/u.test(text) && Intl.DateTimeFormat("en-US", { timeZone: text }) !== null;
  } catch {
    return false;
  }
}

/** `null`: of what was entered no time can be made. `lastStartedAt`: of the last sync; `null` if there was none. */
export function nextRunAt(schedule: ScheduleForm, now: number, lastStartedAt: number | null): number | null {
  const { everyHours, at, timeZone } = schedule;
  if (!isTimeOfDay(at) || !isTimeZone(timeZone) || !EVERY_HOURS.some((hours) => hours === everyHours))
    return null;
  const last = Math.max(...slotsAround(schedule, now).filter((slot) => slot <= now));
  if (lastStartedAt === null || lastStartedAt < last) return tickFrom(now);
  const from = Math.max(now, lastStartedAt);
  return tickFrom(Math.min(...slotsAround(schedule, from).filter((slot) => slot > from)));
}

/** Every time of day at which a slot begins, in the order of the clock. */
export function timesOfDay({ everyHours, at }: Pick<ScheduleForm, "everyHours" | "at">): readonly string[] {
  const first = Number(at.slice(0, 2)) % everyHours;
  return Array.from(
    { length: 24 / everyHours },
    (_, index) => `${String(first + index * everyHours).padStart(2, "0")}${at.slice(2)}`,
  );
}

function tickFrom(instant: number): number {
  const offset = TICK_MINUTE * MINUTE_MS;
  return Math.ceil((instant - offset) / HOUR_MS) * HOUR_MS + offset;
}

/** Local time is counted as if it were UTC. No zone changes twice within a week, so two offsets are all there are. */
function slotsAround({ everyHours, at, timeZone }: ScheduleForm, now: number): number[] {
  const before = offsetAt(timeZone, now - 3 * DAY_MS);
  const after = offsetAt(timeZone, now + 3 * DAY_MS);
  const step = everyHours * HOUR_MS;
  const phase = Number(at.slice(0, 2)) * HOUR_MS + Number(at.slice(3)) * MINUTE_MS;
  const first = Math.floor((now + Math.min(before, after) - phase) / step);
  const last = Math.floor((now + Math.max(before, after) - phase) / step) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) =>
    instantOf(phase + (first + index) * step, { timeZone, before, after }),
  );
}

type Zone = { readonly timeZone: string; readonly before: number; readonly after: number };

/** The first instant at which clocks show it; a time that they skip counts as if they had not been put forward. */
function instantOf(wall: number, { timeZone, before, after }: Zone): number {
  const early = wall - before;
  if (offsetAt(timeZone, early) === before) return early;
  const late = wall - after;
  return offsetAt(timeZone, late) === after ? late : early;
}

/** How far clocks there are ahead of UTC. The format ends in `GMT+05:30`, or in `GMT`. */
function offsetAt(timeZone: string, instant: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/u.exec(format.format(instant)) ?? [];
  const size = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  return sign === "-" ? -size : size;
}
