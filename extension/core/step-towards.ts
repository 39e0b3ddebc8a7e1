/** From the groups of rows that are drawn a step to those that are wanted: one more, and a few less. */
type Step = {
  readonly drawn: ReadonlySet<number>;
  readonly count: number;
  readonly isWanted: (group: number) => boolean;
  /** Has to stay, wanted or not. */
  readonly isHeld: (group: number) => boolean;
};

const MOST_REMOVED = 4;

/** `null`: there is nothing to do. */
export function stepTowards({ drawn, count, isWanted, isHeld }: Step): ReadonlySet<number> | null {
  const added = Array.from({ length: count }, (_, group) => group).find(
    (group) => !drawn.has(group) && isWanted(group),
  );
  const isOver = (group: number): boolean => group >= count || !(isWanted(group) || isHeld(group));
  const removed = [...drawn].filter(isOver).slice(0, MOST_REMOVED);
  if (added === undefined && removed.length === 0) return null;
  const next = new Set(drawn);
  removed.forEach((group) => void next.delete(group));
  if (added !== undefined) next.add(added);
  return next;
}
