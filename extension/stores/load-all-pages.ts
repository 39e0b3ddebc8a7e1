/** A list as a whole, page after page: what can't be shown, or saved, in part. */
import type { Page } from "../api/answers.ts";
import type { Outcome } from "../api/failure.ts";

type AllPages<T> = {
  readonly ask: (cursor: string | undefined) => Promise<Outcome<Page<T>>>;
  /** How many there are so far. */
  readonly onStep?: (count: number) => void;
  readonly isWanted?: () => boolean;
};

/** Ends early when nobody wants it any more; who asks knows that, and drops the answer. */
export async function loadAllPages<T>(all: AllPages<T>): Promise<Outcome<readonly T[]>> {
  const { ask, onStep, isWanted = () => true } = all;
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    if (!page.ok) return page;
    items.push(...page.value.items);
    onStep?.(items.length);
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor !== undefined && isWanted());
  return { ok: true, value: items };
}
