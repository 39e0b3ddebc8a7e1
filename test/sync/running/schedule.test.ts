/** The hourly tick starts the run that is due: once, in the company's time zone, and later when it was missed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { tick } from "../../../worker/sync/tick.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { saveSettings } from "./configure.ts";
import { start, sync, untilState, view } from "./follow.ts";
import { watched } from "./mishaps.ts";
import { companyOf, idsFrom, sendOnLeave } from "./small-company.ts";
import { bookmark } from "./snapshots.ts";

let rollcall: Rollcall;
let rewind: () => Promise<void>;

beforeAll(async () => {
  rollcall = await startRollcall({ company: companyOf(3) });
  await rollcall.connect();
  rewind = await bookmark(rollcall.db);
});
afterAll(() => rollcall.close());

beforeEach(async () => {
  rollcall.personio.faults.clear();
  await rewind();
});

/** Each test has days of its own, for the engine remembers the runs of the others. Day 1 is its first. */
let daysBefore = 0;
beforeEach(() => {
  daysBefore += 10;
});

const DAY_MS = 24 * 3_600_000;
const at = (day: number, time: string) => {
  const date = new Date(Date.UTC(2027, 0, 1) + (daysBefore + day) * DAY_MS);
  return `${date.toISOString().slice(0, 10)}T${time}:00Z`;
};

/** Ticks at these times, each after the run of the one before is over. */
async function tickAt(...times: readonly string[]): Promise<void> {
  for (const time of times) {
    await rollcall.tick(new Date(time));
    for (const { id } of await runs()) await untilState(rollcall, id);
  }
}

/** When runs began. */
const started = async (): Promise<readonly string[]> =>
  (await runs()).map(({ startedAt }) => new Date(startedAt).toISOString().replace(".000Z", "Z"));

type Started = {
  readonly id: string;
  readonly trigger: string;
  readonly state: string;
  readonly startedAt: number;
};

const runs = () =>
  rollcall.rows<Started>(
    `SELECT id, "trigger", state, started_at AS startedAt, slot_at AS slotAt FROM run ORDER BY started_at`,
  );

const daily = (at: string, timeZone: string) =>
  saveSettings(rollcall.db, { schedule: { everyHours: 24, at, timeZone } });
const every = (everyHours: number, at: string) =>
  saveSettings(rollcall.db, { schedule: { everyHours, at, timeZone: "UTC" } });

describe("a tick", () => {
  beforeEach(() => daily("04:00", "UTC"));

  test("starts the first run as soon as the integration is enabled, whatever the hour", async () => {
    await tickAt(at(1, "15:07"));
    expect(await started()).toEqual([at(1, "15:07")]);
    expect(await runs()).toMatchObject([
      { trigger: "schedule", state: "succeeded", slotAt: Date.parse(at(1, "04:00")) },
    ]);
  });

  test("starts each slot once", async () => {
    await tickAt(
      at(1, "04:07"),
      at(1, "05:07"),
      at(1, "23:07"),
      at(2, "03:07"),
      at(2, "04:07"),
      at(2, "05:07"),
    );
    expect(await started()).toEqual([at(1, "04:07"), at(2, "04:07")]);
  });

  test("that fires twice starts one run", async () => {
    await tickAt(at(1, "04:07"), at(1, "04:07"));
    expect(await started()).toEqual([at(1, "04:07")]);
  });

  test("that fires ten times at once starts one run, and that one succeeds", async () => {
    await Promise.all(Array.from({ length: 10 }, () => rollcall.tick(new Date(at(1, "04:07")))));
    await tickAt(at(1, "05:07"));
    expect(await started()).toEqual([at(1, "04:07")]);
    expect(await runs()).toMatchObject([{ state: "succeeded" }]);
    expect(await rollcall.rows("SELECT count(*) AS accounts FROM account")).toEqual([{ accounts: 3 }]);
  });

  test("that was missed is made up for by the next, and the slots stay where they are", async () => {
    await tickAt(at(1, "04:07"), at(2, "11:07"), at(3, "03:07"), at(3, "04:07"));
    expect(await started()).toEqual([at(1, "04:07"), at(2, "11:07"), at(3, "04:07")]);
  });

  test("makes up for three missed days with one run", async () => {
    await tickAt(at(1, "04:07"), at(4, "08:07"), at(4, "09:07"));
    expect(await started()).toEqual([at(1, "04:07"), at(4, "08:07")]);
  });

  test("while a run is at work starts none, and the next tick makes up for it", async () => {
    await tickAt(at(1, "04:07"));
    await rollcall.rows("UPDATE lease SET owner = 'another', expires_at = unixepoch() + 60");
    await tickAt(at(2, "04:07"));
    expect(await started()).toEqual([at(1, "04:07")]);
    await rollcall.rows("UPDATE lease SET owner = '', expires_at = 0");
    await tickAt(at(2, "05:07"));
    expect(await started()).toEqual([at(1, "04:07"), at(2, "05:07")]);
  });

  test("that fires three times at once, statement by statement, launches one run and leaves it alone", async () => {
    const launched: string[] = [];
    const launch = async (instanceId: string) => {
      if (launched.includes(instanceId)) throw new Error("instance.already_exists");
      launched.push(instanceId);
    };
    const ticks = [1, 2, 3].map(() => tick(openDatabase(rollcall.db), launch, Date.parse(at(1, "04:07"))));
    expect((await Promise.all(ticks)).sort()).toEqual(["not-due", "not-due", "started"]);
    expect(launched).toHaveLength(1);
    expect(await runs()).toMatchObject([{ id: launched[0], state: "queued" }]);
  });

  test("whose run can't be launched leaves the slot to the next tick, even if an instance was made after all", async () => {
    const db = openDatabase(rollcall.db);
    const made: string[] = [];
    const launch = async (instanceId: string) => {
      if (made.includes(instanceId)) throw new Error("instance.already_exists");
      made.push(instanceId);
      if (made.length === 1) throw new Error("Network connection lost.");
    };
    const tickInNode = (time: string) => tick(db, launch, Date.parse(time));
    await expect(tickInNode(at(1, "04:07"))).rejects.toThrow("Network connection lost.");
    expect(await runs()).toEqual([]);
    expect(await tickInNode(at(1, "05:07"))).toBe("started");
    expect(await started()).toEqual([at(1, "05:07")]);
  });

  test("that is overtaken by a whole run by hand starts none", async () => {
    let batches = 0;
    const overtaken = watched(rollcall.db, async (call, kind) => {
      // The first one looks for dead runs, the second one starts the run.
      if (kind === "batch" && ++batches === 2) await sync(rollcall);
      return call();
    });
    const launched: string[] = [];
    const launch = async (instanceId: string) => void launched.push(instanceId);
    await daily("00:00", "UTC");
    expect(await tick(openDatabase(overtaken), launch, Date.now())).toBe("not-due");
    expect(launched).toEqual([]);
    expect(await runs()).toMatchObject([{ trigger: "manual", state: "succeeded" }]);
    expect(await rollcall.rows("SELECT owner FROM lease WHERE name = 'directory'")).toEqual([{ owner: "" }]);
  });

  test("and a run by hand at once are one run", async () => {
    const now = new Date();
    const [, id] = await Promise.all([rollcall.tick(now), start(rollcall).catch(() => null)]);
    if (id !== null) await untilState(rollcall, id);
    await tickAt(now.toISOString());
    expect(await runs()).toHaveLength(1);
  });
});

describe("a slot is served", () => {
  /** A slot an hour before the real now, for a run by hand begins at the real now. */
  const HOUR_MS = 3_600_000;
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
  const anHourAgo = () => `${inHours(-1).slice(11, 13)}:00`;

  test("by a run that somebody starts by hand", async () => {
    await daily(anHourAgo(), "UTC");
    await sync(rollcall);
    await tickAt(inHours(0), inHours(1), inHours(20));
    expect(await runs()).toHaveLength(1);
    await tickAt(inHours(24));
    expect(await runs()).toHaveLength(2);
  });

  test("but not by a preview", async () => {
    await daily(anHourAgo(), "UTC");
    await sync(rollcall, "preview");
    await tickAt(inHours(1));
    expect((await runs()).map(({ trigger }) => trigger)).toEqual(["preview", "schedule"]);
  });

  test("by a run that failed: the next slot tries again", async () => {
    await daily("04:00", "UTC");
    rollcall.personio.faults.add({ kind: "status", status: 403 });
    await tickAt(at(1, "04:07"), at(1, "05:07"));
    expect(await runs()).toMatchObject([{ state: "failed" }]);
    rollcall.personio.faults.clear();
    await tickAt(at(1, "06:07"), at(2, "04:07"));
    expect(await runs()).toMatchObject([{ state: "failed" }, { state: "succeeded" }]);
  });

  test("by a run that waits for approval; the one of the next slot takes its place", async () => {
    await daily("04:00", "UTC");
    await tickAt(at(1, "04:07"));
    sendOnLeave(rollcall.personio.company, ...idsFrom(1, 3));
    const none = { count: 0, percent: 0 };
    const limits = { deactivations: none, relinks: none };
    const schedule = { everyHours: 24, at: "04:00", timeZone: "UTC" };
    await saveSettings(rollcall.db, { limits, schedule });
    await tickAt(at(2, "04:07"), at(2, "05:07"), at(3, "04:07"));
    const all = await runs();
    expect(all.map(({ state }) => state)).toEqual(["succeeded", "cancelled", "paused"]);
    expect(await view(rollcall, all[1]?.id ?? "")).toMatchObject({ problem: { code: "superseded" } });
    for (const id of idsFrom(1, 3)) rollcall.personio.company.returnFromLeave(id);
  });
});

describe("nothing is started", () => {
  test.each([
    ["switched off", "UPDATE connection SET enabled = 0"],
    ["not configured", "DELETE FROM connection"],
  ])("while the integration is %s", async (_, sql) => {
    rollcall.personio.requests.clear();
    await rollcall.rows(sql);
    await tickAt(at(1, "04:07"), at(2, "04:07"));
    expect(await runs()).toEqual([]);
    expect(rollcall.personio.requests.count()).toBe(0);
  });

  test("until it is enabled again: then what was missed is due at the next tick", async () => {
    await daily("04:00", "UTC");
    await tickAt(at(1, "04:07"));
    await rollcall.rows("UPDATE connection SET enabled = 0");
    await tickAt(at(2, "04:07"), at(3, "04:07"));
    await rollcall.rows("UPDATE connection SET enabled = 1");
    await tickAt(at(3, "17:07"));
    expect(await started()).toEqual([at(1, "04:07"), at(3, "17:07")]);
  });
});

describe("the hour", () => {
  test("is that of the company's time zone", async () => {
    await daily("04:00", "Europe/Berlin");
    await tickAt("2026-12-03T03:07:00Z", "2026-12-04T02:07:00Z", "2026-12-04T03:07:00Z");
    expect(await started()).toEqual(["2026-12-03T03:07:00Z", "2026-12-04T03:07:00Z"]);
  });

  test("stays the same by the clock on the wall when summer time begins", async () => {
    await daily("04:00", "Europe/Berlin");
    await tickAt(
      ...["2028-03-25T03:07:00Z", "2028-03-26T01:07:00Z", "2028-03-26T02:07:00Z"],
      ...["2028-03-26T03:07:00Z", "2028-03-27T02:07:00Z"],
    );
    expect(await started()).toEqual(["2028-03-25T03:07:00Z", "2028-03-26T02:07:00Z", "2028-03-27T02:07:00Z"]);
  });

  test("that the clocks skip comes an hour later, once", async () => {
    await daily("02:30", "Europe/Berlin");
    await tickAt(
      ...["2029-03-24T02:07:00Z", "2029-03-25T00:07:00Z", "2029-03-25T01:07:00Z"],
      ...["2029-03-25T02:07:00Z", "2029-03-25T03:07:00Z", "2029-03-26T01:07:00Z"],
    );
    expect(await started()).toEqual(["2029-03-24T02:07:00Z", "2029-03-25T02:07:00Z", "2029-03-26T01:07:00Z"]);
  });

  test("that the clocks show twice is served once", async () => {
    await daily("02:30", "Europe/Berlin");
    await tickAt(
      ...["2029-10-27T01:07:00Z", "2029-10-28T00:07:00Z", "2029-10-28T01:07:00Z"],
      ...["2029-10-28T02:07:00Z", "2029-10-28T03:07:00Z", "2029-10-29T02:07:00Z"],
    );
    expect(await started()).toEqual(["2029-10-27T01:07:00Z", "2029-10-28T01:07:00Z", "2029-10-29T02:07:00Z"]);
  });

  test("comes again every so many hours, counted from the one that was chosen", async () => {
    await every(6, "04:00");
    await tickAt(...idsFrom(0, 23).map((hour) => at(1, `${String(hour).padStart(2, "0")}:07`)));
    expect(await started()).toEqual(["00:07", "04:07", "10:07", "16:07", "22:07"].map((time) => at(1, time)));
  });
});
