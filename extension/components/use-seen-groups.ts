/** Tells of each group of rows in a table when it comes near the part that is in sight, and when it leaves it. */
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

export type Seen = { readonly group: number; readonly isNear: boolean; readonly height: number };

type Options = {
  readonly table: RefObject<HTMLTableElement | null>;
  readonly count: number;
  readonly isOn: boolean;
  readonly onSeen: (seen: readonly Seen[]) => void;
};

/** A few turns of the wheel. */
const AROUND = "1500px";

type Watch = {
  readonly observer: IntersectionObserver;
  readonly groups: Map<Element, number>;
};

export function useSeenGroups({ table, count, isOn, onSeen }: Options): void {
  const tell = useRef(onSeen);
  tell.current = onSeen;
  const watch = useRef<Watch | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    watch.current = startWatch((seen) => tell.current(seen));
    return () => {
      watch.current?.observer.disconnect();
      watch.current = null;
    };
  }, [isOn]);
  useEffect(() => {
    if (watch.current !== null) followGroups(watch.current, table.current);
  }, [isOn, count]);
}

function startWatch(tell: Options["onSeen"]): Watch {
  const groups = new Map<Element, number>();
  const seenIn = ({ target, isIntersecting, boundingClientRect }: IntersectionObserverEntry): Seen[] => {
    const group = groups.get(target);
    return group === undefined ? [] : [{ group, isNear: isIntersecting, height: boundingClientRect.height }];
  };
  const observer = new IntersectionObserver((entries) => tell(entries.flatMap(seenIn)), {
    rootMargin: AROUND,
  });
  return { observer, groups };
}

/** The groups that a table has by now; the others are forgotten. */
function followGroups({ observer, groups }: Watch, table: HTMLTableElement | null): void {
  const bodies = new Set<Element>(table?.tBodies);
  for (const body of groups.keys()) {
    if (bodies.has(body)) continue;
    observer.unobserve(body);
    groups.delete(body);
  }
  [...bodies].forEach((body, group) => {
    if (!groups.has(body)) observer.observe(body);
    groups.set(body, group);
  });
}
