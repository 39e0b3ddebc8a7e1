// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Failure } from "../../../extension/api/failure.ts";
import { failed } from "../../../extension/api/failure.ts";
import type { AccountEdit } from "../../../extension/api/people-calls.ts";
import { edited } from "../../../extension/gallery/dashboard/fake-people-calls.ts";
import { explained } from "../../../extension/gallery/dashboard/people.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { peopleDe } from "../../../extension/i18n/dashboard/people-de.ts";
import { peopleEn } from "../../../extension/i18n/dashboard/people-en.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

beforeAll(() => {
  HTMLDialogElement.prototype.showModal ??= function showModal() {
    this.open = true;
  };
});

const refuse = (failure: Failure) => Promise.resolve(failed(failure));
const cardOf = async (title: string): Promise<HTMLElement> => {
  const heading = await screen.findByRole("heading", { name: title });
  const card = heading.closest<HTMLElement>(".card");
  if (card === null) throw new Error(`${title} is no card`);
  return card;
};

test("every rule the server knows has a sentence in both languages", () => {
  const core = readFileSync("worker/core/explain.ts", "utf8");
  const union = /export type RuleCode =([^;]*)HoldReason/u.exec(core)?.[1] ?? "";
  const holds = /export type HoldReason =([^;]*;[^;]*;[^;]*)/u.exec(
    readFileSync("worker/core/match.ts", "utf8"),
  );
  const codes = [...`${union} ${holds?.[1] ?? ""}`.matchAll(/"([a-z-]+)"/gu)].map(([, code]) => code);
  expect(codes.length).toBeGreaterThan(24);
  for (const { explanation } of [peopleDe, peopleEn]) {
    expect(Object.keys(explanation.rule)).toEqual(expect.arrayContaining(codes));
  }
});

describe("an account’s page", () => {
  test("says who it is, with manager and teams and where each comes from", async () => {
    await showDashboard({ hash: "#/people/a-1" });
    expect(await screen.findByRole("heading", { level: 1, name: "Aylin Kaya" })).toBeDefined();
    const facts = within(await cardOf("Das Konto"));
    expect(facts.getByText("01.04.2021")).toBeDefined();
    expect(facts.getByRole("link", { name: "Jonas Voss" }).getAttribute("href")).toBe("#/people/a-2");
    expect(facts.getByText("aus Abteilung")).toBeDefined();
    expect(facts.getByText("von Hand")).toBeDefined();
  });

  test("explains an exclusion: which value, and that nothing is deactivated", async () => {
    await showDashboard({ hash: "#/people/a-3" });
    const why = within(await cardOf("Warum ist das so?"));
    expect(why.getByText("Ausgeschlossen")).toBeDefined();
    expect(
      why.getByText(/„Beschäftigungsart“ ist „external“.*Deaktiviert wird es dadurch nicht/u),
    ).toBeDefined();
    expect(why.getByRole("link", { name: "Ausschlüsse ansehen" }).getAttribute("href")).toBe("#/attributes");
  });

  test("rules speak of people and attributes by name, and a new code is named", async () => {
    const rules = [
      { code: "address-not-carried-over", params: { because: "email-conflict", withNames: ["Jonas Voss"] } },
      { code: "absent-keeps-value", params: { attributes: ["office", "position"] } },
      { code: "status-drives-activation", params: { status: "leave" } },
      { code: "from-the-future", params: {} },
    ];
    await showDashboard({ hash: "#/people/a-1", client: { account: () => ok(explained({}, { rules })) } });
    const why = within(await cardOf("Warum ist das so?"));
    expect(why.getByText(/bleibt, wie sie ist\. Dieselbe E-Mail-Adresse hat auch Jonas Voss/u)).toBeDefined();
    expect(why.getByText(/nicht mitgeschickt: Standort und Position/u)).toBeDefined();
    expect(why.getByText(/Der Status in Personio ist „abwesend“/u)).toBeDefined();
    expect(why.getByText(/from-the-future/u)).toBeDefined();
  });

  test("shows what Personio said and which field it fills", async () => {
    await showDashboard({ hash: "#/people/a-1" });
    const source = within(await cardOf("Was Personio sagt"));
    const row = source.getByText("Position").closest("tr");
    expect(row?.textContent).toContain("Senior Engineer");
    expect(row?.textContent).toContain("Jobtitel");
    expect(source.getByText(/Gelesen heute, 04:07/u)).toBeDefined();
  });

  test("tells what happened, by which run or by whom", async () => {
    await showDashboard({ hash: "#/people/a-1" });
    const history = within(await cardOf("Verlauf"));
    expect(history.getByText("Jobtitel: Engineer → Senior Engineer")).toBeDefined();
    expect(history.getAllByRole("link", { name: "Sync" })[0]?.getAttribute("href")).toBe("#/runs/run-1");
    expect(history.getByText(/von Hand, durch kim@example.org/u)).toBeDefined();
    expect(history.getByText("Teams: – → Betriebsrat")).toBeDefined();
  });

  test("an account that isn’t there", async () => {
    await showDashboard({ hash: "#/people/a-999" });
    expect(await screen.findByText("Dieses Konto gibt es nicht.")).toBeDefined();
  });
});

describe("editing", () => {
  const open = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Bearbeiten" }));
    return screen.getByRole("form", { name: "Konto bearbeiten" });
  };
  const write = (form: HTMLElement, label: string, value: string): void =>
    void fireEvent.input(within(form).getByLabelText(label), { target: { value } });

  test("says before what Personio sets back, sends only what changed, and says it again", async () => {
    const updateAccount = vi.fn((id: string, _: AccountEdit, _etag: string) =>
      ok(edited({ id, overwrittenBySync: ["jobTitle"] })),
    );
    await showDashboard({ hash: "#/people/a-1", client: { updateAccount } });
    const form = await open();
    expect(within(form).getByText(/Kommt aus Personio \(Position\)/u)).toBeDefined();
    write(form, "Jobtitel", "Chefin");
    write(form, "Level", "");
    fireEvent.submit(form);
    expect(await screen.findByText("Gespeichert.")).toBeDefined();
    expect(screen.getByText(/setzt zurück, was aus Personio kommt: Jobtitel/u)).toBeDefined();
    expect(updateAccount).toHaveBeenCalledExactlyOnceWith("a-1", { jobTitle: "Chefin", level: "" }, '"e1"');
  });

  test("nothing is promised of an account that follows nobody", async () => {
    await showDashboard({ hash: "#/people/a-5" });
    const form = await open();
    expect(within(form).queryByText(/Kommt aus Personio/u)).toBeNull();
  });

  test("two admins: both versions, and mine is saved on top of theirs", async () => {
    const tags: string[] = [];
    let etag = '"e1"';
    const updateAccount = (id: string, _: AccountEdit, tag: string) => {
      tags.push(tag);
      if (tag === '"e2"') return ok(edited({ id }));
      etag = '"e2"';
      return refuse({ kind: "conflict", code: "stale" });
    };
    const account = () => ok(explained({ etag, jobTitle: etag === '"e1"' ? "Engineer" : "Architektin" }));
    await showDashboard({ hash: "#/people/a-1", client: { updateAccount, account } });
    const form = await open();
    write(form, "Jobtitel", "Chefin");
    fireEvent.submit(form);
    const both = within(await within(form).findByRole("table", { name: "Beide Stände" }));
    expect(both.getByRole("row", { name: "Jobtitel Chefin Architektin" })).toBeDefined();
    fireEvent.click(within(form).getByRole("button", { name: "Meine speichern" }));
    expect(await screen.findByText("Gespeichert.")).toBeDefined();
    expect(tags).toEqual(['"e1"', '"e2"']);
  });

  test("what the server objects to stands at its field", async () => {
    const issues = [
      { path: "endDate", message: "ends-before-start" },
      { path: "managerId", message: "manager-cycle" },
    ];
    const updateAccount = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return refuse({ kind: "server", code: "invalid-request", params: { issues } });
    };
    await showDashboard({ hash: "#/people/a-1", client: { updateAccount } });
    const form = await open();
    write(form, "Austritt", "2020-01-01");
    fireEvent.submit(form);
    expect(await within(form).findByText("Der Austritt liegt vor dem Eintritt.")).toBeDefined();
    expect(within(form).getByText(/gegenseitig vorgesetzt/u)).toBeDefined();
    const end = within(form).getByLabelText("Austritt");
    expect(end.getAttribute("aria-invalid")).toBe("true");
    await waitFor(() => expect(document.activeElement).toBe(end));
  });

  test("somebody else becomes the manager", async () => {
    const updateAccount = vi.fn((id: string, _: AccountEdit, _etag: string) => ok(edited({ id })));
    await showDashboard({ hash: "#/people/a-1", client: { updateAccount } });
    const form = await open();
    fireEvent.click(within(form).getByRole("button", { name: "Andere Person wählen" }));
    fireEvent.input(within(form).getByRole("searchbox"), { target: { value: "mara" } });
    fireEvent.click(await within(form).findByRole("button", { name: /Mara Lindt/u }));
    fireEvent.submit(form);
    await waitFor(() => expect(updateAccount).toHaveBeenCalledWith("a-1", { managerId: "a-4" }, '"e1"'));
  });
});

describe("letting out and in", () => {
  test("asks first, and says what an exclusion makes of it", async () => {
    const deactivateAccount = vi.fn((id: string) =>
      ok(edited({ id, state: "deactivated", deactivatedBy: "admin" })),
    );
    await showDashboard({ hash: "#/people/a-3", client: { deactivateAccount } });
    fireEvent.click(await screen.findByRole("button", { name: "Deaktivieren" }));
    const dialog = within(screen.getByRole("dialog", { name: "Konto von Tom Beck deaktivieren?" }));
    expect(dialog.getByText(/bleibt deaktiviert, kein Sync ändert das/u)).toBeDefined();
    expect(deactivateAccount).not.toHaveBeenCalled();
    fireEvent.click(dialog.getByRole("button", { name: "Deaktivieren" }));
    expect(await screen.findByText("Das Konto ist deaktiviert.")).toBeDefined();
    expect(deactivateAccount).toHaveBeenCalledExactlyOnceWith("a-3");
  });

  test("says when the next sync takes it back", async () => {
    const reactivateAccount = (id: string) => ok(edited({ id, overwrittenBySync: ["state"] }));
    await showDashboard({ hash: "#/people/a-4", client: { reactivateAccount } });
    fireEvent.click(await screen.findByRole("button", { name: "Reaktivieren" }));
    const dialog = within(screen.getByRole("dialog"));
    fireEvent.click(dialog.getByRole("button", { name: "Reaktivieren" }));
    expect(await screen.findByText(/Der nächste Sync deaktiviert das Konto wieder/u)).toBeDefined();
  });

  test("viewers see no buttons", async () => {
    const me = () => ok({ email: "", name: "", role: "viewer", via: "device", device: null } as const);
    await showDashboard({ hash: "#/people/a-1", client: { me } });
    await screen.findByText("Du darfst alles ansehen, aber nichts ändern.");
    await cardOf("Das Konto");
    for (const name of ["Bearbeiten", "Deaktivieren", "Einladung erneut senden"]) {
      expect(screen.queryByRole("button", { name })).toBeNull();
    }
  });
});

describe("inviting", () => {
  test("asks first, and goes through the outbox", async () => {
    const { ports } = await showDashboard({ hash: "#/people/a-1" });
    fireEvent.click(await screen.findByRole("button", { name: "Einladung erneut senden" }));
    const dialog = within(screen.getByRole("dialog"));
    expect(dialog.getByText(/Die Mail geht an aylin.kaya@example.org/u)).toBeDefined();
    fireEvent.click(dialog.getByRole("button", { name: "Senden" }));
    await waitFor(() =>
      expect(Reflect.get(ports, "submitted")).toEqual([{ op: "send-invitations", accountIds: ["a-1"] }]),
    );
  });

  test("what became of it stands there", async () => {
    const refused: OutboxEntry = {
      id: "m-1",
      server: "https://rollcall.example.org",
      mutation: { op: "send-invitations", accountIds: ["a-1"] },
      at: 0,
      tries: 1,
      state: "done",
      result: {
        op: "send-invitations",
        results: [{ accountId: "a-1", sent: false, code: "cooldown" }],
      },
    };
    await showDashboard({ hash: "#/people/a-1", outbox: [refused] });
    expect(await screen.findByText(/Gerade erst gesendet/u)).toBeDefined();
  });

  test("an invitation that went with a deactivation was sent, and is no longer valid", async () => {
    const invitation = { state: "none", sentAt: "2026-11-20T08:00:00Z", times: 1 } as const;
    const account = () => ok(explained({ state: "deactivated", invitation }));
    await showDashboard({ hash: "#/people/a-1", client: { account } });
    expect(await screen.findByText(/Nicht mehr gültig/u)).toBeDefined();
    expect(screen.queryByText(/Nie eingeladen/u)).toBeNull();
  });

  test("deactivated people can’t be invited", async () => {
    await showDashboard({ hash: "#/people/a-4" });
    await screen.findByRole("button", { name: "Reaktivieren" });
    expect(screen.queryByRole("button", { name: /Einladung/u })).toBeNull();
  });
});
