/**
 * Dates, times and spans as people say them, in the zone of whoever reads. Everything goes through `Intl`; the formatters
 * are made once a language, for making them is what costs.
 */
import type { Language } from "./language.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SOON_DAYS = 1;

export type Format = {
  /** “heute, 04:02”, “gestern, 04:02”, “14. Nov., 04:02”. */
  readonly moment: (instant: number, now: number) => string;
  /** “vor 5 Stunden”, “in 3 Tagen”. */
  readonly relative: (instant: number, now: number) => string;
  /** “1 Min. 12 Sek.”; rounded to what matters: never more than two units. */
  readonly span: (milliseconds: number) => string;
  /** “04:02” today, else with the day. */
  readonly clock: (instant: number, now: number) => string;
  /** For a tooltip: everything, with the zone. */
  readonly full: (instant: number) => string;
  /** `2026-11-22` → “So., 22. Nov.”: a calendar day has no zone. */
  readonly day: (date: string) => string;
  /** `2026-11-22` → “22.11.2026”, “22 Nov 2026”. */
  readonly date: (date: string) => string;
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
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
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
    date: (day) => date.format(Date.parse(`${day}T00:00:00Z`)),
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

type SpanUnit = "second" | "minute" | "hour" | "day";

/** `from`: shorter spans are told in the next unit. Up to ten of `unit` the `rest` is told as well. */
const SPAN_STEPS: ReadonlyArray<{
  readonly unit: SpanUnit;
  readonly length: number;
  readonly from: number;
  readonly rest?: { readonly unit: SpanUnit; readonly length: number };
}> = [
  { unit: "day", length: DAY_MS, from: 2 * DAY_MS },
  { unit: "hour", length: HOUR_MS, from: HOUR_MS, rest: { unit: "minute", length: MINUTE_MS } },
  { unit: "minute", length: MINUTE_MS, from: MINUTE_MS, rest: { unit: "second", length: SECOND_MS } },
  { unit: "second", length: SECOND_MS, from: 0 },
];

/** One unit in full; two of them short. */
function spanOf(milliseconds: number, locale: string): string {
  const part = (value: number, unit: SpanUnit, unitDisplay: "long" | "short"): string =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }).format(value);
  const step = SPAN_STEPS.find(({ from }) => milliseconds >= from);
  if (step === undefined) return part(0, "second", "long");
  const { unit, length, rest } = step;
  if (rest === undefined || milliseconds >= REST_TOLD_UP_TO * length) {
    return part(Math.max(1, Math.round(milliseconds / length)), unit, "long");
  }
  const smallSteps = Math.round(milliseconds / rest.length);
  const perUnit = length / rest.length;
  const [whole, left] = [Math.floor(smallSteps / perUnit), smallSteps % perUnit];
  if (left === 0) return part(whole, unit, "long");
  return `${part(whole, unit, "short")} ${part(left, rest.unit, "short")}`;
}

const REST_TOLD_UP_TO = 10;
