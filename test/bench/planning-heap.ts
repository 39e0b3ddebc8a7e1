/**
 * How much heap planning takes: a first sync of `people`, from the rows as the database gives them to the rows as it
 * takes them, in a process of its own whose heap is made smaller until it no longer fits.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";

const CHILD = join(import.meta.dirname, "plan-in-small-heap.ts");
/** Megabytes of the young generation, which comes on top of what --max-old-space-size allows. */
const YOUNG_MB = 6;

/** Megabytes: the smallest heap, to within 4, in which the planning step still finishes. */
export function planningHeapMb(people: number): number {
  let [tooSmall, enough] = [8, 512];
  while (enough - tooSmall > 4) {
    const old = Math.round((tooSmall + enough) / 2);
    if (fits(people, old)) enough = old;
    else tooSmall = old;
  }
  return enough + YOUNG_MB;
}

function fits(people: number, oldMb: number): boolean {
  try {
    const flags = [`--max-old-space-size=${oldMb}`, "--max-semi-space-size=2"];
    execFileSync(process.execPath, [...flags, CHILD, String(people)], { stdio: "ignore", timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}
