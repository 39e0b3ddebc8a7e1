/** One person whom Personio will not show holds nobody else up. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import type { EmployeeId } from "../../../worker/core/employee.ts";
import { err, ok } from "../../../worker/core/result.ts";
import type { SourceFailure } from "../../../worker/sync/employee-source.ts";
import { forgetOldRecords } from "../../../worker/sync/forget-old-records.ts";
import { readAnew } from "../../../worker/sync/hints/read-anew.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";
import { companyOf } from "../running/small-company.ts";
import { accountOf, listen, quiet, until } from "./hinted.ts";

const rollcall: Rollcall = await startRollcall();
afterAll(() => rollcall.close());

let company: Company;

beforeEach(async () => {
  company = companyOf(30);
  await rollcall.reset({ company });
  await listen(rollcall);
});

const isLead = (id: number) =>
  until(rollcall, "SELECT job_title = 'Leitung' AS so FROM account WHERE external_id = ?", String(id));

test("whom it declines to show is left to the next full run", async () => {
  rollcall.personio.faults.add({ kind: "status", status: 400, path: "/v1/company/employees/4" });
  for (const id of [4, 5, 6]) company.promote(id, { position: "Leitung" });
  for (const id of [5, 6]) await isLead(id);
  await quiet(rollcall);
  expect(await accountOf(rollcall, 4)).not.toMatchObject({ job_title: "Leitung" });
  expect((await rollcall.sync()).state).toBe("succeeded");
  expect(await accountOf(rollcall, 4)).toMatchObject({ job_title: "Leitung" });
});

test("the tick after a full run forgets the hints older than that run, and no others", async () => {
  await rollcall.db
    .prepare("INSERT INTO hint VALUES ('4', 1, 1, 1, 1, NULL), ('5', ?1, ?1, 1, 1, NULL)")
    .bind(Date.now() + 60_000)
    .run();
  expect((await rollcall.sync()).state).toBe("succeeded");
  await forgetOldRecords(openDatabase(rollcall.db), { retentionDays: 365, now: Date.now() });
  expect(await rollcall.rows("SELECT subject FROM hint")).toEqual([{ subject: "5" }]);
});

describe("asked for a few people", () => {
  const waiting = ["4", "5"].map((subject) => ({ subject, firstAt: 1, times: 1 }));
  const readWith = (answers: Readonly<Record<string, SourceFailure>>) => {
    const rereadEmployee = async (id: EmployeeId) => {
      const failure = answers[id];
      return failure === undefined ? ok("gone" as const) : err(failure);
    };
    const source = { rereadEmployee };
    return readAnew(waiting, { source, attributes: [], now: () => 7 });
  };
  const AWAY = { reason: "personio-unavailable" } as const;

  test("Personio stumbles over one: that hint waits, the other is done with", async () => {
    expect(await readWith({ "4": AWAY })).toMatchObject({
      value: { asked: [{ subject: "5" }], isPartial: true },
    });
  });

  test.each([
    ["Personio is away", { "4": AWAY, "5": AWAY }, "personio-unavailable"],
    ["the credentials are refused", { "4": { reason: "credentials-refused" } }, "credentials-refused"],
    [
      "a gateway answers in its place",
      {
        "4": { reason: "source-unreadable", detail: "not-json" },
        "5": { reason: "source-unreadable", detail: "not-json" },
      },
      "source-unreadable",
    ],
  ] as const)("%s: all of them wait", async (_, answers, reason) => {
    expect(await readWith(answers)).toMatchObject({ ok: false, error: { reason } });
  });
});
