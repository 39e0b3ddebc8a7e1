import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { whenServerChanges } from "../../../extension/stores/when-server-changes.ts";

type Paired = { readonly server: string; readonly token: string } | null;
const A = { server: "https://a.example", token: "1" };
const B = { server: "https://b.example", token: "1" };

function follow(first: Paired) {
  const pairing = signal<Paired>(first);
  const tell = vi.fn();
  return { pairing, tell, end: whenServerChanges(pairing, tell) };
}

test.each<[string, Paired, Paired]>([
  ["the first one", null, A],
  ["another one", A, B],
  ["none any more", A, null],
])("is told of %s", (_, first, next) => {
  const { pairing, tell } = follow(first);
  expect(tell).not.toHaveBeenCalled();
  pairing.value = next;
  expect(tell).toHaveBeenCalledTimes(1);
});

test("isn’t told of a new token", () => {
  const { pairing, tell } = follow(A);
  pairing.value = { ...A, token: "2" };
  expect(tell).not.toHaveBeenCalled();
});

test("is told once, and not after the end", () => {
  const { pairing, tell, end } = follow(A);
  pairing.value = B;
  pairing.value = A;
  pairing.value = null;
  expect(tell).toHaveBeenCalledTimes(1);
  const other = follow(A);
  other.end();
  other.pairing.value = B;
  expect(other.tell).not.toHaveBeenCalled();
  end();
});
