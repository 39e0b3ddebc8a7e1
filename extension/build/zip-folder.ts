/** A zip that depends on nothing but what is in it: sorted, without times or owners, whatever machine makes it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";

export type Contents = Readonly<Record<string, Uint8Array>>;

/** The earliest a zip can name; read as local time, as it is written. */
const MTIME = new Date("1980-01-01T00:00:00");

/** Every file below a folder, by its path with `/`. */
export function readFolder(folder: string): Contents {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path.replaceAll("\\", "/"), join(folder, path)] as const);
  return Object.fromEntries(paths.map(([path, file]) => [path, new Uint8Array(readFileSync(file))]));
}

export function zipContents(contents: Contents): Uint8Array {
  const entries = Object.entries(contents).sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(entries) as Zippable, { level: 9, mtime: MTIME, os: 0 });
}
