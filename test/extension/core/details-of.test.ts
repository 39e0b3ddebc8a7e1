import { expect, test } from "vitest";
import { detailsOf } from "../../../extension/core/details-of.ts";
import type { ViewState } from "../../../extension/core/view-state.ts";

const failed = { kind: "failed", code: "internal", params: {}, at: null } as const;
const broken = { kind: "server-error", code: "internal", behind: null } as const;

const CASES: ReadonlyArray<{ name: string; view: ViewState; last: string }> = [
  { name: "the run", view: { ...failed, runId: "4711" }, last: "run 4711" },
  { name: "no run, when none is known", view: { ...failed, runId: null }, last: "example.org" },
  { name: "the request", view: { ...broken, requestId: "r-1" }, last: "request r-1" },
  { name: "no request, when none is known", view: { ...broken, requestId: null }, last: "example.org" },
];

test.each(CASES)("name $name", ({ view, last }) => {
  const lines = detailsOf({ told: "It failed", host: "example.org", view }).split("\n");
  expect(lines[0]).toBe("It failed");
  expect(lines.at(-1)).toBe(last);
});

test("leave out a server that isn’t known", () => {
  expect(detailsOf({ told: "Welcome", host: null, view: { kind: "not-paired" } })).toBe("Welcome");
});
