/**
 * The company that the walks through all operations meet: synchronised from a test Personio, with people, teams and
 * exclusions by hand, and a run that waits for approval. Its tables can be compared and put back.
 */
import type { D1Database } from "@cloudflare/workers-types";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { createCompany } from "../../personio/create-company.ts";
import { type Attribute, configurationOf } from "./configuration.ts";
import { prepareCopying, type Tables } from "./copied-tables.ts";
import { accountRow, insertRows, teamRow } from "./rows.ts";
import type { Api } from "./start-api.ts";

export type MadeUpCompany = {
  readonly tables: Tables;
  /** Of the plan that waits for approval. */
  readonly fingerprint: string;
  /** Path → the entity tag of what is there; of an attribute that of its target and exclusions. */
  readonly etags: Readonly<Record<string, string>>;
  readonly personioUrl: string;
};

const FIRST_ID = 701;

/** Runs `done` and `paused`, accounts `by-hand`, `boss` and `left`, teams `choir` and `aid`, employees 701 to 706. */
export async function makeUpCompany(api: Api): Promise<MadeUpCompany> {
  const { rollcall } = api;
  const company = createCompany({ people: 0 });
  for (const [index, firstName] of ["Ada", "Grace", "Katherine", "Mary"].entries()) {
    const custom = { Level: "Lead", Sprachen: ["Deutsch"] };
    company.add({
      id: FIRST_ID + index,
      firstName,
      lastName: "Lovelace",
      office: "Berlin",
      department: "Rechnen",
      custom,
    });
  }
  for (const id of [FIRST_ID + 4, FIRST_ID + 5]) {
    company.patch(company.add({ id, firstName: "Nobody" }), { email: "" });
  }
  await rollcall.reset({ company });
  await rollcall.connect();
  await addByHand(rollcall.db);
  const { setTarget, exclude, setSettings } = configurationOf(() => api);
  await setTarget(CUSTOM.level, { kind: "level" });
  await exclude(CUSTOM.level, ["Praktikum"]);
  await setSettings({ companyName: "Beispiel GmbH" });
  const done = await rollcall.sync();
  for (const index of [0, 1, 2]) company.sendOnLeave(FIRST_ID + index);
  const paused = await rollcall.sync();
  if (paused.state !== "paused" || paused.fingerprint === null) throw new Error(`The run is ${paused.state}`);
  await rename(rollcall.db, { [done.id]: "done", [paused.id]: "paused" });
  const copy = await prepareCopying(rollcall.db);
  const { url: personioUrl } = rollcall.personio;
  return { tables: await copy(), fingerprint: paused.fingerprint, etags: await loadEtags(api), personioUrl };
}

async function addByHand(db: D1Database): Promise<void> {
  await insertRows(db, "account", [
    accountRow("boss", { first_name: "Dorothy" }),
    accountRow("by-hand", { first_name: "Mary", last_name: "Jackson", custom: '{"Alt":"x"}' }),
    accountRow("left", { state: "deactivated", deactivated_by: "admin" }),
  ]);
  await insertRows(db, "team", [teamRow("choir", "Chor"), teamRow("aid", "Ersthilfe")]);
  await insertRows(db, "membership", [{ account_id: "by-hand", team_id: "choir", source: "manual" }]);
}

async function loadEtags({ ask }: Api): Promise<Readonly<Record<string, string>>> {
  const { headers } = await ask("GET", "/v1/settings");
  const { body } = await ask<{ items: readonly Attribute[] }>("GET", "/v1/attributes");
  const attributes = body.items.map(({ key, etag }) => [`/v1/attributes/${key}`, etag] as const);
  const destination = await ask("GET", "/v1/destination");
  const tags = {
    "/v1/settings": headers.get("etag") ?? "",
    "/v1/destination": destination.headers.get("etag") ?? "",
  };
  return { ...tags, ...Object.fromEntries(attributes) };
}

async function rename(db: D1Database, names: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, name] of Object.entries(names)) {
    await db.prepare("UPDATE run SET id = ? WHERE id = ?").bind(name, id).run();
    await db.prepare("UPDATE run_change SET run_id = ? WHERE run_id = ?").bind(name, id).run();
  }
}
