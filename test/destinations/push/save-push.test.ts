/** What a batch came to is written down whatever was answered. Against SQLite, without a Worker. */
import { globSync, readFileSync } from "node:fs";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../db/database.ts";
import type { AccountId } from "../../../worker/core/account.ts";
import type { PushedPerson } from "../../../worker/destinations/push/push-people.ts";
import { savePeople } from "../../../worker/destinations/push/save-push.ts";
import { aPerson, aRemote, remoteId } from "../a-person.ts";

let sqlite: DatabaseSync;

beforeEach(() => {
  sqlite = new DatabaseSync(":memory:");
  for (const file of globSync("db/migrations/*.sql").sort()) sqlite.exec(readFileSync(file, "utf8"));
});

/** As much of D1 as is asked for here. */
const statement = (sql: string, values: readonly SQLInputValue[] = []) => ({
  bind: (...bound: readonly SQLInputValue[]) => statement(sql, bound),
  run: () => sqlite.prepare(sql).all(...values),
});
const db = { $client: { prepare: (sql: string) => statement(sql) } } as unknown as Database;

/** An account, known as `before` there, that turned out to be `after`. */
function pushed(account: string, before: string | null, after: string): PushedPerson {
  const wanted = aPerson({ accountId: account as AccountId });
  const known = before === null ? null : remoteId(before);
  const seen = aRemote({ remoteId: remoteId(after) });
  return {
    due: {
      version: 1,
      tries: 0,
      wanted,
      remoteId: known,
      seen: null,
      making: null,
      isExcluded: false,
      isHeld: false,
    },
    outcome: { kind: "done", there: { remoteId: seen.remoteId, seen } },
  };
}

function saved(...results: readonly PushedPerson[]): readonly unknown[] {
  for (const { due } of results) {
    if (due.remoteId === null) continue;
    sqlite
      .prepare("INSERT INTO destination_account VALUES (?, ?, 'null')")
      .run(due.wanted.accountId, due.remoteId);
  }
  for (const one of savePeople(db, results, { now: 0, isAway: false })) void one.run();
  return sqlite
    .prepare("SELECT account_id || ' ' || remote_id AS pair FROM destination_account ORDER BY account_id")
    .all()
    .map(({ pair }) => pair);
}

test("who is new, and who is somebody else there now", () => {
  expect(saved(pushed("a", "r1", "r1"), pushed("b", "r2", "r3"), pushed("c", null, "r4"))).toEqual([
    "a r1",
    "b r3",
    "c r4",
  ]);
});

test("somebody there who is another account's stays that one's, and the others are written", () => {
  const results = [pushed("a", "r1", "r2"), pushed("b", "r2", "r2"), pushed("c", null, "r2")];
  expect(saved(...results, pushed("d", "r4", "r5"))).toEqual(["a r1", "b r2", "d r5"]);
});

test("two who turn out to be the same one there don't hold up the others", () => {
  const pairs = saved(pushed("a", "r1", "r9"), pushed("b", "r2", "r9"), pushed("c", null, "r3"));
  expect(pairs).toHaveLength(3);
  expect(pairs.filter((pair) => String(pair).endsWith(" r9"))).toHaveLength(1);
  expect(pairs).toContain("c r3");
});
