/** Every operation × everybody who may ask: who gets in, who is told what they lack, and who is told nothing at all. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newToken, tokenHash } from "../../../worker/auth/secret-text.ts";
import { ADMIN_TOKEN } from "../../worker/start-rollcall.ts";
import { pathWith, type Route, routesOf } from "./open-api-document.ts";
import { HOUR_MS, insertRows } from "./rows.ts";
import { signInAs, type TestRole } from "./sign-in-as.ts";
import { type Api, type Problem, type Question, startApi } from "./start-api.ts";

const api: Api = await startApi();
afterAll(() => api.close());

const OPERATIONS = routesOf(api.document).filter(({ path }) => path.startsWith("/v1/"));

/** The rule, told without the table: reading is for viewers, what follows for owners, everything else for editors. */
const FOR_OWNERS = [
  ...["saveConnection", "forgetConnection", "testConnection", "approveRun"],
  ...["appointAdmin", "removeAdmin", "rotateKeys", "makeWebhook", "forgetWebhook"],
  ...["saveDestination", "forgetDestination", "testDestination"],
];
/** They change nothing of anybody else's. */
const FOR_VIEWERS_TOO = ["previewExclusions", "endDevice"];

function neededFor({ method, operation: { operationId } }: Route): TestRole {
  if (FOR_OWNERS.includes(operationId)) return "owner";
  return method === "GET" || FOR_VIEWERS_TOO.includes(operationId) ? "viewer" : "editor";
}

const RANKS: readonly TestRole[] = ["viewer", "editor", "owner"];
const INSIDERS = [...RANKS, "deployment"] as const;
const OUTSIDERS = [
  ...["no token", "a guess", "a guess like a token", "an expired token", "a refresh token"],
  ...["a revoked device", "a removed admin", "the hash of a token"],
] as const;

const tokens = new Map<string, string | null>();
let otherDevices = "";

beforeAll(async () => {
  const { db } = api.rollcall;
  const signIn = async (...[options]: readonly [Parameters<typeof signInAs>[1]]) =>
    (await signInAs(db, options)).token;
  for (const role of RANKS) tokens.set(role, await signIn({ role }));
  tokens.set("deployment", ADMIN_TOKEN);
  tokens.set("no token", null);
  tokens.set("a guess", "guess-0123456789012345678901234567890123456789");
  tokens.set("a guess like a token", newToken("rca_"));
  const past = { expires_at: Date.now() - 1 };
  tokens.set("an expired token", await signIn({ role: "owner", name: "late", tokenRow: past }));
  const refresh = newToken("rcr_");
  tokens.set("a refresh token", refresh);
  const hash = await tokenHash(refresh);
  const row = { hash, device_id: "device-owner", kind: "refresh", expires_at: Date.now() + HOUR_MS };
  await insertRows(db, "token", [row]);
  tokens.set("the hash of a token", await tokenHash(String(tokens.get("owner"))));

  tokens.set("a revoked device", await signIn({ role: "owner", name: "owner", device: "stolen" }));
  tokens.set("a removed admin", await signIn({ role: "owner", name: "gone" }));
  otherDevices = await signIn({ role: "owner", name: "owner", device: "kept" });
  for (const path of ["/v1/devices/device-stolen", "/v1/admins/admin-gone"]) {
    expect((await api.ask("DELETE", path)).status).toBe(204);
  }
});

/** A body that is refused wherever one is read: who may ask is said before what they ask is looked at. */
function ask(route: Route, who: string) {
  const { method } = route;
  const body: Question = method === "GET" || method === "DELETE" ? {} : { body: {} };
  // Each from an address of their own: what is no good counts against it.
  const headers = { "cf-connecting-ip": `192.0.2.${[...tokens.keys()].indexOf(who)}` };
  return api.ask<Problem>(method, pathWith(route), { ...body, headers, token: tokens.get(who) ?? null });
}

test("the walk is about every operation there is", () => {
  expect(OPERATIONS.length).toBeGreaterThan(35);
  const named = OPERATIONS.map(({ operation }) => operation.operationId);
  expect(named).toEqual(expect.arrayContaining([...FOR_OWNERS, ...FOR_VIEWERS_TOO]));
});

describe.each(OPERATIONS)("$operation.operationId", (route) => {
  const needed = neededFor(route);

  test("publishes the role it needs", () => {
    expect(Object(route.operation)["x-required-role"]).toBe(needed);
  });

  test.each(INSIDERS)("asked by %s", async (who) => {
    const { status, body } = await ask(route, who);
    const rank = who === "deployment" ? "owner" : who;
    if (RANKS.indexOf(rank) >= RANKS.indexOf(needed)) {
      expect([401, 403]).not.toContain(status);
    } else {
      expect({ status, body }).toMatchObject({
        status: 403,
        body: { code: "forbidden", params: { needed } },
      });
    }
  });

  test.each(OUTSIDERS)("asked with %s", async (who) => {
    const { status, body, headers } = await ask(route, who);
    expect({ status, code: body.code }).toEqual({ status: 401, code: "unauthorized" });
    expect(headers.get("www-authenticate")).toBe('Bearer realm="rollcall"');
  });
});

test("a device that is ended takes no other of the same admin with it", async () => {
  expect((await api.ask("GET", "/v1/status", { token: otherDevices })).status).toBe(200);
});

test("what isn't there is not there for a viewer, and says so by the same words as for anybody", async () => {
  const token = tokens.get("viewer") ?? null;
  expect(await api.ask("GET", "/v1/nothing", { token })).toMatchObject({ status: 404 });
  expect(await api.ask("DELETE", "/v1/status", { token })).toMatchObject({ status: 405 });
});

test("HEAD needs what GET needs", async () => {
  const token = tokens.get("viewer") ?? null;
  expect((await api.ask("HEAD", "/v1/status", { token })).status).toBe(200);
  expect((await api.ask("HEAD", "/v1/status", { token: newToken("rca_") })).status).toBe(401);
});
