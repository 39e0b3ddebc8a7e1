/** Every batch of a run checks its fence: whoever lost the place writes nothing, even under the same name. */
import { afterAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { writeFenced } from "../../../worker/sync/lease.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

beforeEach(async () => {
  await rollcall.reset();
  await rollcall.rows("INSERT OR REPLACE INTO lease VALUES ('directory', 'run-1', 7, unixepoch() + 60)");
});

const db = () => openDatabase(rollcall.db);
const mark = () => rollcall.db.prepare("INSERT INTO team VALUES ('t', 'Technik', 'manual', 0)");
const isMarked = async () => (await rollcall.rows("SELECT 1 FROM team")).length === 1;
const revision = async () => {
  const [row] = await rollcall.rows<{ number: number }>("SELECT number FROM revision");
  return row?.number ?? 0;
};

test.each([
  ["the holder writes", { owner: "run-1", fence: 7 }, "written"],
  ["an instance of before doesn't", { owner: "run-1", fence: 6 }, "lost"],
  ["another run doesn't", { owner: "run-2", fence: 7 }, "lost"],
] as const)("%s", async (_, lease, outcome) => {
  expect(await writeFenced(db(), { lease }, [mark()])).toBe(outcome);
  expect(await isMarked()).toBe(outcome === "written");
});

test("nor does the holder once somebody changed what the plan rests on", async () => {
  const lease = { owner: "run-1", fence: 7 };
  const now = await revision();
  expect(await writeFenced(db(), { lease, revision: now + 1 }, [mark()])).toBe("stale");
  expect(await isMarked()).toBe(false);
  expect(await writeFenced(db(), { lease, revision: now }, [mark()])).toBe("written");
});
