/**
 * `npm run build`: a folder to load for each browser, the zips for the stores, and the zip of the sources from which their
 * reviewers build the same again. Two builds of the same sources are the same bytes.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { BROWSERS, type Browser, CHROME_KEY, MANAGED_SCHEMA, manifestFor } from "../manifest.ts";
import { readSourcesOfExtension } from "./read-sources-of-extension.ts";
import { readFolder, zipContents } from "./zip-folder.ts";

const EXTENSION = join(import.meta.dirname, "..");
const REPOSITORY = join(EXTENSION, "..");
const COPIED = ["_locales", "icons"];

export type BuildOptions = {
  /** Where the folders and zips go. */
  readonly out: string;
  /** With the gallery of all states; for us only. */
  readonly isDevelopment?: boolean;
};

export async function buildExtension({ out, isDevelopment = false }: BuildOptions): Promise<void> {
  const version = versionOf(REPOSITORY);
  for (const browser of BROWSERS) {
    await buildFolder(browser, { folder: join(out, browser), version, isDevelopment });
    if (!isDevelopment)
      writeZip(join(out, `rollcall-${version}-${browser}.zip`), browser, join(out, browser));
  }
  if (isDevelopment) return;
  writeFileSync(
    join(out, `rollcall-${version}-sources.zip`),
    zipContents(readSourcesOfExtension(REPOSITORY)),
  );
}

type Folder = { readonly folder: string; readonly version: string; readonly isDevelopment: boolean };

async function buildFolder(browser: Browser, { folder, version, isDevelopment }: Folder): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await buildCode(folder, isDevelopment);
  for (const name of COPIED) cpSync(join(EXTENSION, name), join(folder, name), { recursive: true });
  const key = browser === "chrome" ? { key: CHROME_KEY } : {};
  writeJson(join(folder, "manifest.json"), { ...manifestFor(browser, version), ...key });
  if (browser === "chrome") writeJson(join(folder, "managed_schema.json"), MANAGED_SCHEMA);
}

/** What is built must not depend on what NODE_ENV happens to be where it is built: vite and some packages look at it. */
async function buildCode(folder: string, isDevelopment: boolean): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env["NODE_ENV"] = "production";
  try {
    for (const mode of [isDevelopment ? "development" : "production", "background"]) {
      await build({ configFile: join(EXTENSION, "vite.config.ts"), mode, build: { outDir: folder } });
    }
  } finally {
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = NODE_ENV;
  }
}

/** As the folder, but without the key: stores have their own. */
function writeZip(file: string, browser: Browser, folder: string): void {
  const manifest = manifestFor(browser, versionOf(REPOSITORY));
  const contents = { ...readFolder(folder), "manifest.json": new TextEncoder().encode(jsonOf(manifest)) };
  writeFileSync(file, zipContents(contents));
}

function versionOf(repository: string): string {
  const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const writeJson = (file: string, value: unknown): void => writeFileSync(file, jsonOf(value));
