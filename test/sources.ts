import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Path from the top of the repository, with `/`, to text. */
export type Sources = ReadonlyMap<string, string>;

export const ROOT = join(import.meta.dirname, "..");

const FOLDERS = ["worker", "extension", "db", "test"];
const SKIPPED = /(^|\/)(node_modules|dist|migrations|fixtures)(\/|$)/;

/** Every TypeScript source of the project, the config files at the top included. */
export function readSources(root: string = ROOT): Sources {
  const below = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
  );
  const paths = [...readdirSync(root), ...below]
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !SKIPPED.test(path));
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
