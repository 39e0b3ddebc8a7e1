/** The packages: the same bytes from the same sources, the least of permissions, and nothing the stores would refuse. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildExtension } from "../../extension/build/build-extension.ts";
import { chromeId, REDIRECT_URIS } from "../../extension/build/redirect-uris.ts";
import { BROWSERS, CHROME_KEY, MANAGED_SCHEMA, manifestFor } from "../../extension/manifest.ts";
import { runTool } from "../run-tool.ts";
import { ROOT } from "../sources.ts";

const folder = mkdtempSync(join(tmpdir(), "rollcall-build-"));
const [first, second] = [join(folder, "first"), join(folder, "second")];

beforeAll(async () => {
  await buildExtension({ out: first });
  await buildExtension({ out: second });
});
afterAll(() => rmSync(folder, { recursive: true }));

const zips = (): string[] => readdirSync(first).filter((name) => name.endsWith(".zip"));
const unzip = (name: string) => unzipSync(new Uint8Array(readFileSync(join(first, name))));
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe("the packages", () => {
  test("are one a browser, and the sources; the same bytes at every build", () => {
    expect(zips()).toHaveLength(3);
    for (const name of zips()) {
      expect(readFileSync(join(first, name)).equals(readFileSync(join(second, name))), name).toBe(true);
    }
  });

  test.each(BROWSERS)("for %s: pages, code, icons, texts, and no more than that", (browser) => {
    const names = Object.keys(unzip(zips().find((name) => name.includes(browser)) ?? ""));
    expect(names).toEqual(
      expect.arrayContaining(["manifest.json", "background.js", "popup.html", "pair.html"]),
    );
    expect(names.filter((name) => /\.(map|tsx?)$|gallery|fixture/u.test(name))).toEqual([]);
    expect(names).toEqual([...names].sort());
  });

  test("have no code from elsewhere, nor any made of text", () => {
    const code = Object.entries(unzip(zips().find((name) => name.includes("chrome")) ?? ""))
      .filter(([name]) => /\.(js|html)$/u.test(name))
      .map(([, bytes]) => textOf(bytes))
      .join("\n");
    expect(code).not.toMatch(/\beval\(|new Function\(|<script(?![^>]*\bsrc="\.?\/)/u);
    expect(code).not.toMatch(/(src|href)="https?:/u);
  });

  test("load every style with a page: parts that come later bring none", () => {
    const contents = unzip(zips().find((name) => name.includes("chrome")) ?? "");
    const pages = Object.entries(contents).filter(([name]) => name.endsWith(".html"));
    const linked = pages.map(([, bytes]) => textOf(bytes)).join("\n");
    const styles = Object.keys(contents).filter((name) => name.endsWith(".css"));
    expect(styles.length).toBeGreaterThan(0);
    expect(styles.filter((name) => !linked.includes(name))).toEqual([]);
  });

  test("have a background in one file, without what only pages need", () => {
    const contents = unzip(zips().find((name) => name.includes("chrome")) ?? "");
    const code = textOf(contents["background.js"]);
    expect(code).not.toMatch(/\bimport\b\s*[({"'`]|__PREACT|createElementNS/u);
  });

  test("of the stores have no key, the folder to try out has: there the id is always the same", () => {
    const store = unzip(zips().find((name) => name.includes("chrome")) ?? "")["manifest.json"];
    const unpacked = readFileSync(join(first, "chrome/manifest.json"), "utf8");
    expect(JSON.parse(textOf(store))).not.toHaveProperty("key");
    expect(JSON.parse(unpacked)).toHaveProperty("key", CHROME_KEY);
  });

  test("of the sources have what is needed to build them, and nothing that was built", () => {
    const names = Object.keys(unzip(zips().find((name) => name.includes("sources")) ?? ""));
    expect(names).toEqual(
      expect.arrayContaining([
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "extension/background.ts",
      ]),
    );
    expect(names.filter((name) => !/^extension\/|^[^/]+$/u.test(name) || name.includes("dist/"))).toEqual([]);
  });

  test("come out of the sources zip as they are", async () => {
    const sources = join(folder, "sources");
    for (const [name, bytes] of Object.entries(unzip(zips().find((zip) => zip.includes("sources")) ?? ""))) {
      mkdirSync(dirname(join(sources, name)), { recursive: true });
      writeFileSync(join(sources, name), bytes);
    }
    symlinkSync(join(ROOT, "node_modules"), join(sources, "node_modules"));
    expect(await runTool("node", join(sources, "extension/build/run-build.ts"))).toBe("");
    for (const name of zips()) {
      const built = readFileSync(join(sources, "extension/dist", name));
      expect(built.equals(readFileSync(join(first, name))), name).toBe(true);
    }
  });

  test("pass Mozilla’s own check", { timeout: 90_000 }, async () => {
    const said = await runTool(
      "web-ext",
      "lint",
      "--source-dir",
      join(first, "firefox"),
      "--no-config-discovery",
    );
    expect(said).toBe("");
  });
});

describe("the manifest", () => {
  test.each(BROWSERS)(
    "for %s asks for three permissions, one more if somebody wants to be told, and no host",
    (browser) => {
      const manifest = manifestFor(browser, "1.0.0");
      expect(manifest["permissions"]).toEqual(["storage", "alarms", "identity"]);
      expect(manifest["optional_permissions"]).toEqual(["notifications"]);
      expect(
        Object.keys(manifest).filter((key) => /host|content_scripts|externally|accessible/u.test(key)),
      ).toEqual([]);
      expect(JSON.stringify(manifest["content_security_policy"])).not.toMatch(
        /unsafe|\*\.|script-src[^;]*http/u,
      );
    },
  );

  test("lets IT set what the extension reads, one type each: with anything else Chrome wouldn’t load it", () => {
    for (const property of Object.values(MANAGED_SCHEMA.properties))
      expect(property.type).toEqual(expect.any(String));
    expect(Object.keys(MANAGED_SCHEMA.properties)).toEqual([
      "workerUrl",
      "lockServer",
      "language",
      "sessionOnly",
      "notifications",
      "readOnly",
      "disableFirstRunPage",
    ]);
  });

  test("comes in both languages, with the same texts", () => {
    const keysOf = (language: string) =>
      Object.keys(JSON.parse(readFileSync(join(first, `chrome/_locales/${language}/messages.json`), "utf8")));
    expect(keysOf("de")).toEqual(keysOf("en"));
    const used = [...JSON.stringify(manifestFor("chrome", "1.0.0")).matchAll(/__MSG_(\w+)__/gu)].map(
      ([, key]) => key,
    );
    expect(keysOf("de")).toEqual(expect.arrayContaining(used));
  });

  test("names the addresses that browsers send people back to", () => {
    expect(REDIRECT_URIS).toEqual([
      `https://${chromeId()}.chromiumapp.org/rollcall`,
      expect.stringMatching(/^https:\/\/[0-9a-f]{40}\.extensions\.allizom\.org\/rollcall$/u),
    ]);
    expect(chromeId()).toMatch(/^[a-p]{32}$/u);
  });
});
