/**
 * When a run is due (product.md, rule 29). Slots are wall-clock times of the admin's time zone: the chosen time and
 * every `everyHours` hours from it, on each local day. Because the interval divides 24, they are one even grid of
 * local time. Summer time bends it where it must: a slot in the hour that is skipped in spring moves forward by the
 * gap, one in the hour that comes twice in autumn means the first. Slots that fall on one instant are one slot.
 *
 * Instants are epoch milliseconds. No clock here: `now` is the cron tick's scheduled time.
 */
import { err, ok, type Result } from "./result.ts";

export const EVERY_HOURS = [1, 2, 3, 4, 6, 8, 12, 24] as const;
export type EveryHours = (typeof EVERY_HOURS)[number];

/** A local time of day, `00:00` to `23:59`. */
export type ClockTime = `${number}:${number}`;

export type Schedule = {
  readonly everyHours: EveryHours;
  readonly at: ClockTime;
  /** An IANA name: `Europe/Berlin`. */
  readonly timeZone: string;
};

/** The minute of each UTC hour at which the cron fires; `[triggers]` in wrangler.toml says the same. */
export const TICK_MINUTE = 7;
/** How late a good run may be before the admin is told. Covers the tick, a run, and the 25-hour day. */
const GRACE_HOURS = 2;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export function parseClockTime(text: unknown): Result<ClockTime, "clock-time-invalid"> {
  return isClockTime(text) ? ok(text) : err("clock-time-invalid");
}

/** An IANA zone this runtime knows. A bare offset such as `+02:00` is refused: it has no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    Intl.DateTimeFormat("en-US", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The latest slot at or before `now`. */
export function lastSlotAt(schedule: Schedule, now: number): number {
  return Math.max(...slotsAround(schedule, now).filter((slot) => slot <= now));
}

/** The first slot after `now`. */
export function nextSlotAt(schedule: Schedule, now: number): number {
  return Math.min(...slotsAround(schedule, now).filter((slot) => slot > now));
}

export type Due = { readonly due: true; readonly slotAt: number } | { readonly due: false };

/** A slot is due when no apply run, by cron or by hand, has started since it. `null`: there never was one. */
export function isDue(input: {
  readonly schedule: Schedule;
  readonly now: number;
  readonly lastApplyStartedAt: number | null;
}): Due {
  const slotAt = lastSlotAt(input.schedule, input.now);
  const served = input.lastApplyStartedAt !== null && input.lastApplyStartedAt >= slotAt;
  return served ? { due: false } : { due: true, slotAt };
}

/** The cron tick, at or after `now`, that will start the next run: up to an hour after the slot it serves. */
export function nextTickAt(schedule: Schedule, now: number, lastApplyStartedAt: number | null): number {
  if (lastApplyStartedAt === null || isDue({ schedule, now, lastApplyStartedAt }).due) return tickFrom(now);
  return tickFrom(nextSlotAt(schedule, Math.max(now, lastApplyStartedAt)));
}

/** True when the last good run is older than the interval and the grace; `enabledSince` is `null` while switched off. */
export function isOverdue(input: {
  readonly schedule: Schedule;
  readonly now: number;
  readonly lastSuccessAt: number | null;
  readonly enabledSince: number | null;
}): boolean {
  if (input.enabledSince === null) return false;
  const quietSince = Math.max(input.enabledSince, input.lastSuccessAt ?? input.enabledSince);
  return input.now - quietSince > (input.schedule.everyHours + GRACE_HOURS) * HOUR_MS;
}

function isClockTime(text: unknown): text is ClockTime {
  return typeof text === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function tickFrom(instant: number): number {
  const offset = TICK_MINUTE * MINUTE_MS;
  return Math.ceil((instant - offset) / HOUR_MS) * HOUR_MS + offset;
}

/**
 * The few slots around `now`: at least one at or before it and one after it. Local time is counted as if it were UTC.
 * No zone changes its offset twice within a week, so those of three days before and after are all there are: a local
 * time up to `now` plus the smaller one has come, one beyond `now` plus the larger one has not.
 */
function slotsAround({ everyHours, at, timeZone }: Schedule, now: number): number[] {
  const before = offsetAt(timeZone, now - 3 * DAY_MS);
  const after = offsetAt(timeZone, now + 3 * DAY_MS);
  const step = everyHours * HOUR_MS;
  const phase = msOfDay(at);
  const first = Math.floor((now + Math.min(before, after) - phase) / step);
  const last = Math.floor((now + Math.max(before, after) - phase) / step) + 1;
  const walls = Array.from({ length: last - first + 1 }, (_, index) => phase + (first + index) * step);
  return walls.map((wall) => instantOf(wall, { timeZone, before, after }));
}

/** The first instant at which local clocks show `wall`; one that they skip counts as if they had not been put forward. */
function instantOf(
  wall: number,
  zone: { readonly timeZone: string; readonly before: number; readonly after: number },
): number {
  const early = wall - zone.before;
  if (offsetAt(zone.timeZone, early) === zone.before) return early;
  const late = wall - zone.after;
  return offsetAt(zone.timeZone, late) === zone.after ? late : early;
}

function msOfDay(at: ClockTime): number {
  return Number(at.slice(0, 2)) * HOUR_MS + Number(at.slice(3)) * MINUTE_MS;
}

/** Building a formatter costs a hundred times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const built = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formatters.set(timeZone, built);
  return built;
}

/** How far local clocks are ahead of UTC, in milliseconds. The format ends in `GMT+05:30`; some runtimes leave out zeros. */
function offsetAt(timeZone: string, instant: number): number {
  const text = formatterOf(timeZone).format(instant);
  const offset = text.slice(text.indexOf("GMT") + "GMT".length);
  const size = Number(offset.slice(1, 3)) * HOUR_MS + Number(offset.slice(4, 6)) * MINUTE_MS;
  return offset.startsWith("-") ? -size : size;
}
