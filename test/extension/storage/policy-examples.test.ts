/** The README's examples for IT: what they set is what the extension reads, and where Firefox looks for it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { FIREFOX_ID, MANAGED_SCHEMA } from "../../../extension/manifest.ts";
import { parsePolicy } from "../../../extension/storage/managed-policy.ts";

// Only reading the policy needs a browser.
vi.mock("webextension-polyfill", () => ({ default: {} }));

const README = readFileSync(join(import.meta.dirname, "../../../extension/README.md"), "utf8");

const blocks = (language: string): readonly string[] =>
  [...README.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, "gu"))].map(
    ([, text = ""]) => text,
  );

const MEANT = { workerUrl: "https://rollcall.example.com", lockServer: true };

test("JSON, for Linux and for Firefox", () => {
  const [linux, firefox] = blocks("json").map((text): unknown => JSON.parse(text));
  expect(linux).toEqual({ "3rdparty": { extensions: { "<id>": MEANT } } });
  expect(firefox).toEqual({ policies: { "3rdparty": { Extensions: { [FIREFOX_ID]: MEANT } } } });
  expect(parsePolicy(MEANT)).toMatchObject({ workerUrl: MEANT.workerUrl, isServerLocked: true });
});

test("the registry and the profile name the same keys", () => {
  const [registry = ""] = blocks("reg");
  const [profile = ""] = blocks("xml");
  const inRegistry = [...registry.matchAll(/^"(\w+)"=/gmu)].map(([, key]) => key);
  const inProfile = [...profile.matchAll(/<key>(\w+)<\/key>/gu)].map(([, key]) => key);
  expect(inRegistry).toEqual(Object.keys(MEANT));
  expect(inProfile).toEqual(Object.keys(MEANT));
});

test("every key that can be set is explained", () => {
  const explained = [...README.matchAll(/^\| `(\w+)` \| /gmu)].map(([, key]) => key);
  for (const key of Object.keys(MANAGED_SCHEMA.properties)) expect(explained, key).toContain(key);
});
