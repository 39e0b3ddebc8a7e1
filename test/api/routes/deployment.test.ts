/** A Worker that was deployed without something it needs logs what, never what it has instead; strangers aren’t told. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestHarness, type TestHarnessOptions } from "wrangler";
import { ADMIN_TOKEN } from "../../worker/start-rollcall.ts";
import { type Answered, clientOf, type Problem, type Question } from "./start-api.ts";

const keyRing = (key: string): string => JSON.stringify({ current: "k1", keys: { k1: key } });
const ENCRYPTION_KEYS = keyRing(Buffer.alloc(32, 7).toString("base64"));
const ENOUGH = { ADMIN_TOKEN, ENCRYPTION_KEYS };

type Texts = Readonly<Record<string, string>>;

/** The secrets are exactly these; the variables are added to those of wrangler.toml. */
const deployment = (secrets: Texts, vars: Texts = {}): TestHarnessOptions => ({
  workers: [{ configPath: "./wrangler.toml", vars, secrets }],
});

const server = createTestHarness(deployment(ENOUGH));
beforeAll(async () => {
  await server.listen();
});
afterAll(() => server.close());

async function ask(method: string, path: string, question?: Question): Promise<Answered<Problem>> {
  const { url } = await server.listen();
  return clientOf(url.href)(method, path, question);
}

test("a database without tables is unavailable, and is not described", async () => {
  const { status, body, text, headers } = await ask("GET", "/v1/status");
  expect({ status, code: body.code }).toEqual({ status: 503, code: "unavailable" });
  expect(headers.get("retry-after")).toBe("5");
  expect(text).not.toMatch(/sqlite|D1_|no such table|select/iu);
});

describe("a deployment that is not right is unavailable, and its log names the variable:", () => {
  const SET_WRONG = "geheim-0123456789";
  const VARIANTS: ReadonlyArray<readonly [string, string, Texts, Texts]> = [
    ["ENCRYPTION_KEYS", "is not set", { ADMIN_TOKEN }, {}],
    ["ENCRYPTION_KEYS", "is no key ring", { ADMIN_TOKEN, ENCRYPTION_KEYS: SET_WRONG }, {}],
    ["ENCRYPTION_KEYS", "has a bad key", { ADMIN_TOKEN, ENCRYPTION_KEYS: keyRing(btoa(SET_WRONG)) }, {}],
    ["PERSONIO_BASE_URL", "is no address", ENOUGH, { PERSONIO_BASE_URL: SET_WRONG }],
    ["PERSONIO_BASE_URL", "is http:", ENOUGH, { PERSONIO_BASE_URL: `http://${SET_WRONG}.example` }],
    ["EXTENSION_REDIRECT_URIS", "has one that is no address", ENOUGH, { EXTENSION_REDIRECT_URIS: SET_WRONG }],
    [
      "EXTENSION_REDIRECT_URIS",
      "has a script",
      ENOUGH,
      { EXTENSION_REDIRECT_URIS: `javascript:${SET_WRONG}` },
    ],
    [
      "EXTENSION_REDIRECT_URIS",
      "is http:",
      ENOUGH,
      { EXTENSION_REDIRECT_URIS: `http://${SET_WRONG}.example/` },
    ],
    [
      "EXTENSION_REDIRECT_URIS",
      "has a #",
      ENOUGH,
      { EXTENSION_REDIRECT_URIS: `https://a.example/#${SET_WRONG}` },
    ],
    ["OIDC_ISSUER", "is http:", ENOUGH, { OIDC_ISSUER: `http://${SET_WRONG}.example` }],
    [
      "OIDC_CLIENT_SECRET",
      "is missing",
      ENOUGH,
      { OIDC_ISSUER: "https://a.example", OIDC_CLIENT_ID: SET_WRONG },
    ],
  ];

  test.each(VARIANTS)("%s %s", async (variable, _, ...texts) => {
    await server.update(deployment(...texts));
    server.clearLogs();
    for (const [path, token] of [
      ["/v1/status", ADMIN_TOKEN],
      ["/v1/status", null],
      ["/healthz", null],
    ] as const) {
      const { status, body, text, headers } = await ask("GET", path, { token });
      expect(status).toBe(503);
      expect(headers.get("content-type")).toBe("application/problem+json");
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
      expect(body).toMatchObject({
        status: 503,
        code: "unavailable",
        detail: "The deployment is not set up; its log says what is missing",
      });
      expect(text).not.toMatch(new RegExp(`${variable}|${SET_WRONG}|${btoa(SET_WRONG)}|\\bat |\\.ts:`, "u"));
    }
    const logs = JSON.stringify(server.getLogs());
    expect(logs).toContain("misconfigured");
    expect(logs).toContain(variable);
    expect(logs).not.toMatch(new RegExp(`${SET_WRONG}|${btoa(SET_WRONG)}|${ADMIN_TOKEN}`, "u"));
  });
});

describe("a deployment without a good ADMIN_TOKEN lets nobody in:", () => {
  const short = ADMIN_TOKEN.slice(0, 31);
  const VARIANTS: ReadonlyArray<readonly [string, Texts, readonly string[]]> = [
    ["none is set", {}, ["", "undefined", "null", ADMIN_TOKEN]],
    ["a short one is set", { ADMIN_TOKEN: short }, [short, "", ADMIN_TOKEN]],
  ];

  test.each(VARIANTS)("%s", async (_, secrets, tokens) => {
    await server.update(deployment({ ENCRYPTION_KEYS, ...secrets }));
    for (const token of [...tokens, null]) {
      const { status, body } = await ask("GET", "/v1/status", { token });
      expect({ token, status, code: body.code }).toEqual({ token, status: 401, code: "unauthorized" });
    }
  });
});
