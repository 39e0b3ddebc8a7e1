/**
 * A table that stays quick with thousands of rows: they stand in groups, and a group that is out of sight is neither laid out
 * nor, as long as its rows are the same, compared again; groups come and go a few a frame. Narrow screens show each row as
 * a card, so the table is laid out as a grid.
 */
import type { ComponentChildren, VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useGradualGroups } from "./use-gradual-groups.ts";

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

export function DataTable<T>({ label, columns, items, keyOf, total }: Props<T>) {
  const template = columns.map(({ width }) => width ?? "minmax(0, 1fr)").join(" ");
  const groups = useGradualGroups(useGroups(items));
  return (
    <table
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
        <RowGroup key={index * GROUP} items={group} columns={columns} keyOf={keyOf} />
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
};

function RowGroup<T>({ items, columns, keyOf }: GroupProps<T>): VNode {
  return useMemo(
    () => (
      <tbody class="table-group" style={{ "--rows": items.length }}>
        {items.map((item) => (
          <tr key={keyOf(item)} class="table-row">
            {columns.map(({ key, head, cell, isPlain }) => (
              <td key={key} class="table-cell" data-head={isPlain === true ? undefined : head}>
                {cell(item)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    ),
    [items, columns, keyOf],
  );
}
