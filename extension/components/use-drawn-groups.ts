/**
 * Which groups of rows are drawn. One more in each frame, so that none takes long; and of a long list only those in sight
 * and a good way around: with thousands of rows every change to the page would be slow. One that isn't drawn keeps its
 * height, so that nothing moves and the scrollbar tells the truth.
 */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { stepTowards } from "../core/step-towards.ts";
import { type Seen, useSeenGroups } from "./use-seen-groups.ts";

type Options = {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly count: number;
  /** Whoever stands at the top: with somebody else it is another list, and begins anew. */
  readonly start: unknown;
  /** Whether all of it is too much to draw. */
  readonly isLong: boolean;
};

export type DrawnGroups = {
  readonly isDrawn: (group: number) => boolean;
  /** Of one that isn't drawn, in pixels; `null`: nobody knows yet. */
  readonly heightOf: (group: number, rows: number) => number | null;
};

type Known = {
  readonly start: unknown;
  readonly drawn: ReadonlySet<number>;
  readonly heights: Map<number, number>;
  /** Of a row, on the average of the first group. */
  readonly rowHeight: number | null;
};

const anew = (start: unknown, rowHeight: number | null): Known => ({
  start,
  drawn: new Set([0]),
  heights: new Map(),
  rowHeight,
});

export function useDrawnGroups({ table, count, start, isLong }: Options): DrawnGroups {
  const known = useRef(anew(start, null));
  const near = useRef(new Map<number, boolean>());
  const [, redraw] = useState(0);
  const isOn = isLong && "IntersectionObserver" in globalThis;
  if (known.current.start !== start) known.current = anew(start, known.current.rowHeight);
  const { drawn } = known.current;

  useSeenGroups({
    table,
    count,
    isOn,
    onSeen: (seen) => {
      for (const one of seen) note(one);
      redraw((times) => times + 1);
    },
  });
  useLayoutEffect(() => {
    // What isn't known to be near or far stays as it is.
    const isWanted = (group: number): boolean => !isOn || (near.current.get(group) ?? drawn.has(group));
    const next = stepTowards({ drawn, count, isWanted, isHeld: (group) => hasFocus(table.current, group) });
    if (count > 1) measure();
    if (next === null) return undefined;
    const frame = requestAnimationFrame(() => {
      known.current = { ...known.current, drawn: next };
      redraw((times) => times + 1);
    });
    return () => cancelAnimationFrame(frame);
  });
  return {
    isDrawn: (group) => drawn.has(group),
    heightOf: (group, rows) => {
      const { heights, rowHeight } = known.current;
      return heights.get(group) ?? (rowHeight === null ? null : rows * rowHeight);
    },
  };

  function note({ group, isNear, height }: Seen): void {
    near.current.set(group, isNear);
    if (known.current.drawn.has(group)) known.current.heights.set(group, height);
  }

  function measure(): void {
    const first = table.current?.tBodies[0];
    if (known.current.rowHeight !== null || first === undefined || first.childElementCount === 0) return;
    known.current = { ...known.current, rowHeight: first.offsetHeight / first.childElementCount };
    redraw((times) => times + 1);
  }
}

/** Whoever is in it with the keyboard isn't thrown out. */
const hasFocus = (table: HTMLTableElement | null, group: number): boolean =>
  table?.tBodies[group]?.contains(document.activeElement) ?? false;
