/** Nothing secret and nobody's name leaves the Worker: not in an answer, not in the database, not in its log. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCompany } from "../../personio/create-company.ts";
import { ADMIN_TOKEN } from "../../worker/start-rollcall.ts";
import { type Api, startApi } from "./start-api.ts";

const SECRET = "papi-test-secret";
const WRONG_SECRET = "not-the-secret-but-secret-too";
const TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '_cf_*'";

let api: Api;
const answers: string[] = [];

/** An admin's whole afternoon, with every answer kept. */
beforeAll(async () => {
  const company = createCompany({ people: 0 });
  company.add({ id: 1, firstName: "Ada", lastName: "Lovelace", email: "ada@beispiel.example" });
  company.add({ id: 2, firstName: "Grace", lastName: "Hopper", email: null });
  api = await startApi({ company, variables: { PERSONIO_PATIENCE_SECONDS: "0" } });
  const credentials = { clientId: "papi-test-client", clientSecret: SECRET, enabled: true };
  await say("PUT", "/v1/connection", { ...credentials, clientSecret: WRONG_SECRET });
  await say("PUT", "/v1/connection", { ...credentials, clientSecret: [SECRET] });
  await say("PUT", "/v1/connection", { ...credentials, [SECRET]: SECRET });
  await say("PUT", "/v1/connection", { ...credentials, enabled: false });
  const takeBack = api.rollcall.personio.faults.add({ kind: "unsuccessful", message: SECRET });
  await say("PUT", "/v1/connection", credentials);
  await say("POST", "/v1/connection/test");
  takeBack();
  const { runId } = JSON.parse(await say("PUT", "/v1/connection", { ...credentials, syncNow: true }));
  await api.rollcall.settled(runId);
  for (const path of ["/v1/connection", "/v1/status", "/v1/runs", `/v1/runs/${runId}`, "/openapi.json"]) {
    await say("GET", path);
  }
  await say("POST", "/v1/connection/test");
  await say("GET", "/v1/accounts?q=Lovelace");
  await say("GET", "/v1/findings");
});
afterAll(() => api.close());

async function say(method: string, path: string, body?: unknown): Promise<string> {
  const { text, headers } = await api.ask(method, path, { body });
  answers.push(text, JSON.stringify([...headers]));
  return text;
}

test("answers never carry a secret, a token, or the secret in its sealed form", async () => {
  const [row] = await api.rollcall.rows<{ sealed: string }>("SELECT sealed_secret AS sealed FROM connection");
  expect(row?.sealed).toMatch(/^v1\.k1\.[\w-]+\.[\w-]+$/u);
  const said = answers.filter((it) => !it.includes(`"path":"${SECRET}"`)).join("\n");
  expect(said).toContain('"clientSecret":"set"');
  expect(said).toContain("Lovelace");
  for (const secret of [SECRET, WRONG_SECRET, ADMIN_TOKEN, String(row?.sealed)]) {
    expect(said).not.toContain(secret);
  }
});

test("no table has the secret in clear text, nor a token of Personio's", async () => {
  const tables = await api.rollcall.rows<{ name: string }>(TABLES);
  const stored: string[] = [];
  for (const { name } of tables)
    stored.push(JSON.stringify(await api.rollcall.rows(`SELECT * FROM ${name}`)));
  const dump = stored.join("\n");
  expect(dump).toContain("papi-test-client");
  expect(dump).toContain("Lovelace");
  expect(dump).not.toContain(SECRET);
  expect(dump).not.toContain(ADMIN_TOKEN);
  expect(dump).not.toMatch(/papi-[\w-]{40,}/u);
});

test("the log names events, and neither secrets nor people", () => {
  const logs = api.rollcall.logs();
  expect(logs).toContain("connection.saved");
  expect(logs).toContain("connection.tested");
  expect(logs).not.toContain(SECRET);
  expect(logs).not.toContain(WRONG_SECRET);
  expect(logs).not.toContain(ADMIN_TOKEN);
  expect(logs).not.toMatch(/papi-|\bada\b|lovelace|grace|hopper|beispiel/iu);
});

test("Personio gets the secret in the body of one path only, and never in a URL", () => {
  const { all } = api.rollcall.personio.requests;
  expect(all.length).toBeGreaterThan(0);
  for (const { path, search, headers } of all) {
    expect(`${path}${search}${JSON.stringify(headers)}`).not.toContain(SECRET);
  }
});
