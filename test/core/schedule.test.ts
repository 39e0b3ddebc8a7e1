import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ClockTime,
  EVERY_HOURS,
  type EveryHours,
  isDue,
  isOverdue,
  isTimeZone,
  lastSlotAt,
  nextSlotAt,
  nextTickAt,
  parseClockTime,
  type Schedule,
  TICK_MINUTE,
} from "../../worker/core/schedule.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const daily = (over: Partial<Schedule> = {}): Schedule => ({
  everyHours: 24,
  at: "04:00",
  timeZone: "Europe/Berlin",
  ...over,
});

/** `2026-03-29 03:30` is UTC here. */
const utc = (text: string): number => Date.parse(`${text.replace(" ", "T")}Z`);
const shown = (instant: number): string => new Date(instant).toISOString().slice(0, 16).replace("T", " ");

function slotsBetween(schedule: Schedule, from: number, until: number): number[] {
  const slots: number[] = [];
  for (let slot = nextSlotAt(schedule, from - 1); slot < until; slot = nextSlotAt(schedule, slot))
    slots.push(slot);
  return slots;
}

/** What clocks on the wall show, as if it were UTC. Worked out in another way than the code under test does it. */
function wallOf(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
}

const offsetOf = (timeZone: string, instant: number): number => wallOf(timeZone, instant) - instant;

describe("slots, in UTC", () => {
  type Row = { name: string; zone: string; at: ClockTime; every: EveryHours; from: string; slots: string[] };
  const table: Row[] = [
    {
      name: "Berlin in winter and in summer keeps its hour",
      zone: "Europe/Berlin",
      at: "04:00",
      every: 24,
      from: "2026-03-27 12:00",
      slots: ["2026-03-28 03:00", "2026-03-29 02:00", "2026-03-30 02:00"],
    },
    {
      name: "Berlin, a slot in the gap moves forward by an hour",
      zone: "Europe/Berlin",
      at: "02:30",
      every: 24,
      from: "2026-03-27 12:00",
      slots: ["2026-03-28 01:30", "2026-03-29 01:30", "2026-03-30 00:30"],
    },
    {
      name: "Berlin, hourly on the 23-hour day: 02:00 and 03:00 are one slot",
      zone: "Europe/Berlin",
      at: "05:00",
      every: 1,
      from: "2026-03-28 23:00",
      slots: ["2026-03-28 23:00", "2026-03-29 00:00", "2026-03-29 01:00", "2026-03-29 02:00"],
    },
    {
      name: "Berlin, in the doubled hour the first one counts",
      zone: "Europe/Berlin",
      at: "02:30",
      every: 24,
      from: "2026-10-23 12:00",
      slots: ["2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30"],
    },
    {
      name: "Berlin, hourly on the 25-hour day: none in the second 02:00 to 03:00",
      zone: "Europe/Berlin",
      at: "04:00",
      every: 1,
      from: "2026-10-24 23:00",
      slots: ["2026-10-24 23:00", "2026-10-25 00:00", "2026-10-25 02:00", "2026-10-25 03:00"],
    },
    {
      name: "Berlin, every six hours over the change",
      zone: "Europe/Berlin",
      at: "21:15",
      every: 6,
      from: "2026-10-24 16:00",
      slots: ["2026-10-24 19:15", "2026-10-25 02:15", "2026-10-25 08:15", "2026-10-25 14:15"],
    },
    {
      name: "New York, gap",
      zone: "America/New_York",
      at: "02:30",
      every: 24,
      from: "2026-03-07 00:00",
      slots: ["2026-03-07 07:30", "2026-03-08 07:30", "2026-03-09 06:30"],
    },
    {
      name: "New York, doubled hour",
      zone: "America/New_York",
      at: "01:30",
      every: 12,
      from: "2026-11-01 00:00",
      slots: ["2026-11-01 05:30", "2026-11-01 18:30", "2026-11-02 06:30"],
    },
    {
      name: "Kolkata is half an hour off",
      zone: "Asia/Kolkata",
      at: "04:00",
      every: 12,
      from: "2026-06-01 00:00",
      slots: ["2026-06-01 10:30", "2026-06-01 22:30"],
    },
    {
      name: "Lord Howe, a gap of half an hour",
      zone: "Australia/Lord_Howe",
      at: "02:15",
      every: 1,
      from: "2026-10-03 14:00",
      slots: ["2026-10-03 14:45", "2026-10-03 15:45", "2026-10-03 16:15", "2026-10-03 17:15"],
    },
    {
      name: "Lord Howe, a doubled half hour",
      zone: "Australia/Lord_Howe",
      at: "01:45",
      every: 1,
      from: "2026-04-04 13:00",
      slots: ["2026-04-04 13:45", "2026-04-04 14:45", "2026-04-04 16:15", "2026-04-04 17:15"],
    },
    {
      name: "Apia, a day that never was: its slots fall on the next day's",
      zone: "Pacific/Apia",
      at: "04:00",
      every: 12,
      from: "2011-12-29 12:00",
      slots: ["2011-12-29 14:00", "2011-12-30 02:00", "2011-12-30 14:00", "2011-12-31 02:00"],
    },
    {
      name: "UTC",
      zone: "UTC",
      at: "00:00",
      every: 8,
      from: "2026-03-29 00:00",
      slots: ["2026-03-29 00:00", "2026-03-29 08:00", "2026-03-29 16:00", "2026-03-30 00:00"],
    },
  ];

  test.each(table)("$name", ({ zone, at, every, from, slots }) => {
    const schedule: Schedule = { everyHours: every, at, timeZone: zone };
    const until = utc(slots.at(-1) ?? "") + 1;
    expect(slotsBetween(schedule, utc(from), until).map(shown)).toEqual(slots);
  });

  test.each([
    { day: "a day of 24 hours", from: "2026-06-10 22:00", hours: 24, hourly: 24, everyThree: 8 },
    { day: "the day of 23 hours", from: "2026-03-28 23:00", hours: 23, hourly: 23, everyThree: 8 },
    { day: "the day of 25 hours", from: "2026-10-24 22:00", hours: 25, hourly: 24, everyThree: 8 },
  ])("Berlin has on $day one daily slot", ({ from, hours, hourly, everyThree }) => {
    const count = (everyHours: EveryHours) =>
      slotsBetween(daily({ everyHours, at: "02:00" }), utc(from), utc(from) + hours * HOUR).length;
    expect([count(24), count(1), count(3)]).toEqual([1, hourly, everyThree]);
  });

  test("a slot belongs to its own instant: last, not next", () => {
    const slot = utc("2026-06-01 02:00");
    expect(lastSlotAt(daily(), slot)).toBe(slot);
    expect(lastSlotAt(daily(), slot - 1)).toBe(slot - DAY);
    expect(nextSlotAt(daily(), slot)).toBe(slot + DAY);
    expect(nextSlotAt(daily(), slot - 1)).toBe(slot);
  });
});

describe("due", () => {
  const slot = utc("2026-06-01 02:00");
  const tick = slot + TICK_MINUTE * MINUTE;

  test.each([
    { name: "never run: due at once, whatever the hour", now: slot + 9 * HOUR, last: null, due: true },
    { name: "ran at yesterday's slot", now: tick, last: tick - DAY, due: true },
    { name: "ran at this slot: a tick that fires twice starts nothing", now: tick, last: tick, due: false },
    { name: "ran on the very instant of the slot", now: tick, last: slot, due: false },
    { name: "ran a moment before the slot", now: tick, last: slot - 1, due: true },
    { name: "a manual run serves the slot", now: slot + 5 * HOUR, last: slot + 3 * HOUR, due: false },
    { name: "missed ticks are made up for", now: slot + 7 * HOUR, last: slot - 3 * DAY, due: true },
  ])("$name", ({ now, last, due }) => {
    const expected = due ? { due: true, slotAt: slot } : { due: false };
    expect(isDue({ schedule: daily(), now, lastApplyStartedAt: last })).toEqual(expected);
  });

  test("moving the hour to an earlier one of today makes up for it today", () => {
    const now = utc("2026-06-01 14:30");
    const schedule = daily({ at: "16:00" });
    expect(isDue({ schedule, now, lastApplyStartedAt: tick })).toEqual({
      due: true,
      slotAt: utc("2026-06-01 14:00"),
    });
  });
});

describe("the tick that starts the next run", () => {
  test.each([
    { name: "due: the next tick", now: "2026-06-01 12:30", last: null, tick: "2026-06-01 13:07" },
    { name: "due on a tick: this one", now: "2026-06-01 13:07", last: null, tick: "2026-06-01 13:07" },
    {
      name: "served: the slot's tick",
      now: "2026-06-01 12:30",
      last: "2026-06-01 02:07",
      tick: "2026-06-02 02:07",
    },
    {
      name: "a run stamped ahead of now serves the slots up to it",
      now: "2026-06-01 12:30",
      last: "2026-06-02 05:00",
      tick: "2026-06-03 02:07",
    },
    {
      name: "a zone at half past: 37 minutes after the slot",
      zone: "Asia/Kolkata",
      now: "2026-06-01 12:30",
      last: "2026-06-01 12:00",
      tick: "2026-06-01 23:07",
    },
    {
      name: "a zone at three quarters: the slot at minute 15 waits for the next hour's tick",
      zone: "Asia/Kathmandu",
      now: "2026-06-01 12:30",
      last: "2026-06-01 12:00",
      tick: "2026-06-01 23:07",
    },
    {
      name: "a slot on the tick's own minute",
      at: "04:07" as const,
      now: "2026-06-01 12:30",
      last: "2026-06-01 12:00",
      tick: "2026-06-02 02:07",
    },
  ])("$name", ({ zone, at, now, last, tick }) => {
    const schedule = daily({ timeZone: zone ?? "Europe/Berlin", at: at ?? "04:00" });
    expect(shown(nextTickAt(schedule, utc(now), last === null ? null : utc(last)))).toBe(tick);
  });
});

test("the cron trigger fires at TICK_MINUTE", () => {
  const config = readFileSync(new URL("../../wrangler.toml", import.meta.url), "utf8");
  expect(config).toContain(`crons = ["${TICK_MINUTE} * * * *"]`);
});

describe("overdue", () => {
  const now = utc("2026-06-10 12:00");
  const hours = (count: number) => now - count * HOUR;

  test.each([
    { name: "switched off", success: hours(900), enabled: null, overdue: false },
    { name: "26 hours old", success: hours(26), enabled: hours(900), overdue: false },
    { name: "more than 26 hours old", success: hours(26) - 1, enabled: hours(900), overdue: true },
    { name: "just enabled, never run", success: null, enabled: hours(1), overdue: false },
    { name: "enabled long ago, never a good run", success: null, enabled: hours(27), overdue: true },
    { name: "just enabled again after a pause", success: hours(900), enabled: hours(1), overdue: false },
  ])("daily, last good run: $name", ({ success, enabled, overdue }) => {
    expect(isOverdue({ schedule: daily(), now, lastSuccessAt: success, enabledSince: enabled })).toBe(
      overdue,
    );
  });

  test("the interval counts, not the day", () => {
    const schedule = daily({ everyHours: 2 });
    const enabledSince = hours(900);
    expect(isOverdue({ schedule, now, lastSuccessAt: hours(4), enabledSince })).toBe(false);
    expect(isOverdue({ schedule, now, lastSuccessAt: hours(5), enabledSince })).toBe(true);
  });
});

describe("what an admin may enter", () => {
  test.each(["00:00", "04:00", "09:59", "19:30", "23:59"])("%s is a time of day", (text) => {
    expect(parseClockTime(text)).toEqual({ ok: true, value: text });
  });

  test.each(["24:00", "4:00", "04:60", "04:00:00", " 04:00", "", "0400", null, 4])("%j is none", (text) => {
    expect(parseClockTime(text)).toEqual({ ok: false, error: "clock-time-invalid" });
  });

  test.each(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])(
    "%s is a time zone",
    (text) => {
      expect(isTimeZone(text)).toBe(true);
    },
  );

  test.each(["Europe/Bonn", "+02:00", "", "Mars", "Europe/Berlin; drop"])("%j is no time zone", (text) => {
    expect(isTimeZone(text)).toBe(false);
  });
});

describe("properties", () => {
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "UTC",
  ];
  /** Changes of summer time in 2026, and Apia's lost day. */
  const changes = [
    ...["2026-03-29 01:00", "2026-10-25 01:00", "2026-03-08 07:00", "2026-11-01 06:00"],
    ...["2026-04-04 15:00", "2026-10-03 15:30", "2026-02-15 02:00", "2026-03-22 02:00", "2011-12-30 10:00"],
  ].map(utc);

  const schedules: fc.Arbitrary<Schedule> = fc.record({
    everyHours: fc.constantFrom(...EVERY_HOURS),
    at: fc.nat(24 * 60 - 1).map((minute): ClockTime => {
      const parsed = parseClockTime(shown(minute * MINUTE).slice(-5));
      return parsed.ok ? parsed.value : "00:00";
    }),
    timeZone: fc.constantFrom(...zones),
  });
  const instants = fc.oneof(
    fc.integer({ min: utc("2000-01-01 00:00"), max: utc("2040-01-01 00:00") }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * HOUR, max: 30 * HOUR }))
      .map(([at, by]) => at + by),
  );
  const holds = (check: (schedule: Schedule, now: number) => void) =>
    fc.assert(fc.property(schedules, instants, check), { numRuns: 500 });

  test("last and next are neighbours with nothing between them, less than two days apart", () => {
    holds((schedule, now) => {
      const last = lastSlotAt(schedule, now);
      const next = nextSlotAt(schedule, now);
      expect(last <= now && now < next).toBe(true);
      expect(next - last).toBeLessThan(2 * DAY);
      expect([nextSlotAt(schedule, last - 1), nextSlotAt(schedule, last)]).toEqual([last, next]);
      expect([lastSlotAt(schedule, next), lastSlotAt(schedule, next - 1)]).toEqual([next, last]);
    });
  });

  test("every slot shows a time of the grid on the wall, unless it was moved out of a gap", () => {
    holds((schedule, now) => {
      const slot = nextSlotAt(schedule, now);
      const gap = offsetOf(schedule.timeZone, slot) - offsetOf(schedule.timeZone, slot - DAY);
      const onGrid = (wall: number) =>
        (wall - utc(`2000-01-01 ${schedule.at}`)) % (schedule.everyHours * HOUR) === 0;
      const wall = wallOf(schedule.timeZone, slot);
      expect(onGrid(wall) || (gap > 0 && onGrid(wall - gap))).toBe(true);
    });
  });

  test("a day without a change has exactly 24 / everyHours slots", () => {
    holds((schedule, now) => {
      const offsets = [-2, -1, 0, 1, 2].map((days) => offsetOf(schedule.timeZone, now + days * DAY));
      fc.pre(new Set(offsets).size === 1);
      const midnight = now - (wallOf(schedule.timeZone, now) % DAY) - (now % MINUTE);
      expect(slotsBetween(schedule, midnight, midnight + DAY)).toHaveLength(24 / schedule.everyHours);
    });
  });

  test("after a run nothing is due until exactly the next slot", () => {
    holds((schedule, now) => {
      const next = nextSlotAt(schedule, now);
      const dueAt = (at: number) => isDue({ schedule, now: at, lastApplyStartedAt: now });
      expect([dueAt(now), dueAt(next - 1)]).toEqual([{ due: false }, { due: false }]);
      expect(dueAt(next)).toEqual({ due: true, slotAt: next });
    });
  });

  test("the announced tick is the first one at which a run is due", () => {
    holds((schedule, now) => {
      const lastApplyStartedAt = now - (now % 7) * HOUR;
      const tick = nextTickAt(schedule, now, lastApplyStartedAt);
      const dueAt = (at: number) => isDue({ schedule, now: at, lastApplyStartedAt }).due;
      expect(new Date(tick).getUTCMinutes()).toBe(TICK_MINUTE);
      expect(tick >= now && dueAt(tick)).toBe(true);
      expect(tick - HOUR >= now && dueAt(tick - HOUR)).toBe(false);
    });
  });
});
