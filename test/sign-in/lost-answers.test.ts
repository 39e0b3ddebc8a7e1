/** A database that does what it is asked and whose answer is lost on the way: nobody is taken for a thief by it. */
import type { D1Database, D1PreparedStatement } from "@cloudflare/workers-types";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { createSealer } from "../../worker/auth/seal.ts";
import { createSignIn } from "../../worker/sign-in/create-sign-in.ts";
import { startRollcall } from "../worker/start-rollcall.ts";
import {
  addDevice,
  apiStatus,
  authorize,
  type Change,
  exchange,
  newPkce,
  REDIRECT_URI,
  REDIRECT_URIS,
  refresh,
  signIn,
  type Tokens,
} from "./extension.ts";
import { type Browser, openBrowser } from "./open-browser.ts";

const rollcall = await startRollcall({ variables: { EXTENSION_REDIRECT_URIS: REDIRECT_URIS } });
const { url } = rollcall;
afterAll(() => rollcall.close());

let ada: Browser;

beforeEach(async () => {
  await rollcall.reset();
  ada = openBrowser(url);
  await signIn(ada, "ada@example.com");
});

/** Every batch is committed, or not, and then the connection is lost. */
function losing(real: D1Database, isCommitted: boolean): D1Database {
  return new Proxy(real, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        if (isCommitted) await target.batch(statements);
        throw new Error("D1_ERROR: Network connection lost.");
      };
    },
  });
}

async function askLosing(fields: Change, isCommitted = true): Promise<{ status: number; body: Tokens }> {
  const app = createSignIn({
    db: openDatabase(losing(rollcall.db, isCommitted)),
    sealer: createSealer({ current: "k1", keys: new Map([["k1", new Uint8Array(32)]]) }),
    ...{ hashCode: async () => "", mailer: null, identityProvider: null, adminToken: null, publicUrl: "" },
    ...{ redirectUris: [REDIRECT_URI], now: Date.now, log: () => undefined },
    ...{ allowGuess: async () => true, allowRequest: async () => true },
  });
  const body = new URLSearchParams({ client_id: "rollcall-extension" });
  for (const [name, value] of Object.entries(fields)) if (value !== null) body.set(name, value);
  const response = await app.request("https://rollcall.example/oauth/token", { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Tokens };
}

const endings = () => rollcall.rows("SELECT * FROM audit_event WHERE action = 'device.ended'");

test("tokens that were renewed are handed over, and the device lives on", async () => {
  const { refresh_token } = await addDevice(url, ada);
  const { status, body } = await askLosing(refresh(refresh_token));
  expect(status).toBe(200);
  expect(await apiStatus(url, body.access_token)).toBe(200);
  expect((await askLosing(refresh(body.refresh_token))).status).toBe(200);
  expect(await endings()).toEqual([]);
});

test("a device that was added is handed its tokens", async () => {
  const pkce = newPkce();
  const { status, body } = await askLosing(exchange(await authorize(ada, pkce), pkce));
  expect(status).toBe(200);
  expect(await apiStatus(url, body.access_token)).toBe(200);
  expect(await endings()).toEqual([]);
});

test("what was not done is asked for again, and ends nothing", async () => {
  const { access_token, refresh_token } = await addDevice(url, ada);
  expect((await askLosing(refresh(refresh_token), false)).status).toBe(503);
  expect(await apiStatus(url, access_token)).toBe(200);
  expect((await askLosing(refresh(refresh_token))).status).toBe(200);
});
