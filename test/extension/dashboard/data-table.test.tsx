// @vitest-environment happy-dom
/** A long list: only what is near the part in sight is drawn. Which that is, the test says in place of the browser. */
import { act, cleanup, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Column, DataTable } from "../../../extension/components/data-table.tsx";

type Item = { readonly id: string };
type Tell = (entries: readonly object[]) => void;

const COLUMNS: readonly Column<Item>[] = [
  { key: "name", head: "Name", cell: ({ id }) => <a href={`#/${id}`}>Person {id}</a> },
];
const keyOf = ({ id }: Item): string => id;
const items = (count: number, prefix = ""): readonly Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${prefix}${index}` }));

let tell: Tell = () => undefined;
const watched = new Set<Element>();

class Observer {
  constructor(callback: Tell) {
    tell = callback;
  }
  observe(target: Element): void {
    watched.add(target);
  }
  unobserve(target: Element): void {
    watched.delete(target);
  }
  disconnect(): void {
    watched.clear();
  }
}

beforeEach(() => vi.stubGlobal("IntersectionObserver", Observer));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const groups = (): readonly HTMLTableSectionElement[] => [
  ...screen.getByRole<HTMLTableElement>("table").tBodies,
];
const drawn = (): readonly number[] =>
  groups().flatMap(({ childElementCount }, index) => (childElementCount > 0 ? [index] : []));
const look = (...near: readonly number[]): Promise<void> =>
  act(() =>
    tell(
      groups().map((target, index) => ({
        target,
        isIntersecting: near.includes(index),
        boundingClientRect: { height: 1_000 },
      })),
    ),
  );
const table = (list: readonly Item[]) => (
  <DataTable label="Personen" columns={COLUMNS} items={list} keyOf={keyOf} />
);

test("draws what is near and takes away what isn’t; what was there keeps its height", async () => {
  render(table(items(5_000)));
  await waitFor(() => expect(watched.size).toBe(200));
  await look(0, 1);
  await waitFor(() => expect(drawn()).toEqual([0, 1]));
  await look(100, 101, 102);
  await waitFor(() => expect(drawn()).toEqual([100, 101, 102]));
  expect(groups()[0]?.style.getPropertyValue("--height")).toBe("1000px");
  const person = screen.getByRole("link", { name: "Person 2500" });
  expect(person.closest("tr")?.getAttribute("aria-rowindex")).toBe("2502");
  expect(screen.getByRole("table").getAttribute("aria-rowcount")).toBe("5001");
});

test("whoever is in a row with the keyboard isn’t thrown out", async () => {
  render(table(items(5_000)));
  await look(0);
  screen.getByRole("link", { name: "Person 3" }).focus();
  await look(50);
  await waitFor(() => expect(drawn()).toEqual([0, 50]));
});

test("another list begins anew, a short one is drawn as a whole", async () => {
  const { rerender } = render(table(items(5_000)));
  await look(60);
  await waitFor(() => expect(drawn()).toEqual([60]));
  rerender(table(items(60, "b")));
  await waitFor(() => expect(drawn()).toEqual([0, 1, 2]));
  expect(screen.getAllByRole("link")).toHaveLength(60);
});
