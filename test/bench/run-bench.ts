/**
 * `npm run bench`: how long a sync takes and what it costs, as ratios against a floor measured in the same run.
 * `-- --people 1000,10000` measures these companies only, `-- --push 600` only a first push of so many people to Leapsome,
 * `-- --extension` the extension only; a whole run takes some minutes. Whole sections are written into README.md here.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { cpuInNode } from "./cpu-in-node.ts";
import { describeBill, describeFreePlan } from "./describe-costs.ts";
import { describeFigures, describeHeap } from "./describe-figures.ts";
import { extensionSection } from "./extension-section.ts";
import { type CompanyFigures, measureCompany } from "./measure-company.ts";
import { describePush, measurePush } from "./measure-push.ts";
import { planningHeapMb } from "./planning-heap.ts";

const SIZES = [500, 1_000, 5_000, 10_000, 50_000];
/** Whose bill is drawn up. */
const BILLED = [500, 5_000, 50_000];
/** The size the free plan is meant for. */
const SMALL = 500;
/** Beyond this many people the row-by-row script takes minutes. */
const SCRIPT_UP_TO = 10_000;
const HEAP_AT = 20_000;
const PUSHED = 1_000;
const README = join(import.meta.dirname, "README.md");

const { values } = parseArgs({
  options: {
    people: { type: "string" },
    push: { type: "string" },
    extension: { type: "boolean", default: false },
  },
});

if (values.push !== undefined) {
  console.log(describePush(await measurePush(Number(values.push))));
  process.exit();
}

if (!values.extension) await benchSync(values.people?.split(",").map(Number));
if (values.people === undefined) write("extension", await extensionSection());

async function benchSync(given?: readonly number[]): Promise<void> {
  const measured: CompanyFigures[] = [];
  for (const people of given ?? SIZES) {
    for (const upstream of ["instant", "near"] as const) {
      console.log(`${people} people, ${upstream} …`);
      const withScript = upstream === "instant" && people <= SCRIPT_UP_TO;
      measured.push(await measureCompany(people, upstream, { withScript }));
      console.log(describeFigures(measured.slice(-1)));
    }
  }
  const heap = describeHeap(HEAP_AT, planningHeapMb(HEAP_AT));
  const costed = measured.filter(({ people, upstream }) => upstream === "instant" && BILLED.includes(people));
  const free = describeFreePlan(costed.slice(0, 2), await cpuInNode(SMALL));
  const push = describePush(await measurePush(PUSHED));
  const report = [describeFigures(measured), heap, describeBill(costed), free, push].join("\n\n");
  if (given === undefined) write("figures", report);
  else console.log(`\n${report}`);
}

/** Prints a section, and puts it between its marks. */
function write(section: "figures" | "extension", report: string): void {
  console.log(`\n${report}`);
  const [begin, end] = [`<!-- ${section} -->`, `<!-- /${section} -->`];
  const text = readFileSync(README, "utf8");
  const [before = ""] = text.split(begin);
  const after = text.split(end)[1] ?? "\n";
  writeFileSync(README, `${before}${begin}\n\n${report}\n\n${end}${after}`);
}
