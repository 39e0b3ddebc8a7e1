/**
 * Reads the whole company before anything is decided (product.md, rules 20 and 31). A read is complete when as many
 * different people came as Personio counts; people the paging skipped are looked up one by one, and only a 404 says
 * that somebody is gone. What is read is put aside and taken over at the end; a read that fails leaves nothing behind.
 */
import type { EmployeeId } from "../core/employee.ts";
import type { AttributeInfo } from "./employee-source.ts";
import type { ToRead } from "./open-run.ts";
import {
  keepRead,
  type LookedUp,
  learnAttributes,
  lookUpMissing,
  type PagesRead,
  readPages,
} from "./read-steps.ts";
import { emptyTally, isComplete, type Tally, tallyPages } from "./read-tally.ts";
import { type Problem, problem, type Run, type Steps } from "./run-ports.ts";

const PAGES_PER_STEP = 40;
const MAX_ATTEMPTS = 3;
/** 50,000 people are 500 pages; a server that never ends is stopped here, while all ids still fit one parameter. */
const MAX_PAGES = 1_000;

/** What is carried from step to step: never a person, only ids and counts. */
export type Reading = {
  readonly steps: Steps;
  readonly run: Run;
  readonly wanted: ToRead;
  /** Of the attributes wanted, those that are lists of tags. */
  readonly tags: readonly AttributeInfo[];
  /** Personio told its attributes itself; else they are learnt from the first page. */
  readonly listed: boolean;
  waitedMs: number;
  /** When progress was last put on record. */
  toldAt: number;
};

/** `null`: the read is complete and taken over. */
export async function readCompany(steps: Steps, run: Run, wanted: ToRead): Promise<Problem | null> {
  const learnt = await steps.do("attributes", () => learnAttributes(run, wanted.attributes));
  if (learnt.failure !== null) return learnt.failure;
  const { tags, listed, waitedMs } = learnt;
  const reading: Reading = { steps, run, wanted, tags, listed, waitedMs, toldAt: 0 };
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const tally = await readOnce(reading, attempt);
    if ("code" in tally) return tally;
    const unusable = unusableOf(tally);
    if (unusable !== null) return unusable;
    const found = await completed(reading, tally, attempt);
    if (found === "lost") return problem("interrupted");
    if ("code" in found) return found;
    if (isComplete(tally, found.found)) {
      const kept = await steps.do("keep", () =>
        keepRead(run, { ...summaryOf(tally, found.found), gone: found.gone, aside: wanted.aside }),
      );
      return kept === "written" ? null : problem("interrupted");
    }
  }
  return problem("source-incomplete");
}

/** An answer without people, or one that doesn't say who and how they are, is never believed. */
function unusableOf({ people, nameless, withStatus }: Tally): Problem | null {
  if (people.size === 0 && nameless === 0) return problem("source-empty");
  if (people.size === 0) return problem("attributes-missing", { missing: ["id"] });
  return withStatus === 0 ? problem("attributes-missing", { missing: ["status"] }) : null;
}

/** All pages once, a few to a step. */
async function readOnce(reading: Reading, attempt: number): Promise<Tally | Problem> {
  const tally = emptyTally();
  for (let firstPage = 0; firstPage < MAX_PAGES; firstPage += PAGES_PER_STEP) {
    const { steps, run } = reading;
    const part: PagesRead = await steps.do(`read ${attempt}, page ${firstPage + 1}`, () =>
      readPages(reading, { firstPage, pages: PAGES_PER_STEP, read: tally.received, total: tally.total }),
    );
    reading.waitedMs = part.waitedMs;
    if (part.failure !== null) return part.failure;
    tallyPages(tally, part);
    run.log("run.read", { run: run.runId, read: tally.received, total: part.total });
    if (part.last) return tally;
  }
  return problem("source-unreadable");
}

type Found = { readonly gone: readonly EmployeeId[]; readonly found: number };

/** Looks up everybody who was there before and did not come, a bounded number to a step. */
async function completed(reading: Reading, tally: Tally, attempt: number): Promise<Found | Problem | "lost"> {
  const gone: EmployeeId[] = [];
  let found = 0;
  for (let round = 1; ; round++) {
    const seen = [...tally.people];
    const part: LookedUp = await reading.steps.do(`look up ${attempt}.${round}`, () =>
      lookUpMissing(reading, { seen, gone, round }),
    );
    reading.waitedMs = part.waitedMs;
    if (part.failure !== null) return part.failure;
    gone.push(...part.gone);
    found += part.found.length;
    tally.changed += part.changed;
    for (const id of part.found) tally.people.add(id);
    if (part.last) return { gone, found };
  }
}

/** Who was looked up singly may well be behind a record that named nobody. */
function summaryOf(tally: Tally, foundSingly: number) {
  const nameless = Math.max(0, tally.nameless - foundSingly);
  const { people, changed, total } = tally;
  return { read: people.size + nameless, counted: total !== null, nameless, changed };
}
