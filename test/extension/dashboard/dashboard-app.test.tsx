// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { hrefOf, PAGES, parseRoute } from "../../../extension/dashboard/route.ts";
import { NOW, SERVER, status } from "../../../extension/gallery/company.ts";
import { doneRun } from "../../../extension/gallery/dashboard/review-company.ts";
import { ok, snapshot, trouble } from "../../../extension/gallery/fake-ports.ts";
import type { Snapshot } from "../../../extension/storage/snapshot.ts";
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

const answered = (at: number): Snapshot => ({
  server: SERVER,
  answer: { status: status(), etag: null, at },
  trouble: null,
});
const tell = (ports: { readonly snapshot: object }, told: Snapshot): void => {
  Object.assign(ports.snapshot, { value: told });
};

test("a change of state is told once, by the word beside the sections", async () => {
  const { ports } = await showDashboard({ hash: "#/teams" });
  const word = screen.getByText("In Ordnung");
  expect(word.getAttribute("aria-live")).toBe("polite");
  const answer = { status: status({ state: "disabled" }), etag: null, at: NOW };
  await act(() => tell(ports, { ...answered(NOW), answer }));
  expect(word.isConnected).toBe(true);
  const telling = [...document.querySelectorAll("[aria-live], [role=status], [role=alert]")];
  expect(telling.filter((one) => one.textContent?.includes("Ausgeschaltet"))).toEqual([word]);
});

test("what failed while the server was gone is asked for again when it is back", async () => {
  let isThere = false;
  const run = () =>
    isThere ? ok(doneRun()) : Promise.resolve({ ok: false, failure: { kind: "unreachable" } } as const);
  const { ports } = await showDashboard({ hash: "#/runs/run-1", client: { run } });
  expect((await screen.findByRole("alert")).textContent).toContain("Der Server antwortet nicht.");
  tell(ports, snapshot({ trouble: trouble({ kind: "unreachable" }) }));
  isThere = true;
  tell(ports, answered(NOW));
  expect(await screen.findByRole("heading", { name: "Alles wurde übertragen" })).toBeDefined();
});

test("a write that waits for the server says so on every page, and can be taken back", async () => {
  const { ports } = await showDashboard({
    hash: "#/overview",
    outbox: [
      {
        id: "m-1",
        server: SERVER,
        mutation: { op: "save-exclusions", key: "office", values: [], etag: '"a"' },
        at: NOW,
        tries: 2,
        state: "sending",
        failure: { kind: "unreachable" },
      },
    ],
  });
  const pending = (await screen.findByText("Ausschlüsse speichern:")).closest("p");
  expect(pending?.textContent).toContain("wartet auf den Server, er antwortet gerade nicht.");
  const waiting = { state: "waiting", failure: { kind: "offline" } } as const;
  Object.assign(ports.outbox, { value: ports.outbox.value.map((entry) => ({ ...entry, ...waiting })) });
  expect(await screen.findByText(/wartet auf die Verbindung\./u)).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: /^Abbrechen/u }));
  await waitFor(() => expect(screen.queryByText("Ausschlüsse speichern:")).toBeNull());
});

test("where the sections are one line, the one that is open is scrolled into sight", async () => {
  const boxes = vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (
    this: Element,
  ) {
    return this.hasAttribute("aria-current") ? new DOMRect(900, 0, 80, 32) : new DOMRect(0, 0, 360, 32);
  });
  await showDashboard({ hash: "#/audit" });
  const navigation = screen.getByRole("navigation", { name: "Bereiche" });
  await waitFor(() => expect(navigation.scrollLeft).toBe(760));
  boxes.mockRestore();
});
