/**
 * A run that writes between the look and the write of an edit by hand. It raises no revision, so the edit finds out by what
 * the database refuses. The functions behind the routes, against the real D1: from outside the moment can't be met.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Database, openDatabase } from "../../../db/database.ts";
import { createByHand, updateByHand } from "../../../worker/api/people/edit-account.ts";
import { createTeamByHand, renameTeamByHand } from "../../../worker/api/people/edit-team.ts";
import { accountRow, insertRows, type Row, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.rollcall.reset();
  await insertRows(api.rollcall.db, "account", [accountRow("ada")]);
  await insertRows(api.rollcall.db, "team", [teamRow("choir", "Chor")]);
});

/** The database as the edit sees it: just before its first batch somebody else puts a row in. */
function quickerRun(table: string, row: Row): Database {
  let isToCome = true;
  const { db } = api.rollcall;
  const client = {
    prepare: (sql: string) => db.prepare(sql),
    batch: async (statements: Parameters<typeof db.batch>[0]) => {
      if (isToCome) await insertRows(db, table, [row]);
      isToCome = false;
      return db.batch(statements);
    },
  };
  return openDatabase(client as never);
}

const tables = () =>
  Promise.all(
    ["account", "team", "audit_event", "revision"].map((table) =>
      api.rollcall.rows(`SELECT * FROM ${table}`),
    ),
  );

const MARY = { email: "mary@beispiel.example", firstName: "Mary", lastName: "Jackson" };
const EDITING = { by: "admin@beispiel.example", at: 0 };

const account = accountRow("quicker", { email: MARY.email, email_key: MARY.email });
const team = teamRow("quicker", "Laufgruppe");

const create = (db: Database) => createByHand(db, MARY, { ...EDITING, id: "new" });
const edit = (db: Database) => updateByHand(db, { email: MARY.email }, { ...EDITING, id: "ada" });
const createTeam = (db: Database) => createTeamByHand(db, { id: "new", name: "Laufgruppe" }, EDITING);
const renameTeam = (db: Database) => renameTeamByHand(db, { id: "choir", name: "Laufgruppe" }, EDITING);

test.each<[string, string, Row, (db: Database) => Promise<unknown>, string]>([
  ["creating an account", "account", account, create, "email-taken"],
  ["editing an account", "account", account, edit, "email-taken"],
  ["creating a team", "team", team, createTeam, "name-taken"],
  ["renaming a team", "team", team, renameTeam, "name-taken"],
])("%s is told what a run has taken meanwhile", async (...[, table, row, work, code]) => {
  await insertRows(api.rollcall.db, table, [row]);
  const asIfNobodyEdited = await tables();
  await api.rollcall.db.prepare(`DELETE FROM ${table} WHERE id = 'quicker'`).run();
  await expect(work(quickerRun(table, row))).rejects.toMatchObject({ status: 409, code });
  expect(await tables()).toEqual(asIfNobodyEdited);
});
