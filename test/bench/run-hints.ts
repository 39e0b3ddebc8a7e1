/**
 * `npm run bench:hints`: 200 changes of companies of 1,000 and 5,000, told by webhook while full runs go on one after another:
 * how long each takes to the directory and to the SCIM server. The section `hints` of README.md here is written; not so with
 * other sizes (`-- --people 2000 --changes 50`).
 */
import { parseArgs } from "node:util";
import { describeHints, type HintFigures, measureHints } from "./measure-hints.ts";
import { writeSection } from "./write-section.ts";

const { values } = parseArgs({ options: { people: { type: "string" }, changes: { type: "string" } } });
const isUsual = values.people === undefined && values.changes === undefined;
const sizes = (values.people ?? "1000,5000").split(",").map(Number);

const measured: HintFigures[] = [];
for (const people of sizes) {
  measured.push(await measureHints(people, Number(values.changes ?? 200)));
  console.log(describeHints(measured.slice(-1)));
}
if (isUsual) writeSection("hints", describeHints(measured));
