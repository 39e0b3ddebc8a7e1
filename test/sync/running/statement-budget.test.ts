/**
 * Cloudflare's free plan allows 50 D1 queries an invocation, and doesn't say whether a batch counts once or whether the
 * steps of a run share an invocation. So every statement of a whole run is counted, but for
 * invitations, alerts and the destination (the bench has those), and a small company stays below.
 */
import type { D1Database, D1PreparedStatement } from "@cloudflare/workers-types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { CHANGE_KINDS } from "../../../worker/core/change.ts";
import { runSync } from "../../../worker/sync/run-sync.ts";
import { tick } from "../../../worker/sync/tick.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { exclude, saveSettings } from "./configure.ts";
import { NOW, openRunInNode, portsOf, remembered, switchOn } from "./in-node.ts";
import { watched } from "./mishaps.ts";
import { addPerson, companyOf } from "./small-company.ts";

let rollcall: Rollcall;
let company: Company;

beforeEach(async () => {
  company = companyOf(12);
  rollcall = await startRollcall({ company });
  await switchOn(rollcall);
});
afterEach(() => rollcall.close());

/** Counts what goes to the database, a batch as the statements in it. */
function counted(real: D1Database) {
  let statements = 0;
  const single = watched(real, (call, kind) => {
    if (kind === "statement") statements++;
    return call();
  });
  const batch = (list: D1PreparedStatement[]) => {
    statements += list.length;
    return single.batch(list);
  };
  const db = new Proxy(single, {
    get: (target, name) => (name === "batch" ? batch : Reflect.get(target, name)),
  });
  return { db, statements: () => statements };
}

async function statementsOfRun(id: string): Promise<number> {
  await openRunInNode(rollcall, id);
  const { db, statements } = counted(rollcall.db);
  await runSync({ do: async (_, work) => remembered(await work()) }, portsOf(rollcall, id, db));
  const [row] = await rollcall.rows("SELECT state FROM run WHERE id = ?", id);
  expect(row?.state).toBe("succeeded");
  return statements();
}

test("a day on which nothing changed takes at most 28 statements", async () => {
  await statementsOfRun("20261120T040700Z-first");
  expect(await statementsOfRun("20261121T040700Z-same")).toBeLessThanOrEqual(28);
});

test("an ordinary day takes at most 40: somebody comes, somebody moves, somebody leaves", async () => {
  await statementsOfRun("20261120T040700Z-first");
  addPerson(company, 13);
  company.promote(4, { position: "Neue Aufgabe" });
  company.end(6);
  expect(await statementsOfRun("20261121T040700Z-day")).toBeLessThanOrEqual(40);
});

test("a day with every kind of change takes fewer than 50", async () => {
  await saveSettings(rollcall.db, { autoReactivate: true });
  await exclude(rollcall.db, "position", "Extern");
  await statementsOfRun("20261119T040700Z-first");
  company.sendOnLeave(12);
  company.promote(10, { position: "Extern" });
  await statementsOfRun("20261120T040700Z-second");
  company.returnFromLeave(12);
  company.promote(10, { position: "Fachkraft" });
  company.promote(11, { position: "Extern" });
  addPerson(company, 13);
  addPerson(company, 14);
  company.changeEmail(14, null);
  company.changeEmail(2, "person3@beispiel.example");
  company.changeEmail(3, "person2@beispiel.example");
  company.renameDepartment("Technik", "Entwicklung");
  company.move(4, { department: "Einkauf" });
  company.end(6);
  company.delete(7);
  expect(await statementsOfRun("20261121T040700Z-busy")).toBeLessThan(50);
  const kinds = await rollcall.rows(
    "SELECT DISTINCT kind FROM run_change WHERE run_id = '20261121T040700Z-busy' ORDER BY kind",
  );
  expect(kinds.map(({ kind }) => kind)).toEqual([...CHANGE_KINDS].sort());
});

test("the tick that starts a run, an invocation of its own, takes at most 16", async () => {
  const { db, statements } = counted(rollcall.db);
  expect(await tick(openDatabase(db), async () => undefined, NOW)).toBe("started");
  expect(statements()).toBeLessThanOrEqual(16);
});
