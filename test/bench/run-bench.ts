/**
 * `npm run bench`: how long a sync takes and what it costs, as ratios against a floor measured in the same run.
 * `-- --people 1000,10000` measures these companies only, `-- --push` only the first push to Leapsome (`-- --push --people 600`:
 * of so many), `-- --extension` the extension only; a whole run takes half an hour, a third of it the push. Whole sections are
 * written into README.md here.
 */
import { parseArgs } from "node:util";
import { cpuInNode } from "./cpu-in-node.ts";
import { describeBill, describeFreePlan } from "./describe-costs.ts";
import { describeFigures, describeHeap } from "./describe-figures.ts";
import { extensionSection } from "./extension-section.ts";
import { type CompanyFigures, measureCompany } from "./measure-company.ts";
import { describePush, measurePush, type PushFigures } from "./measure-push.ts";
import { planningHeapMb } from "./planning-heap.ts";
import { writeSection } from "./write-section.ts";

const SIZES = [500, 1_000, 5_000, 10_000, 50_000];
/** Whose bill is drawn up. */
const BILLED = [500, 5_000, 50_000];
/** The size the free plan is meant for. */
const SMALL = 500;
/** Beyond this many people the row-by-row script takes minutes. */
const SCRIPT_UP_TO = 10_000;
const HEAP_AT = 20_000;
const PUSHED = [1_000, 10_000];

const { values } = parseArgs({
  options: {
    people: { type: "string" },
    push: { type: "boolean", default: false },
    extension: { type: "boolean", default: false },
  },
});
const given = values.people?.split(",").map(Number);
const isWhole = !values.push && !values.extension;

if (isWhole) await benchSync();
if (values.push || (isWhole && given === undefined)) await benchPush();
if (values.extension || (isWhole && given === undefined)) writeSection("extension", await extensionSection());

async function benchPush(): Promise<void> {
  const measured: PushFigures[] = [];
  for (const people of given ?? PUSHED) measured.push(await measurePush(people));
  if (given === undefined) writeSection("push", describePush(measured));
  else console.log(`\n${describePush(measured)}`);
}

async function benchSync(): Promise<void> {
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
  const report = [describeFigures(measured), heap, describeBill(costed), free].join("\n\n");
  if (given === undefined) writeSection("figures", report);
  else console.log(`\n${report}`);
}
