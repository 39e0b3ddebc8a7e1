import { describe, expect, test } from "vitest";
import { checkServer } from "../../../extension/api/check-server.ts";
import { jsonAnswer, networkError, problemAnswer, SERVER, scriptedFetch } from "../scripted-fetch.ts";

const IDENTITY = {
  product: "rollcall",
  apiVersion: 1,
  version: "0.1.0",
  name: "Beispiel GmbH",
  auth: ["oauth"],
};

describe("what answers at an address", () => {
  test("is a server of ours", async () => {
    const { fetch, asked } = scriptedFetch(() => jsonAnswer(IDENTITY));
    expect(await checkServer({ server: SERVER, fetch })).toEqual({ ok: true, value: IDENTITY });
    expect(asked[0]).toMatchObject({ path: "/.well-known/rollcall", init: { credentials: "omit" } });
  });

  test.each([
    { name: "a page", answer: () => new Response("<h1>Hello</h1>"), failure: { kind: "not-rollcall" } },
    {
      name: "another product",
      answer: () => jsonAnswer({ ...IDENTITY, product: "other" }),
      failure: { kind: "not-rollcall" },
    },
    {
      name: "something of ours that isn’t this",
      answer: () => problemAnswer(404, "not-found"),
      failure: { kind: "not-rollcall" },
    },
    {
      name: "a newer server",
      answer: () => jsonAnswer({ ...IDENTITY, apiVersion: 2 }),
      failure: { kind: "version", params: { side: "extension" } },
    },
    {
      name: "an older server",
      answer: () => jsonAnswer({ ...IDENTITY, apiVersion: 0 }),
      failure: { kind: "version", params: { side: "server" } },
    },
    { name: "nobody", answer: networkError, failure: { kind: "unreachable" } },
  ])("is $name", async ({ answer, failure }) => {
    const { fetch } = scriptedFetch(answer);
    expect(await checkServer({ server: SERVER, fetch })).toMatchObject({ ok: false, failure });
  });

  test("is somebody who doesn’t let extensions read: told from nobody by asking without reading", async () => {
    const { fetch } = scriptedFetch(({ init }) =>
      init.mode === "no-cors" ? new Response() : networkError(),
    );
    expect(await checkServer({ server: SERVER, fetch })).toEqual({
      ok: false,
      failure: { kind: "not-rollcall" },
    });
  });
});
