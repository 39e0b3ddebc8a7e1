// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { failed } from "../../../extension/api/failure.ts";
import type { EmployeeFilter } from "../../../extension/api/people-calls.ts";
import { askUnsynced } from "../../../extension/dashboard/people/ask-unsynced.ts";
import { pageOf } from "../../../extension/gallery/dashboard/fake-people-calls.ts";
import { employee } from "../../../extension/gallery/dashboard/people.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

describe("people without an account", () => {
  test("are listed with the reason, those with something to mend first", async () => {
    await showDashboard({ hash: "#/employees" });
    await screen.findByRole("link", { name: "Nora Peters" });
    fireEvent.click(screen.getByRole("button", { name: "Weitere laden" }));
    await screen.findByRole("link", { name: "Ida Lindt" });
    fireEvent.click(screen.getByRole("button", { name: "Weitere laden" }));
    await screen.findByRole("link", { name: "Tom Beck" });
    const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining("keine E-Mail-Adresse in Personio"),
      expect.stringContaining("E-Mail-Adresse doppelt vergeben"),
      expect.stringContaining("Status in Personio: Onboarding"),
      expect.stringContaining("Konto kommt mit dem nächsten Sync"),
      expect.stringContaining("hat den ausgeschlossenen Wert „external“"),
      expect.stringContaining("hat den ausgeschlossenen Wert „external“"),
    ]);
    expect(screen.queryByRole("button", { name: "Weitere laden" })).toBeNull();
  });

  test("who is excluded and has an account from before, is linked to it", async () => {
    await showDashboard({ hash: "#/employees?standing=excluded" });
    const link = await screen.findByRole("link", { name: "Konto ansehen" });
    expect(link.getAttribute("href")).toBe("#/people/a-3");
    expect(screen.queryByRole("link", { name: "Nora Peters" })).toBeNull();
  });

  test("the filter says how many there are of each, and stands in the address", async () => {
    const { href } = await showDashboard({ hash: "#/employees" });
    const filter = await screen.findByLabelText("Grund");
    expect(screen.getByRole("option", { name: "Ausgeschlossen (18)" })).toBeDefined();
    fireEvent.change(filter, { target: { value: "waiting" } });
    await waitFor(() => expect(screen.queryByRole("link", { name: "Nora Peters" })).toBeNull());
    expect(href.value).toBe("#/employees?standing=waiting");
  });

  test("nobody: that is good news", async () => {
    await showDashboard({ hash: "#/employees", client: { employees: () => ok(pageOf([])) } });
    expect(await screen.findByText("Alle aus Personio werden übertragen.")).toBeDefined();
  });
});

describe("one of them", () => {
  test("is told why", async () => {
    await showDashboard({ hash: "#/employees/5006" });
    expect(
      await screen.findByRole("heading", { level: 1, name: "Clara von Hohenstein-Wittelsbach" }),
    ).toBeDefined();
    expect(
      screen.getByText("„Beschäftigungsart“ ist „external“. Mit diesem Wert wird kein Konto angelegt."),
    ).toBeDefined();
    expect(screen.getByText("Noch hat sich nichts geändert.")).toBeDefined();
  });

  test("Personio doesn’t know", async () => {
    await showDashboard({ hash: "#/employees/9999" });
    expect(await screen.findByText("Personio kennt niemanden mit dieser ID.")).toBeDefined();
  });
});

describe("asking for everybody who isn’t synced", () => {
  const PAGES: Readonly<Record<string, readonly [readonly string[], string | null]>> = {
    "held ": [[], null],
    "waiting ": [["w1", "w2"], "w2"],
    "waiting w2": [["w3"], null],
    "excluded ": [["e1"], null],
  };
  const asked: string[] = [];
  const employees = ({ standing, cursor = "" }: EmployeeFilter) => {
    asked.push(`${standing} ${cursor}`);
    const [ids, nextCursor] = PAGES[`${standing} ${cursor}`] ?? [[], null];
    return ok({ items: ids.map((employeeId) => employee({ employeeId })), nextCursor });
  };

  test("goes on from one standing to the next, over empty ones, and ends", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await askUnsynced({ employees }, { q: "", standing: "" }, cursor);
      if (!page.ok) throw new Error("refused");
      seen.push(...page.value.items.map(({ employeeId }) => employeeId));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["w1", "w2", "w3", "e1"]);
    expect(asked).toEqual(["held ", "waiting ", "waiting w2", "excluded "]);
  });

  test("asks for one standing only where one is chosen", async () => {
    const page = await askUnsynced({ employees }, { q: "", standing: "excluded" }, undefined);
    expect(page).toMatchObject({ ok: true, value: { nextCursor: null } });
  });

  test("hands a failure on", async () => {
    const refused = failed({ kind: "offline" });
    const client = { employees: () => Promise.resolve(refused) };
    expect(await askUnsynced(client, { q: "", standing: "" }, undefined)).toBe(refused);
  });
});
