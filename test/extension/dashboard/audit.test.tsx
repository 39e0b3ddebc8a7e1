// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { AuditFilter } from "../../../extension/api/administration-calls.ts";
import type { AuditEvent } from "../../../extension/api/answers.ts";
import { AUDIT_ACTIONS } from "../../../extension/core/audit-actions.ts";
import { auditEvent } from "../../../extension/gallery/dashboard/administration-company.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const show = (wanted: Partial<WantedPage> = {}) => showDashboard({ hash: "#/audit", ...wanted });
const showOne = (event: Partial<AuditEvent>) =>
  show({ client: { audit: () => ok({ items: [auditEvent(event)], nextCursor: null }) } });

/** Whatever the server's sources put on record: the words for actions in each file that writes there. */
function recordedActions(): readonly string[] {
  const folder = join(import.meta.dirname, "../../../worker");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  const writing = texts.filter((text) =>
    /INSERT INTO audit_event|recordChange(?:Where)?\(|recordRefusal\(|recordStop\(/u.test(text),
  );
  const found = writing.flatMap((text) =>
    [...text.matchAll(/(log\()?["']([a-z][a-z-]*\.[a-z][a-z-]*)["']/gu)]
      .filter(([, log]) => log === undefined)
      .map(([, , action = ""]) => action),
  );
  return [...new Set(found)].sort();
}

describe("words", () => {
  test("there are some for every action that the server records, and for no other", () => {
    const known = Object.values(AUDIT_ACTIONS).flat();
    expect(recordedActions()).toEqual([...known].sort());
  });

  test.each(Object.values(AUDIT_ACTIONS).flat())("%s is told in words", async (action) => {
    await showOne({ action, subject: "x" });
    const table = await screen.findByRole("table", { name: "Protokoll" });
    expect(within(table).queryByText(new RegExp(action.replace(".", "\\."), "u"))).toBeNull();
    expect(table.querySelector("td .cell-main")?.textContent).not.toBe("");
  });

  test("an action of a newer server is named, rather than left out", async () => {
    await showOne({ action: "payroll.sent" });
    expect(await screen.findByText("Andere Aktion (payroll.sent)")).toBeDefined();
  });

  test.each<[string, Partial<AuditEvent>, string]>([
    [
      "settings",
      { action: "config.settings", before: { retentionDays: 90 }, after: { retentionDays: 30 } },
      "Protokoll aufheben, in Tagen: 90 Tage → 30 Tage",
    ],
    [
      "a target",
      { action: "config.target", subject: "office", before: { kind: "team" }, after: null },
      "Ziel von „Standort“: Team → wird nicht übertragen",
    ],
    [
      "exclusions",
      { action: "config.exclusions", subject: "office", before: ["Wien"], after: ["Berlin"] },
      "Ausschlüsse bei „Standort“: dazu: Berlin · weg: Wien",
    ],
    [
      "the connection",
      { action: "config.connection", before: { enabled: true }, after: { enabled: false } },
      "Abgleich: aus",
    ],
    [
      "a field",
      { action: "account.update", before: { jobTitle: null }, after: { jobTitle: "Lead" } },
      "Jobtitel: leer → Lead",
    ],
    [
      "a custom attribute",
      {
        action: "account.update",
        before: { custom: { Team: "A", Kostenstelle: "K1" } },
        after: { custom: { Team: "A", Kostenstelle: "K2" } },
      },
      "Kostenstelle: K1 → K2",
    ],
    [
      "a manager, who is on record by id only",
      { action: "account.update", before: { manager: "a-1" }, after: { manager: "a-2" } },
      "Vorgesetzte Person: geändert",
    ],
    [
      "a team’s name",
      { action: "team.update", before: { name: "Eng" }, after: { name: "Tech" } },
      "Eng → Tech",
    ],
    ["who was held", { action: "run.approved", after: { hold: ["1"] } }, "1 Person zurückgestellt"],
    [
      "a role",
      {
        action: "admin.appointed",
        before: { email: "j@example.org", role: "viewer" },
        after: { email: "j@example.org", role: "owner" },
      },
      "j@example.org, Rolle Leser → Inhaber",
    ],
    [
      "a device that ended",
      {
        action: "device.ended",
        before: { name: "Chrome", email: "j@example.org" },
        after: { reason: "reuse" },
      },
      "zur Sicherheit: Ein Zugang wurde zweimal benutzt",
    ],
    [
      "what somebody may not do",
      { action: "access.refused", subject: "POST /v1/runs/:id/approve" },
      "wollte einen Plan freigeben",
    ],
    [
      "something refused that is new to us",
      { action: "access.refused", subject: "POST /v1/payroll" },
      "Die Rolle erlaubt es nicht (POST /v1/payroll)",
    ],
    [
      "a reason that is new to us",
      { action: "sign-in.refused", after: { reason: "full-moon" } },
      "aus einem anderen Grund (full-moon)",
    ],
    ["what nobody foresaw", { action: "account.update", before: "?", after: [1] }, "Konto von Hand geändert"],
  ])("details of %s", async (_, event, words) => {
    await showOne(event);
    expect(await screen.findByText(words)).toBeDefined();
  });

  test.each([
    ["ADMIN_TOKEN", "IT (Notfallzugang)"],
    ["20261122T030700Z-a1b2c3", "Rollcall, beim Sync"],
    ["reminder", "Rollcall, als Erinnerung"],
    ["unknown", "Unbekannt"],
    ["mara@example.org", "mara@example.org"],
  ])("%s did it", async (actor, words) => {
    await showOne({ actor });
    const table = await screen.findByRole("table", { name: "Protokoll" });
    expect(within(table).getByRole("button", { name: words })).toBeDefined();
  });
});

describe("filters", () => {
  test("stand in the address, and are the server’s", async () => {
    const audit = vi.fn((_filter: AuditFilter, _cursor?: string) =>
      ok({ items: [auditEvent()], nextCursor: null }),
    );
    const { href } = await show({ client: { audit } });
    await screen.findByRole("table", { name: "Protokoll" });
    fireEvent.change(screen.getByLabelText("Was"), { target: { value: "run.approved" } });
    expect(href.value).toBe("#/audit?action=run.approved");
    await screen.findByRole("option", { name: "jonas.voss@example.org" });
    fireEvent.change(screen.getByLabelText("Wer"), { target: { value: "jonas.voss@example.org" } });
    await waitFor(() =>
      expect(audit).toHaveBeenLastCalledWith(
        { action: "run.approved", actor: "jonas.voss@example.org", subject: undefined },
        undefined,
      ),
    );
  });

  test("an entry leads to all about the same, and back", async () => {
    const { href } = await show();
    const [first] = await screen.findAllByRole("button", { name: "Alles dazu" });
    if (first === undefined) throw new Error("no way to the same");
    fireEvent.click(first);
    expect(href.value).toBe("#/audit?subject=employment_type");
    await waitFor(() => expect(screen.getByText("1 Eintrag")).toBeDefined());
    fireEvent.click(screen.getByRole("button", { name: "Wieder alles zeigen" }));
    expect(href.value).toBe("#/audit");
  });

  test("who isn’t an admin any more can be chosen at an entry", async () => {
    const { href } = await show({
      client: { audit: () => ok({ items: [auditEvent({ actor: "gone@example.org" })], nextCursor: null }) },
    });
    fireEvent.click(await screen.findByRole("button", { name: "gone@example.org" }));
    expect(href.value).toBe("#/audit?actor=gone%40example.org");
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>("Wer").value).toBe("gone@example.org"),
    );
  });

  test("that let nothing through are told, and taken away", async () => {
    const { href } = await show({ hash: "#/audit?action=team.create" });
    expect(await screen.findByText("Zu dieser Auswahl gibt es keinen Eintrag.")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Auswahl zurücksetzen" }));
    expect(href.value).toBe("#/audit");
  });
});

describe("the file", () => {
  const page = (from: number, nextCursor: string | null) =>
    ok({
      items: [0, 1].map((index) => auditEvent({ id: from - index, actor: "=cmd()", subject: "a-1" })),
      nextCursor,
    });

  test("of what is shown asks for nothing more", async () => {
    const auditForFile = vi.fn();
    const { saved } = await show({ client: { audit: () => page(9, null), auditForFile } });
    fireEvent.click(await screen.findByRole("button", { name: "2 Einträge als CSV" }));
    expect(auditForFile).not.toHaveBeenCalled();
    expect(saved[0]?.name).toMatch(/^rollcall-protokoll-2026-11-22-\d{4}\.csv$/u);
    const lines = (saved[0]?.text ?? "").split("\r\n");
    expect(lines[0]).toBe("\uFEFFZeit (UTC);Wer;Was;Code;Betrifft;Einzelheiten");
    expect(lines[1]).toBe("2026-11-22 06:07:00;'=cmd();Einstellungen geändert;config.settings;a-1;");
    expect(lines).toHaveLength(4);
    expect(screen.queryByRole("button", { name: "Alle als CSV" })).toBeNull();
  });

  test("of all has every page, by the same filter", async () => {
    const auditForFile = vi.fn((_filter: AuditFilter, cursor?: string) =>
      cursor === undefined ? page(9, "c1") : page(7, null),
    );
    const { saved } = await show({
      hash: "#/audit?actor=kim%40example.org",
      client: { audit: () => page(9, "c1"), auditForFile },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Alle als CSV" }));
    expect(await screen.findByText("4 Einträge gespeichert.")).toBeDefined();
    expect(auditForFile.mock.calls.map(([filter, cursor]) => [filter.actor, cursor])).toEqual([
      ["kim@example.org", undefined],
      ["kim@example.org", "c1"],
    ]);
    expect(saved[0]?.text.split("\r\n")).toHaveLength(6);
  });

  test("that can’t be fetched says so, and nothing is saved", async () => {
    const { saved } = await show({
      client: {
        audit: () => page(9, "c1"),
        auditForFile: () => Promise.resolve({ ok: false, failure: { kind: "unreachable" } }),
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Alle als CSV" }));
    expect(await screen.findByText("Der Server antwortet nicht.")).toBeDefined();
    expect(saved).toEqual([]);
  });
});

test("an empty record says so", async () => {
  await show({ client: { audit: () => ok({ items: [], nextCursor: null }) } });
  expect(await screen.findByText(/Noch hat niemand etwas getan/u)).toBeDefined();
});
