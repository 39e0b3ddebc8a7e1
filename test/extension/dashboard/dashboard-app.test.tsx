// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { hrefOf, PAGES, parseRoute } from "../../../extension/dashboard/route.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

describe("the address", () => {
  test.each([
    ["", { page: "overview", id: null, query: {} }],
    ["#/runs", { page: "runs", id: null, query: {} }],
    [
      "#/runs/a%2Fb?kind=update&q=K%C3%B6ln",
      { page: "runs", id: "a/b", query: { kind: "update", q: "Köln" } },
    ],
    ["#/nowhere/7", { page: "overview", id: null, query: {} }],
    ["#/people/%E0%A4%A", { page: "people", id: "%E0%A4%A", query: {} }],
  ])("%s", (hash, route) => expect(parseRoute(hash)).toEqual(route));

  test.each([
    { page: "runs", id: "a/b", query: { q: "Köln & Bonn", kind: "update" } },
    { page: "set-up", id: null, query: {} },
  ] as const)("is read as it was written: $page", ({ page, id, query }) => {
    const href = hrefOf({ page, ...(id === null ? {} : { id }), query });
    expect(parseRoute(href)).toEqual({ page, id, query });
  });
});

test.each(PAGES)("%s has a heading, and the section it belongs to is marked", async (page) => {
  await showDashboard({ hash: `#/${page}` });
  const heading = await screen.findByRole("heading", { level: 1 });
  const navigation = screen.getByRole("navigation", { name: "Bereiche" });
  const marked = within(navigation)
    .getAllByRole("link")
    .filter((link) => link.ariaCurrent === "page" || link.getAttribute("aria-current") === "page");
  expect(marked).toHaveLength(1);
  await waitFor(() => expect(document.title).toContain(heading.textContent));
});

test("a browser that isn’t connected is led to the connection", async () => {
  await showDashboard({ hash: "#/runs", pairing: null, snapshot: null });
  expect(screen.getByRole("button", { name: "Mit Server verbinden" })).toBeDefined();
  expect(screen.queryByRole("navigation")).toBeNull();
});
