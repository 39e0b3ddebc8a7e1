/**
 * A table that stays quick with thousands of rows: they stand in groups, which come one a frame; a group whose rows are the
 * same isn't compared again, and of a long list only what is near is drawn at all. Narrow screens show each row as a card,
 * so the table is laid out as a grid.
 */
import type { ComponentChildren, VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { useDrawnGroups } from "./use-drawn-groups.ts";

export type Column<T> = {
  readonly key: string;
  readonly head: string;
  readonly cell: (item: T) => ComponentChildren;
  /** As in `grid-template-columns`; `1fr` unless said. */
  readonly width?: string;
  /** Its head is for screen readers only: a column of buttons or ticks. */
  readonly isPlain?: boolean;
};

type Props<T> = {
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** How many there are in all, when not all of them are here. */
  readonly total?: number;
};

const GROUP = 25;
/** So many rows are all drawn. */
const LONG = 250;

export function DataTable<T>({ label, columns, items, keyOf, total }: Props<T>) {
  const template = columns.map(({ width }) => width ?? "minmax(0, 1fr)").join(" ");
  const table = useRef<HTMLTableElement>(null);
  const groups = useGroups(items);
  const isLong = items.length > LONG;
  const drawn = useDrawnGroups({ table, count: groups.length, start: items[0], isLong });
  return (
    <table
      ref={table}
      class="table"
      aria-label={label}
      aria-rowcount={(total ?? items.length) + 1}
      style={{ "--columns": template }}
    >
      <thead>
        <tr class="table-row">
          {columns.map(({ key, head, isPlain }) => (
            <th key={key} scope="col" class="table-cell">
              {isPlain === true ? <span class="sr-only">{head}</span> : head}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group, index) => (
        <RowGroup
          key={index * GROUP}
          items={group}
          columns={columns}
          keyOf={keyOf}
          before={isLong ? index * GROUP : null}
          height={drawn.isDrawn(index) ? "drawn" : drawn.heightOf(index, group.length)}
        />
      ))}
    </table>
  );
}

/** Groups whose rows are the same objects stay the same arrays. */
function useGroups<T>(items: readonly T[]): ReadonlyArray<readonly T[]> {
  const known = useMemo<{ groups: ReadonlyArray<readonly T[]> }>(() => ({ groups: [] }), []);
  return useMemo(() => {
    const count = Math.ceil(items.length / GROUP);
    known.groups = Array.from({ length: count }, (_, index) => {
      const next = items.slice(index * GROUP, (index + 1) * GROUP);
      const before = known.groups[index];
      const isSame = before?.length === next.length && before.every((item, at) => item === next[at]);
      return isSame ? before : next;
    });
    return known.groups;
  }, [items, known]);
}

type GroupProps<T> = {
  readonly items: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly keyOf: (item: T) => string;
  /** How many rows stand above it; said to screen readers where not all are there. */
  readonly before: number | null;
  /** In pixels, of one that isn't drawn; `null`: not known yet. */
  readonly height: "drawn" | number | null;
};

function RowGroup<T>({ items, columns, keyOf, before, height }: GroupProps<T>): VNode {
  return useMemo(() => {
    // Where rows will be. It is the same element as they are in, so it stays watched.
    if (height !== "drawn")
      return <tbody class="table-group" data-space style={{ "--height": `${height ?? 0}px` }} />;
    return (
      <tbody class="table-group">
        {items.map((item, index) => (
          <tr
            key={keyOf(item)}
            class="table-row"
            aria-rowindex={before === null ? undefined : before + index + HEAD + 1}
          >
            {columns.map(({ key, head, cell, isPlain }) => (
              <td key={key} class="table-cell" data-head={isPlain === true ? undefined : head}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    );
  }, [items, columns, keyOf, before, height]);
}

/** The head is the first row. */
const HEAD = 1;
