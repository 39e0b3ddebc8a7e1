// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import { runs } from "../../../extension/gallery/dashboard/review-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const rows = async (): Promise<readonly string[]> => {
  const table = await screen.findByRole("table", { name: "Läufe" });
  return within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => row.textContent ?? "");
};

test("newest first: when, what started it, how it went, what it changed, how long it took", async () => {
  await showDashboard({ hash: "#/runs" });
  const [first = "", preview = "", failed = ""] = await rows();
  expect(first).toContain("heute, 04:01");
  expect(first).toContain("von Hand · kim@example.org");
  expect(first).toContain("erfolgreich");
  expect(first).toContain("3 neu, 2 geändert, 1 deaktiviert, 1 neues Team, 4 Teamzuordnungen");
  expect(first).toContain("1 Min. 12 Sek.");
  expect(preview).toContain("Vorschau · kim@example.org");
  expect(failed).toContain("nach Zeitplan");
  expect(failed).toContain("fehlgeschlagen");
  expect(failed).toContain("keine Änderungen");
  const link = screen.getByRole("link", { name: "heute, 04:01" });
  expect(link.getAttribute("href")).toBe("#/runs/run-1");
});

test("previews can be left out, and the address keeps it", async () => {
  const { href } = await showDashboard({ hash: "#/runs" });
  expect(await rows()).toHaveLength(runs.length);
  fireEvent.change(screen.getByLabelText("Zeigen"), { target: { value: "preview" } });
  await waitFor(async () => expect(await rows()).toHaveLength(1));
  expect(href.value).toBe("#/runs?show=preview");
});

test("the next page is added to the first", async () => {
  const listRuns = (cursor?: string) =>
    ok(
      cursor === undefined
        ? { items: runs.slice(0, 5), nextCursor: "5" }
        : { items: runs.slice(5), nextCursor: null },
    );
  await showDashboard({ hash: "#/runs", client: { listRuns } });
  expect(await rows()).toHaveLength(5);
  fireEvent.click(screen.getByRole("button", { name: "Weitere laden" }));
  await waitFor(async () => expect(await rows()).toHaveLength(runs.length));
  expect(screen.queryByRole("button", { name: "Weitere laden" })).toBeNull();
});

test("no runs yet: says so, and what will be here", async () => {
  await showDashboard(DASHBOARD_STATES["runs-empty"] ?? { hash: "" });
  expect(await screen.findByText("Noch keine Läufe")).toBeDefined();
});

test("a list that didn’t come can be asked for again", async () => {
  let times = 0;
  const listRuns = () => {
    times += 1;
    return times === 1
      ? Promise.resolve({ ok: false, failure: { kind: "unreachable" } } as const)
      : ok({ items: [...runs], nextCursor: null });
  };
  await showDashboard({ hash: "#/runs", client: { listRuns } }, "en");
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("table", { name: "Runs" })).toBeDefined();
});

test("a run that was ended changed nothing, whatever it had planned; IT’s own token is named", async () => {
  const [one] = runs;
  if (one === undefined) throw new Error("there are no runs in the gallery");
  const ended = { ...one, state: "cancelled" as const, by: "ADMIN_TOKEN" };
  await showDashboard({
    hash: "#/runs",
    client: { listRuns: () => ok({ items: [ended], nextCursor: null }) },
  });
  const [row = ""] = await rows();
  expect(row).toContain("von Hand · IT (Notfallzugang)");
  expect(row).toContain("keine Änderungen");
  expect(row).not.toContain("deaktiviert");
});
