import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { signIn } from "../../../extension/pair/sign-in.ts";
import { SERVER } from "../scripted-fetch.ts";

const REDIRECT = "https://abc.chromiumapp.org/rollcall";

/** `back`: what the server sends along, from what it was asked. */
async function signInWith(back: (asked: URLSearchParams) => Record<string, string> | null) {
  let asked = new URLSearchParams();
  const signedIn = await signIn({
    server: SERVER,
    deviceName: "Chrome on Linux",
    window: {
      getRedirectURL: (path) => `https://abc.chromiumapp.org/${path}`,
      launchWebAuthFlow: async ({ url }) => {
        asked = new URL(url).searchParams;
        const answer = back(asked);
        if (answer === null) throw new Error("The user did not approve access.");
        return `${REDIRECT}?${new URLSearchParams(answer)}`;
      },
    },
  });
  return { asked, signedIn };
}

const good = (asked: URLSearchParams) => ({ code: "rcc_1", state: asked.get("state") ?? "", iss: SERVER });

describe("signing in", () => {
  test("asks with a challenge of which only the extension knows the answer", async () => {
    const { asked, signedIn } = await signInWith(good);
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: "code",
      client_id: "rollcall-extension",
      redirect_uri: REDIRECT,
      code_challenge_method: "S256",
      device_name: "Chrome on Linux",
    });
    if (!signedIn.ok || signedIn.grant.grant_type !== "authorization_code") throw new Error("not signed in");
    const { code, code_verifier: verifier } = signedIn.grant;
    expect(code).toBe("rcc_1");
    expect(createHash("sha256").update(verifier).digest("base64url")).toBe(asked.get("code_challenge"));
    expect(verifier).toMatch(/^[\w-]{43}$/u);
  });

  test("is never asked with the same secrets", async () => {
    const [one, other] = [await signInWith(good), await signInWith(good)];
    expect(one.asked.get("state")).not.toBe(other.asked.get("state"));
    expect(one.asked.get("code_challenge")).not.toBe(other.asked.get("code_challenge"));
  });

  test.each([
    { name: "the window was closed", back: () => null, problem: { kind: "cancelled" } },
    {
      name: "access was declined",
      back: (asked: URLSearchParams) => ({ ...good(asked), error: "access_denied" }),
      problem: { kind: "cancelled" },
    },
    {
      name: "the server found an error",
      back: (asked: URLSearchParams) => ({ ...good(asked), error: "server_error" }),
      problem: { kind: "refused", code: "server_error" },
    },
    {
      name: "the answer is to another question",
      back: (asked: URLSearchParams) => ({ ...good(asked), state: "x" }),
      problem: { kind: "refused", code: "state" },
    },
    {
      name: "the answer is another server’s, whose code this one would get",
      back: (asked: URLSearchParams) => ({ ...good(asked), iss: "https://other.example.com" }),
      problem: { kind: "wrong-issuer", issuer: "https://other.example.com" },
    },
    {
      name: "nobody says whose answer it is",
      back: (asked: URLSearchParams) => ({ code: "rcc_1", state: asked.get("state") ?? "" }),
      problem: { kind: "wrong-issuer", issuer: "" },
    },
  ])("fails when $name", async ({ back, problem }) => {
    expect((await signInWith(back)).signedIn).toEqual({ ok: false, problem });
  });
});
