/** A section of README.md here, written anew between its marks and printed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const README = join(import.meta.dirname, "README.md");

export type Section = "figures" | "push" | "hints" | "extension";

export function writeSection(section: Section, report: string): void {
  console.log(`\n${report}`);
  const [begin, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`];
  const text = readFileSync(README, "utf8");
  const [before = "", rest] = text.split(begin);
  if (rest === undefined) throw new Error(`README.md has no place for ${section}`);
  const after = text.split(end)[1] ?? "\n";
  writeFileSync(README, `${before}${begin}\n\n${report}\n\n${end}${after}`);
}
