/**
 * What a store's reviewer needs to build the extension: nothing else of the repository, and no `.git`. The Worker's types
 * are left out; building doesn't read them.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contents, readFolder } from "./zip-folder.ts";

const AT_THE_TOP = ["package.json", "package-lock.json", "tsconfig.json", ".nvmrc", "LICENSE"];
/** What was built, pictures for the listings, and what editors and systems leave lying about. */
const LEFT_OUT = /^(dist|screenshots)\/|(^|\/)\./u;

export function readSourcesOfExtension(repository: string): Contents {
  const sources = Object.entries(readFolder(join(repository, "extension")))
    .filter(([path]) => !LEFT_OUT.test(path))
    .map(([path, bytes]) => [`extension/${path}`, bytes] as const);
  const atTheTop = AT_THE_TOP.filter((name) => existsSync(join(repository, name))).map(
    (name) => [name, new Uint8Array(readFileSync(join(repository, name)))] as const,
  );
  return Object.fromEntries([...sources, ...atTheTop]);
}
