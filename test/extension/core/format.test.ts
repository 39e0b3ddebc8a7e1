import { expect, test } from "vitest";
import { toDays } from "../../../extension/components/history-strip.tsx";
import { createFormat } from "../../../extension/i18n/format.ts";
import { languageOf } from "../../../extension/i18n/language.ts";

const now = Date.parse("2026-11-22T08:07:00Z");
const de = createFormat("de", "Europe/Berlin");
const en = createFormat("en", "Europe/Berlin");

test.each([
  ["2026-11-22T03:02:00Z", "heute, 04:02", "today, 04:02"],
  ["2026-11-21T23:30:00Z", "heute, 00:30", "today, 00:30"],
  ["2026-11-21T22:30:00Z", "gestern, 23:30", "yesterday, 23:30"],
  ["2026-11-23T03:00:00Z", "morgen, 04:00", "tomorrow, 04:00"],
  ["2026-11-14T03:00:00Z", "14. Nov., 04:00", "14 Nov, 04:00"],
])("%s is said in the zone of whoever reads", (instant, german, english) => {
  expect(de.moment(Date.parse(instant), now)).toBe(german);
  expect(en.moment(Date.parse(instant), now)).toBe(english);
});

test.each([
  [12_400, "12 Sekunden"],
  [72_000, "1 Min. 12 Sek."],
  [119_800, "2 Minuten"],
  [120_000, "2 Minuten"],
  [11 * 60_000 + 40_000, "12 Minuten"],
  [90 * 60_000, "1 Std. 30 Min."],
  [31 * 3_600_000, "31 Stunden"],
  [72 * 3_600_000, "3 Tage"],
  [0, "1 Sekunde"],
])("a span of %i ms", (span, text) => expect(de.span(span)).toBe(text));

test("a span in English, and a day of the calendar", () => {
  expect(en.span(72_000)).toBe("1 min 12 secs");
  expect(de.date("2026-11-02")).toBe("02.11.2026");
  expect(en.date("2026-11-02")).toBe("2 Nov 2026");
});

test("how long ago", () => {
  expect(de.relative(now - 5 * 3_600_000, now)).toBe("vor 5 Stunden");
  expect(en.relative(now + 3 * 86_400_000, now)).toBe("in 3 days");
  expect(de.clock(now - 86_400_000, now)).toBe("21. Nov., 09:07");
});

test("the language: choice, policy, browser, English", () => {
  expect(languageOf("de", "en", "en-US")).toBe("de");
  expect(languageOf(null, null, "de-AT")).toBe("de");
  expect(languageOf(null, undefined, "fr")).toBe("en");
});

test("fourteen days, oldest first; days without a run are gaps", () => {
  const days = toDays([{ day: "2026-11-22", state: "failed", changes: 4 }], "2026-11-22");
  expect(days).toHaveLength(14);
  expect(days[0]).toEqual({ day: "2026-11-09", state: "none", changes: 0 });
  expect(days.at(-1)).toEqual({ day: "2026-11-22", state: "failed", changes: 4 });
});
