/** `GET /v1/runs/:id/changes`: what a run changes, or would change, and why. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import { accountRow, changeRow, insertRows, runRow, teamRow } from "./rows.ts";
import { type Api, startApi } from "./start-api.ts";

let api: Api;

type Change = {
  readonly seq: number;
  readonly kind: string;
  readonly name: string;
  readonly [field: string]: unknown;
};
type Changes = { readonly items: readonly Change[]; readonly nextCursor: string | null };

const list = async (runId: string, query = "") =>
  (await api.ask<Changes>("GET", `/v1/runs/${runId}/changes${query}`)).body.items;

/** One row for every kind, in a run that has not applied them yet. */
const KINDS = [
  ["team-create", "Rechnen"],
  ["team-rename", "Über uns"],
  ["team-source", "Rechnen"],
  ["exclude", "Özgür Öztürk"],
  ["include", "Jean Bartik"],
  ["reactivate", "Betty Holberton"],
  ["create", "Ada Lovelace"],
  ["update", "Grace Hopper"],
  ["deactivate", "Ada Byron"],
  ["hold", null],
] as const;

beforeAll(async () => {
  api = await startApi();
  const { db } = api.rollcall;
  await insertRows(db, "account", [accountRow("acc-grace", { first_name: "Grace", last_name: "Hopper" })]);
  await insertRows(db, "team", [teamRow("team-2", "Technik")]);
  await insertRows(db, "run", [
    runRow("paused", 1000, { state: "paused", finished_at: null, applied: 0 }),
    runRow("other", 2000),
    runRow("half", 3000, { state: "failed", applied: 4 }),
    runRow("preview", 4000, { mode: "preview", trigger: "preview", applied: 0 }),
  ]);
  for (const id of ["paused", "half", "preview"]) {
    await insertRows(
      db,
      "run_change",
      KINDS.map(([kind, name], index) => changeRow(id, index + 1, { kind, name })),
    );
  }
});
afterAll(() => api.close());

describe("the list", () => {
  test("is in the order of applying, without the engine's bookkeeping", async () => {
    const items = await list("paused");
    expect(items.map(({ seq, kind }) => [seq, kind])).toEqual(
      KINDS.map(([kind], index) => [index + 1, kind]).filter(([, kind]) => kind !== "team-source"),
    );
    expect(items.at(-1)).toEqual({
      seq: 10,
      kind: "hold",
      employeeId: "10",
      accountId: "account-10",
      name: "",
      fields: [],
      error: null,
      ...{ reason: { code: "changed-in-personio", params: {} }, state: "held" },
    });
  });

  test.each([
    ["paused", ["planned", "planned", "planned", "planned"]],
    ["half", ["applied", "applied", "applied", "skipped"]],
    ["preview", ["planned", "planned", "planned", "planned"]],
  ])("of a run that is %s says what has become of each", async (runId, expected) => {
    const items = await list(runId);
    expect(items.slice(0, 4).map((change) => change["state"])).toEqual(expected);
  });

  test("is empty for a run that changed nothing", async () => {
    const { body } = await api.ask("GET", "/v1/runs/other/changes");
    expect(body).toEqual({ items: [], nextCursor: null });
  });

  test("shows fields by name: teams and managers by theirs, custom attributes one by one", async () => {
    const before = {
      ...{ jobTitle: "Dev", manager: null, teams: [["team-1", "department"]], emailKey: "a", sourced: [] },
      custom: { Kostenstelle: "K1", Sprachen: ["de"], Gleich: "x" },
    };
    const after = {
      jobTitle: "Lead",
      manager: "acc-grace",
      teams: [["team-2", "department"]],
      emailKey: "b",
      sourced: ["x"],
      custom: { Kostenstelle: null, Sprachen: ["de", "en"], Gleich: "x", FTE: 0.8 },
    };
    const over = {
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      error: "email-taken",
      state: "failed",
    };
    const reason = {
      reason_code: "rehired",
      reason_params: JSON.stringify({ formerId: "12", list: ["a", "b"] }),
    };
    await insertRows(api.rollcall.db, "run_change", [
      changeRow("other", 1, { ...over, ...reason }),
      changeRow("other", 2, { kind: "team-create", team_id: "team-1", account_id: null, name: "Rechnen" }),
    ]);
    const [change] = await list("other", "?kind=update");
    expect(change).toEqual({
      ...{ seq: 1, kind: "update", employeeId: "1", accountId: "account-1", name: "Person 1" },
      ...{ reason: { code: "rehired", params: { formerId: "12", list: ["a", "b"] } }, state: "failed" },
      error: "email-taken",
      fields: [
        { field: "jobTitle", before: "Dev", after: "Lead" },
        { field: "manager", before: null, after: "Grace Hopper" },
        { field: "teams", before: ["Rechnen"], after: ["Technik"] },
        { field: "custom.FTE", before: null, after: 0.8 },
        { field: "custom.Kostenstelle", before: "K1", after: null },
        { field: "custom.Sprachen", before: ["de"], after: ["de", "en"] },
      ],
    });
  });

  test("of a run that there isn't is 404, whatever else is asked", async () => {
    for (const query of ["", "?kind=create", "?q=x", "?limit=1"]) {
      const { status, body } = await api.ask("GET", `/v1/runs/nothing/changes${query}`);
      expect({ status, code: body.code }).toEqual({ status: 404, code: "not-found" });
    }
  });
});

describe("filters", () => {
  test.each(KINDS.filter(([kind]) => kind !== "team-source"))("by kind: %s", async (kind, name) => {
    expect((await list("paused", `?kind=${kind}`)).map((change) => change.name)).toEqual([name ?? ""]);
  });

  test.each([
    ["?q=ada", ["Ada Lovelace", "Ada Byron"]],
    ["?q=ADA%20L", ["Ada Lovelace"]],
    ["?q=öz", ["Özgür Öztürk"]],
    ["?q=über", ["Über uns"]],
    ["?q=rechnen", ["Rechnen"]],
    ["?q=ada&kind=deactivate", ["Ada Byron"]],
    ["?q=%25", []],
    ["?q=nobody", []],
  ])("by name: %s", async (query, names) => {
    expect((await list("paused", query)).map((change) => change.name)).toEqual(names);
  });

  test("hold from page to page", async () => {
    const { body } = await api.ask<Changes>("GET", "/v1/runs/paused/changes?q=ada&limit=1");
    expect(body.items.map((change) => change.name)).toEqual(["Ada Lovelace"]);
    expect(await list("paused", `?q=ada&limit=1&cursor=${body.nextCursor}`)).toMatchObject([
      { name: "Ada Byron" },
    ]);
  });

  test.each([
    ["?kind=team-source", "kind"],
    ["?kind=", "kind"],
    ["?kind=CREATE", "kind"],
    ["?kind=create&kind=update", "kind"],
    [`?q=${"x".repeat(201)}`, "q"],
    ["?state=applied", "state"],
  ])("%s is refused", async (query, at) => {
    const { status, body } = await api.ask("GET", `/v1/runs/paused/changes${query}`);
    expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(body.params?.["issues"]).toMatchObject([{ path: at }]);
  });
});

test("a sync's changes say who, what, and why", async () => {
  const company = createCompany({ people: 0 });
  const person = {
    firstName: "Ada",
    lastName: "Lovelace",
    email: "ada@beispiel.example",
    department: "Rechnen",
  };
  company.add({ id: 1, ...person, position: "Dev" });
  await api.rollcall.reset({ company });
  await api.rollcall.connect();
  const first = await api.rollcall.sync();
  const changes = await list(first.id);
  expect(
    changes.map(({ kind, name, ...change }) => [kind, name, change["state"], change["employeeId"]]),
  ).toEqual([
    ["team-create", "Rechnen", "applied", null],
    ["create", "Ada Lovelace", "applied", "1"],
  ]);
  expect(changes[1]?.["reason"]).toEqual({ code: "status-active", params: {} });
  expect(changes[1]?.["fields"]).toContainEqual({ field: "teams", before: null, after: ["Rechnen"] });
  company.promote(1, { position: "Lead" });
  const second = await api.rollcall.sync();
  const accountId = changes[1]?.["accountId"];
  expect(await list(second.id)).toEqual([
    {
      seq: 1,
      kind: "update",
      employeeId: "1",
      accountId,
      name: "Ada Lovelace",
      state: "applied",
      error: null,
      fields: [{ field: "jobTitle", before: "Dev", after: "Lead" }],
      reason: { code: "changed-in-personio", params: {} },
    },
  ]);
});
