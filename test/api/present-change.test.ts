import { describe, expect, test } from "vitest";
import { idsToName, presentChange } from "../../worker/api/runs/present-change.ts";
import { changeRow, runRecord } from "./run-records.ts";

const NAMES = new Map([
  ["m-1", "Grace Hopper"],
  ["t-1", "Entwicklung"],
  ["t-2", "Ältestenrat"],
]);

const fieldsOf = (before: unknown, after: unknown) =>
  presentChange(changeRow({ before, after }), runRecord(), NAMES).fields;

describe("a change's fields", () => {
  test("are what was and what is", () => {
    const before = { jobTitle: "Dev", endDate: null, email: "ada@a.example" };
    const after = {
      jobTitle: "Lead",
      endDate: "2026-12-31",
      email: "ada@b.example",
      emailKey: "ada@b.example",
    };
    expect(fieldsOf(before, after)).toEqual([
      { field: "jobTitle", before: "Dev", after: "Lead" },
      { field: "endDate", before: null, after: "2026-12-31" },
      { field: "email", before: "ada@a.example", after: "ada@b.example" },
    ]);
  });

  test("say nothing of bookkeeping", () => {
    expect(fieldsOf({ sourced: [] }, { sourced: ["level"], emailKey: "a" })).toEqual([]);
  });

  test("name each custom attribute that differs", () => {
    const before = { custom: { "Cost centre": "K1", Level: 3, Tags: ["a"] } };
    const after = { custom: { Level: 3, Tags: ["a", "b"], Entity: "SE" } };
    expect(fieldsOf(before, after)).toEqual([
      { field: "custom.Cost centre", before: "K1", after: null },
      { field: "custom.Entity", before: null, after: "SE" },
      { field: "custom.Tags", before: ["a"], after: ["a", "b"] },
    ]);
  });

  test("name managers, and nobody where the id means nobody", () => {
    expect(fieldsOf({ manager: "gone" }, { manager: "m-1" })).toEqual([
      { field: "manager", before: null, after: "Grace Hopper" },
    ]);
    expect(fieldsOf({ manager: "m-1" }, { manager: null })).toEqual([
      { field: "manager", before: "Grace Hopper", after: null },
    ]);
  });

  test("name teams once, in the order of the alphabet", () => {
    const before = { teams: [["t-1", "department"]] };
    const after = {
      teams: [
        ["t-1", "department"],
        ["t-1", "dynamic_1"],
        ["t-2", "team"],
        ["gone", "team"],
      ],
    };
    expect(fieldsOf(before, after)).toEqual([
      { field: "teams", before: ["Entwicklung"], after: ["Ältestenrat", "Entwicklung"] },
    ]);
  });

  test("leave out teams where only what feeds them differs", () => {
    expect(fieldsOf({ teams: [["t-1", "department"]] }, { teams: [["t-1", "team"]] })).toEqual([]);
  });

  test("of a new account come from nothing", () => {
    expect(
      fieldsOf({}, { firstName: "Ada", custom: { A: "1", B: null }, teams: [["t-1", "department"]] }),
    ).toEqual([
      { field: "firstName", before: null, after: "Ada" },
      { field: "custom.A", before: null, after: "1" },
      { field: "teams", before: null, after: ["Entwicklung"] },
    ]);
  });

  test("survive a row that can't be read", () => {
    const row = { ...changeRow(), before: "{", after: "[]", reasonParams: "nonsense" };
    expect(presentChange(row, runRecord(), NAMES)).toMatchObject({ fields: [], reason: { params: {} } });
  });
});

test("the names a page needs are asked for once", () => {
  const rows = [
    changeRow({
      before: { manager: "m-1", teams: [["t-1", "department"]] },
      after: { manager: null, teams: [] },
    }),
    changeRow({ after: { manager: "m-1", teams: [["t-2", "team"]], firstName: "Ada" } }),
  ];
  expect(idsToName(rows).sort()).toEqual(["m-1", "t-1", "t-2"]);
});

test("a reason keeps its data", () => {
  const row = changeRow({ kind: "hold", reasonCode: "email-conflict", reasonParams: '{"with":["4712"]}' });
  expect(presentChange(row, runRecord(), NAMES).reason).toEqual({
    code: "email-conflict",
    params: { with: ["4712"] },
  });
});

describe("a change's state", () => {
  const applying = { state: "applying", applied: 5, holdsLease: 1 } as const;

  test.each([
    { name: "its own, if it has one", run: {}, change: { state: "failed" }, state: "failed" },
    { name: "held, for a hold", run: {}, change: { kind: "hold" }, state: "held" },
    { name: "held, in a preview too", run: { mode: "preview" }, change: { kind: "hold" }, state: "held" },
    { name: "planned, in a preview", run: { mode: "preview" }, change: {}, state: "planned" },
    {
      name: "planned, in a failed preview",
      run: { mode: "preview", state: "failed" },
      change: {},
      state: "planned",
    },
    { name: "applied, in a run that succeeded", run: {}, change: { seq: 9 }, state: "applied" },
    { name: "applied, as far as the run is", run: applying, change: { seq: 5 }, state: "applied" },
    { name: "planned, beyond that", run: applying, change: { seq: 6 }, state: "planned" },
    { name: "planned, while the run waits", run: { state: "paused" }, change: {}, state: "planned" },
    { name: "skipped, in a cancelled run", run: { state: "cancelled" }, change: {}, state: "skipped" },
    {
      name: "applied, before a run failed",
      run: { state: "failed", applied: 1 },
      change: {},
      state: "applied",
    },
    {
      name: "skipped, after a run failed",
      run: { state: "failed", applied: 1 },
      change: { seq: 2 },
      state: "skipped",
    },
    {
      name: "skipped, when the run died",
      run: { ...applying, holdsLease: 0 },
      change: { seq: 6 },
      state: "skipped",
    },
  ] as const)("is $name", ({ run, change, state }) => {
    expect(presentChange(changeRow(change), runRecord(run), NAMES).state).toBe(state);
  });
});
