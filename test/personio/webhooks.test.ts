/** The test Personio's v2: the token, webhooks, and how they are delivered. */
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bodyOf } from "./ask.ts";
import { PERSON_EVENTS } from "./company/person-events.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

type Received = {
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
};

let personio: TestPersonio;
let receiver: Server;
let received: Received[];
let answers: number[];
let url: string;

beforeEach(async () => {
  personio = await startTestPersonio({ people: 3 });
  received = [];
  answers = [];
  receiver = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      received.push({ authorization: request.headers["authorization"], body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const address = receiver.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  url = `http://127.0.0.1:${address.port}/hook`;
});
afterEach(async () => {
  await personio.close();
  receiver.close();
});

const { stringify } = JSON;

async function tokenFor(secret = personio.credential.clientSecret): Promise<Response> {
  const { clientId } = personio.credential;
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
  });
  return fetch(`${personio.url}/v2/auth/token`, { method: "POST", body });
}

async function manage(method: string, path: string, body?: unknown): Promise<Response> {
  const { access_token: token } = await bodyOf<{ access_token: string }>(await tokenFor());
  return fetch(`${personio.url}/v2/webhooks${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: stringify(body) }),
  });
}

const HOOK = { status: "ENABLED", auth_type: "TOKEN", token: "as it is", enabled_events: PERSON_EVENTS };

test("a wrong secret is 400, JSON is no form, and webhooks need a token", async () => {
  expect((await tokenFor("wrong")).status).toBe(400);
  const json = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  expect((await fetch(`${personio.url}/v2/auth/token`, json)).status).toBe(400);
  expect((await fetch(`${personio.url}/v2/webhooks`)).status).toBe(401);
});

test("webhooks are made disabled, listed without their token, changed, pinged and removed", async () => {
  const made = await bodyOf<{ id: string; status: string }>(await manage("POST", "", { url }));
  expect(made.status).toBe("DISABLED");
  expect((await manage("POST", "", { url })).status).toBe(409);
  expect((await manage("POST", "", { url: "https://elsewhere.example/" })).status).toBe(422);
  expect((await manage("POST", "", { url: `${url}/2`, enabled_events: ["nonsense"] })).status).toBe(422);
  expect((await manage("PATCH", `/${made.id}`, HOOK)).status).toBe(200);
  expect(await (await manage("GET", "")).text()).not.toContain("as it is");
  expect((await manage("POST", `/${made.id}/ping`)).status).toBe(202);
  await personio.webhooks.settled();
  expect(received).toMatchObject([{ authorization: "as it is", body: { event_name: "ping" } }]);
  expect((await manage("DELETE", `/${made.id}`)).status).toBe(204);
  expect((await manage("GET", `/${made.id}`)).status).toBe(404);
});

test("every change is told with ids only, by what it is about", async () => {
  await manage("POST", "", { url, ...HOOK });
  const [person] = personio.company.employees;
  if (person === undefined) throw new Error("nobody is there");
  personio.company.rename(person, { lastName: "Neumann" });
  personio.company.promote(person, { position: "Leitung" });
  personio.company.promote(person, { position: "Leitung" });
  personio.company.delete(person);
  await personio.webhooks.settled();
  expect(received.map(({ body }) => body["event_name"]).sort()).toEqual([
    ...["employment.deleted", "employment.updated", "person.deleted", "person.updated"],
  ]);
  expect(received[0]?.body).toMatchObject({ payload: { person_id: String(person.id) } });
  expect(stringify(received)).not.toContain("Neumann");
});

test("a delivery that fails comes again; one that is refused, or told 501, does not", async () => {
  await manage("POST", "", { url, ...HOOK });
  const [person] = personio.company.employees;
  answers = [503, 204, 422, 501];
  for (const position of ["Eins", "Zwei", "Drei"]) {
    personio.company.promote(person?.id ?? 0, { position });
    await personio.webhooks.settled();
  }
  expect(personio.webhooks.deliveries.map(({ status }) => status)).toEqual([503, 204, 422, 501]);
});

test("if a test wants it, twice", async () => {
  await manage("POST", "", { url, ...HOOK });
  personio.behave({ deliverTwice: true, deliverInDisorder: true, deliveryDelayMs: 30 });
  personio.company.hire({ firstName: "Neu" });
  await personio.webhooks.settled();
  expect(received).toHaveLength(4);
});
