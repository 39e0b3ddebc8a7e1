/**
 * A long list comes and goes in groups, a few in each frame: drawing hundreds of rows at once, or taking thousands away,
 * would hold up a frame for longer than anybody's typing should wait.
 */
import { useEffect, useRef, useState } from "preact/hooks";

type Groups<T> = ReadonlyArray<readonly T[]>;

/** So few are taken away at once. */
const FEW = 8;
const REMOVED_A_FRAME = 25;

/** What is to be drawn by now of these groups. A list that begins with somebody else is another list. */
export function useGradualGroups<T>(groups: Groups<T>): Groups<T> {
  const start = groups[0]?.[0];
  const drawn = useRef({ start, groups, count: 1 });
  const [, redraw] = useState(0);
  if (drawn.current.start !== start && drawn.current.count <= FEW)
    drawn.current = { start, groups, count: 1 };
  if (drawn.current.start === start) drawn.current = { ...drawn.current, groups };
  const { count } = drawn.current;
  const isLeaving = drawn.current.start !== start;
  const next = isLeaving ? Math.max(FEW, count - REMOVED_A_FRAME) : Math.min(count + 1, groups.length);
  useEffect(() => {
    if (!isLeaving && next <= count) return undefined;
    const frame = requestAnimationFrame(() => {
      drawn.current = { ...drawn.current, count: next };
      redraw((times) => times + 1);
    });
    return () => cancelAnimationFrame(frame);
  }, [count, next, isLeaving]);
  return drawn.current.groups.slice(0, count);
}
