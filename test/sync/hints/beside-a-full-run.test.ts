/** Hints while a full run reads: they don't wait for it, and it does not bring back what it read before. */
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { start, untilState } from "../running/follow.ts";
import { carryOn, openRunInNode } from "../running/in-node.ts";
import { addPerson, companyOf } from "../running/small-company.ts";
import { accountOf, listen, quiet, until } from "./hinted.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

let company: Company;
const LIST = "/v1/company/employees";

beforeEach(async () => {
  company = companyOf(30);
  await rollcall.reset({ company });
  await listen(rollcall);
  rollcall.personio.requests.clear();
});

test("a change arrives before the full run has read to its end", async () => {
  rollcall.personio.faults.add({ kind: "slow", delayMs: 4_000, path: LIST, times: 1 });
  const id = await start(rollcall);
  await untilState(rollcall, id, ["reading"]);
  const startedAt = Date.now();
  company.promote(4, { position: "Leitung" });
  await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
  expect(Date.now() - startedAt).toBeLessThan(3_000);
  expect(await rollcall.rows("SELECT state FROM run WHERE id = ?", id)).toEqual([{ state: "reading" }]);
  expect(await untilState(rollcall, id)).toBe("succeeded");
  expect(await accountOf(rollcall, 4)).toMatchObject({ job_title: "Leitung" });
});

test("what a full run read before does not come back with it", async () => {
  company.promote(4, { position: "Zwischenstand" });
  await quiet(rollcall);
  await rollcall.db.prepare("UPDATE employee SET hash = 'other' WHERE id IN ('4', '5')").run();
  await rollcall.db.prepare("UPDATE lease SET expires_at = 0, owner = '' WHERE name = 'hints'").run();
  const id = "20261122T040700Z-full";
  await openRunInNode(rollcall, id);
  await carryOn(rollcall, id, {
    after: async (step) => {
      if (!step.startsWith("read 1")) return;
      company.promote(4, { position: "Leitung" });
      addPerson(company, 31);
      await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
      await until(rollcall, "SELECT count(*) = 1 AS so FROM account WHERE external_id = '31'");
    },
  });
  expect(await rollcall.rows("SELECT state FROM run WHERE id = ?", id)).toEqual([{ state: "succeeded" }]);
  const [mirrored] = await rollcall.rows(
    "SELECT data ->> '$.position' AS position FROM employee WHERE id = '4'",
  );
  expect(mirrored).toEqual({ position: "Leitung" });
  expect(await accountOf(rollcall, 4)).toMatchObject({ job_title: "Leitung" });
});

test("while a full run writes, hints wait for it, and no plan is made stale", async () => {
  const id = "20261122T040700Z-full";
  company.promote(5, { position: "Vorher" });
  await quiet(rollcall);
  company.hide(6, ["position"]);
  await rollcall.db.prepare("UPDATE account SET job_title = 'by hand' WHERE external_id = '7'").run();
  const steps: string[] = [];
  await openRunInNode(rollcall, id);
  await carryOn(rollcall, id, {
    after: async (step) => {
      steps.push(step);
      if (!step.startsWith("plan")) return;
      company.promote(4, { position: "Leitung" });
      await rollcall.personio.webhooks.settled();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await accountOf(rollcall, 4)).toMatchObject({ job_title: "Fachkraft" });
    },
  });
  expect(steps.filter((step) => step.startsWith("plan"))).toEqual(["plan 1"]);
  await until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = '4'");
  expect(await accountOf(rollcall, 7)).toMatchObject({ job_title: "Fachkraft" });
});
