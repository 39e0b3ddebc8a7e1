/**
 * Dates, times and spans as people say them, in the zone of whoever reads. Everything goes through `Intl`; the formatters
 * are made once a language, for making them is what costs.
 */
import type { Language } from "./language.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SHORT_SPAN_MS = 90_000;
const SOON_DAYS = 1;

export type Format = {
  /** “heute, 04:02”, “gestern, 04:02”, “14. Nov., 04:02”. */
  readonly moment: (instant: number, now: number) => string;
  /** “vor 5 Stunden”, “in 3 Tagen”. */
  readonly relative: (instant: number, now: number) => string;
  /** “1 Minute 12 Sekunden”; rounded to what matters. */
  readonly span: (milliseconds: number) => string;
  /** “04:02” today, else with the day. */
  readonly clock: (instant: number, now: number) => string;
  /** For a tooltip: everything, with the zone. */
  readonly full: (instant: number) => string;
  /** `2026-11-22` → “So., 22. Nov.”: a calendar day has no zone. */
  readonly day: (date: string) => string;
  readonly number: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
};

const capitalised = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export function createFormat(language: Language, timeZone?: string): Format {
  const locale = language === "de" ? "de-DE" : "en-GB";
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", ...zone });
  const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", ...zone });
  const isoDay = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", ...zone });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", ...zone });
  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const number = new Intl.NumberFormat(locale);
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const daysBetween = (a: number, b: number): number =>
    Math.round((Date.parse(isoDay.format(a)) - Date.parse(isoDay.format(b))) / DAY_MS);
  const dayName = (instant: number, now: number): string => {
    const days = daysBetween(instant, now);
    return Math.abs(days) <= SOON_DAYS ? relative.format(days, "day") : shortDate.format(instant);
  };
  return {
    moment: (instant, now) => `${dayName(instant, now)}, ${time.format(instant)}`,
    relative: (instant, now) => relative.format(...stepsBetween(instant, now)),
    span: (milliseconds) => spanOf(milliseconds, locale),
    clock: (instant, now) =>
      daysBetween(instant, now) === 0
        ? time.format(instant)
        : `${shortDate.format(instant)}, ${time.format(instant)}`,
    full: (instant) => capitalised(full.format(instant)),
    day: (date) => weekday.format(Date.parse(`${date}T00:00:00Z`)),
    number: (value) => number.format(value),
    list: (items) => list.format(items),
  };
}

function stepsBetween(instant: number, now: number): [number, Intl.RelativeTimeFormatUnit] {
  const difference = instant - now;
  const distance = Math.abs(difference);
  if (distance < HOUR_MS) return [Math.round(difference / MINUTE_MS), "minute"];
  if (distance < DAY_MS) return [Math.round(difference / HOUR_MS), "hour"];
  return [Math.round(difference / DAY_MS), "day"];
}

function spanOf(milliseconds: number, locale: string): string {
  const part = (value: number, unit: "second" | "minute" | "hour" | "day"): string =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value);
  if (milliseconds < SHORT_SPAN_MS) return part(Math.max(1, Math.round(milliseconds / 1000)), "second");
  if (milliseconds < SHORT_SPAN_MS * 60) return part(Math.round(milliseconds / MINUTE_MS), "minute");
  if (milliseconds < 2 * DAY_MS) return part(Math.round(milliseconds / HOUR_MS), "hour");
  return part(Math.round(milliseconds / DAY_MS), "day");
}
