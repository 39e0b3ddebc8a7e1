/**
 * Personio writes a date as local midnight in the employee's own zone, with the offset of that very day
 * (summer time, and for old dates the local mean time, cut to minutes). Real instants carry the zone's offset too.
 */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();
const midnights = new Map<string, string>();

/** `2026-07-01` in Europe/Berlin → `2026-07-01T00:00:00+02:00`. */
export function localMidnight(date: string, zone: string): string {
  const key = `${zone} ${date}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const midnight = `${date}T00:00:00${offsetAt(midnightInstant(date, zone), zone)}`;
  midnights.set(key, midnight);
  return midnight;
}

/** The instant at which the day `date` begins in `zone`. */
export function midnightInstant(date: string, zone: string): Date {
  const utcMidnight = Date.parse(`${date}T00:00:00Z`);
  const guess = new Date(utcMidnight - offsetMinutes(new Date(utcMidnight), zone) * 60_000);
  return new Date(utcMidnight - offsetMinutes(guess, zone) * 60_000);
}

/** An instant as Personio writes `created_at`: `2023-01-26T09:30:21+01:00`. */
export function localInstant(at: Date, zone: string): string {
  const shifted = new Date(at.getTime() + offsetMinutes(at, zone) * 60_000);
  return `${shifted.toISOString().slice(0, 19)}${offsetAt(at, zone)}`;
}

/** The calendar day on which `at` falls in `zone`. */
export const calendarDay = (at: Date, zone: string): string => localInstant(at, zone).slice(0, 10);

const DAY_MS = 86_400_000;
const writtenDays = new Map<number, string>();

/** `2026-02-28` plus one day → `2026-03-01`. */
export function addDays(date: string, days: number): string {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS + days;
  const known = writtenDays.get(day);
  if (known !== undefined) return known;
  const written = new Date(day * DAY_MS).toISOString().slice(0, 10);
  writtenDays.set(day, written);
  return written;
}

/** `+01:00`; Intl names it `GMT+01:00`, plain `GMT` for zero, and gives seconds for local mean time. */
function offsetAt(at: Date, zone: string): string {
  const part = offsetFormat(zone)
    .formatToParts(at)
    .find(({ type }) => type === "timeZoneName");
  return /[+-]\d\d:\d\d/.exec(part?.value ?? "")?.[0] ?? "+00:00";
}

function offsetMinutes(at: Date, zone: string): number {
  const offset = offsetAt(at, zone);
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith("-") ? -minutes : minutes;
}

function offsetFormat(zone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  offsetFormats.set(zone, format);
  return format;
}
