/** Counts who came, over all pages of one read, and says whether that was everybody. */
import type { EmployeeId } from "../core/employee.ts";

export type Tally = {
  readonly people: Set<EmployeeId>;
  /** Records received, twins included. */
  received: number;
  nameless: number;
  withStatus: number;
  /** Who differs from the last complete read. */
  changed: number;
  /** What Personio counted; `null` when it did not say on some page. */
  total: number | null;
  /** Two pages named different totals: people came or went while we read. */
  shifted: boolean;
};

export type TallyPart = {
  readonly ids: readonly string[];
  readonly received: number;
  readonly nameless: number;
  readonly withStatus: number;
  readonly changed: number;
  readonly total: number | null;
  readonly totalChanged: boolean;
};

export const emptyTally = (): Tally => {
  return {
    people: new Set(),
    received: 0,
    nameless: 0,
    withStatus: 0,
    changed: 0,
    total: null,
    shifted: false,
  };
};

export function tallyPages(tally: Tally, part: TallyPart): void {
  const isFirst = tally.received === 0;
  for (const id of part.ids) tally.people.add(id as EmployeeId);
  tally.received += part.received;
  tally.nameless += part.nameless;
  tally.withStatus += part.withStatus;
  tally.changed += part.changed;
  tally.shifted ||= part.totalChanged || (!isFirst && part.total !== tally.total);
  tally.total = part.total;
}

/**
 * Complete: one total on every page, and as many different people as that, records that named nobody included. Either
 * the list had them all, without a twin – then whoever was looked up singly comes on top – or those looked up fill the
 * gap. Without a total, no twins: a twin says that the pages moved while we read.
 */
export function isComplete(
  { people, nameless, received, total, shifted }: Tally,
  foundSingly: number,
): boolean {
  if (shifted) return false;
  const listed = people.size - foundSingly + nameless;
  if (total === null) return listed === received;
  return people.size === total || (listed === total && received === total);
}
