import fc from "fast-check";
import { expect, test } from "vitest";
import { allowedChanges } from "../../../extension/core/allowed-changes.ts";
import {
  EVERY_HOURS,
  isTimeZone,
  nextRunAt,
  TICK_MINUTE,
  timesOfDay,
} from "../../../extension/core/next-run.ts";
import { counts } from "../../../extension/gallery/company.ts";
import { guard } from "../../../worker/core/guard.ts";
import * as server from "../../../worker/core/schedule.ts";

const HOUR_MS = 3_600_000;
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "America/Havana",
  "Pacific/Apia",
  "UTC",
];

test("knows the server’s intervals and its tick", () => {
  expect(EVERY_HOURS).toEqual(server.EVERY_HOURS);
  expect(TICK_MINUTE).toBe(server.TICK_MINUTE);
});

test("is the server’s next tick, at any time in any zone", () => {
  fc.assert(
    fc.property(
      fc.record({
        now: fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        minute: fc.integer({ min: 0, max: 1439 }),
        everyHours: fc.constantFrom(...EVERY_HOURS),
        timeZone: fc.constantFrom(...ZONES),
        hoursAgo: fc.option(fc.integer({ min: 0, max: 60 })),
      }),
      ({ now, minute, everyHours, timeZone, hoursAgo }) => {
        const at = [Math.floor(minute / 60), minute % 60]
          .map((part) => String(part).padStart(2, "0"))
          .join(":");
        const clock = server.parseClockTime(at);
        if (!clock.ok) throw new Error(at);
        const last = hoursAgo === null ? null : now - hoursAgo * HOUR_MS;
        expect(nextRunAt({ everyHours, at, timeZone }, now, last)).toBe(
          server.nextTickAt({ everyHours, at: clock.value, timeZone }, now, last),
        );
      },
    ),
    { numRuns: 400 },
  );
});

test("by the day on which clocks change", () => {
  const schedule = { everyHours: 24, at: "02:30", timeZone: "Europe/Berlin" } as const;
  const now = Date.parse("2027-03-27T20:00:00Z");
  expect(nextRunAt(schedule, now, now - HOUR_MS)).toBe(server.nextTickAt(schedule, now, now - HOUR_MS));
});

test.each([
  { everyHours: 24, at: "", timeZone: "Europe/Berlin" },
  { everyHours: 24, at: "24:00", timeZone: "Europe/Berlin" },
  { everyHours: 24, at: "04:00", timeZone: "Atlantis" },
  { everyHours: 24, at: "04:00", timeZone: "+02:00" },
  { everyHours: 5, at: "04:00", timeZone: "Europe/Berlin" },
  { everyHours: Number.NaN, at: "04:00", timeZone: "Europe/Berlin" },
])("of $everyHours, $at, $timeZone no time can be made", (schedule) => {
  expect(nextRunAt(schedule, 0, null)).toBeNull();
});

test("every zone that is offered is one", () => {
  expect(Intl.supportedValuesOf("timeZone").filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test("the times of a day, from the first", () => {
  expect(timesOfDay({ everyHours: 6, at: "16:30" })).toEqual(["04:30", "10:30", "16:30", "22:30"]);
  expect(timesOfDay({ everyHours: 24, at: "04:00" })).toEqual(["04:00"]);
});

test("as many changes are allowed as the server’s guard lets through", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 400 }),
      (count, percent, of) => {
        const limit = { count, percent };
        const texts = { count: String(count), percent: String(percent) };
        const deactivations = allowedChanges({ ...texts, isHalfMost: true }, of);
        const relinks = allowedChanges({ ...texts, isHalfMost: false }, of);
        const judged = (deactivated: number, relinked: number) =>
          guard(
            { counts: counts({ deactivated }), relinks: relinked, linkedActive: of },
            { deactivations: limit, relinks: limit },
          );
        expect(judged(deactivations ?? 0, relinks ?? 0)).toBeNull();
        expect(judged((deactivations ?? 0) + 1, 0)?.allowed).toBe(deactivations);
        expect(judged(0, (relinks ?? 0) + 1)?.allowed).toBe(relinks);
      },
    ),
  );
  expect(allowedChanges({ count: "", percent: "5", isHalfMost: true }, 10)).toBeNull();
});
