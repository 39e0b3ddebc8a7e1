// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SettingsDocument } from "../../../extension/api/administration-calls.ts";
import { settings, webhook } from "../../../extension/gallery/dashboard/administration-company.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string): WantedPage => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const wayOf = (name: string): Promise<HTMLInputElement> => screen.findByRole("radio", { name });
const title = () => screen.findByRole("heading", { name: "Personios Webhook" });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const instant = () => ok({ settings: settings({ freshness: "instant" }), etag: '"s1"' });

describe("how soon changes arrive", () => {
  test("what is saved is chosen, and each way says what it needs", async () => {
    await showDashboard(state("settings"));
    expect((await wayOf("nur nach Zeitplan")).checked).toBe(true);
    expect(screen.getByText("Zurzeit einmal am Tag. Dafür ist nichts weiter nötig.")).toBeDefined();
    expect(screen.getByText(/Dafür richtet deine IT einmal einen Webhook ein/u)).toBeDefined();
    expect(screen.queryByRole("heading", { name: "Personios Webhook" })).toBeNull();
  });

  test("another one holds once it is saved with the rest", async () => {
    const saveSettings = vi.fn((document: SettingsDocument, _etag: string) =>
      ok({ settings: settings({ freshness: document.freshness ?? "daily" }), etag: '"s2"' }),
    );
    await showDashboard({ hash: "#/settings", client: { saveSettings } });
    fireEvent.click(await wayOf("zusätzlich jede Stunde"));
    expect(screen.getByText("1 Änderung")).toBeDefined();
    press("Speichern");
    await screen.findByText(/^Gespeichert\./u);
    expect(saveSettings).toHaveBeenCalledExactlyOnceWith({ ...settings(), freshness: "hourly" }, '"s1"');
    expect((await wayOf("zusätzlich jede Stunde")).checked).toBe(true);
  });

  test("the history tells it in words, and settings of before were by the schedule", async () => {
    const { freshness: _, ...before } = settings();
    await showDashboard({
      hash: "#/audit",
      client: {
        audit: () =>
          ok({
            items: [
              { id: 1, at: "2026-11-22T07:00:00Z", actor: "kim@example.org", action: "config.settings" },
              { id: 2, at: "2026-11-22T06:00:00Z", actor: "kim@example.org", action: "config.settings" },
            ].map((event, index) => ({
              ...event,
              subject: null,
              before,
              after: settings(index === 0 ? { freshness: "instant" } : { retentionDays: 30 }),
            })),
            nextCursor: null,
          }),
      },
    });
    expect(
      await screen.findByText(
        "Änderungen aus Personio kommen an: nur nach Zeitplan → innerhalb einer Minute",
      ),
    ).toBeDefined();
    expect(screen.getAllByText(/Änderungen aus Personio kommen an/u)).toHaveLength(1);
  });

  test("viewers see which it is", async () => {
    await showDashboard(state("settings-viewer"));
    expect((await wayOf("innerhalb einer Minute")).disabled).toBe(true);
  });
});

describe("Personio’s webhook", () => {
  test("chosen but not set up: how it is, the address, and what IT does", async () => {
    const { copied } = await showDashboard(state("settings"));
    fireEvent.click(await wayOf("innerhalb einer Minute"));
    await title();
    expect(screen.getByText(/Noch nicht eingerichtet/u)).toBeDefined();
    press("Adresse kopieren");
    expect(copied).toEqual(["https://rollcall.beispiel.workers.dev/hooks/personio"]);
    expect(await screen.findByText("Kopiert")).toBeDefined();
    fireEvent.click(screen.getByText("Was deine IT dafür tut"));
    press("Befehl kopieren");
    expect(copied[1]).toContain("PUBLIC_URL=https://rollcall.beispiel.workers.dev \\");
    expect(copied[1]).toContain("npm run hooks -- register");
  });

  test("a token is shown once, with a way to copy it, and can be hidden", async () => {
    let isMade = false;
    const client: WantedPage["client"] = {
      settings: instant,
      webhook: () => ok(webhook(isMade ? { pingedAt: null } : { configured: false, createdAt: null })),
      makeWebhookToken: () => {
        isMade = true;
        return ok("rch_secret");
      },
    };
    const { copied } = await showDashboard({ hash: "#/settings", client });
    await title();
    press("Token erzeugen");
    const token = await screen.findByLabelText<HTMLInputElement>("Token");
    expect(token.value).toBe("rch_secret");
    expect(screen.getByText(/nur dieses eine Mal angezeigt/u)).toBeDefined();
    expect(await screen.findByText(/eine Testmeldung von Personio kam damit noch nicht an/u)).toBeDefined();
    press("Token kopieren");
    expect(copied).toEqual(["rch_secret"]);
    press("Ausblenden");
    await waitFor(() => expect(screen.queryByLabelText("Token")).toBeNull());
    expect(document.body.textContent).not.toContain("rch_secret");
    expect(screen.getByRole("button", { name: "Neues Token erzeugen" })).toBeDefined();
  });

  test("set up: who made it, and when Personio last tried it", async () => {
    await showDashboard(state("settings-instant"));
    await title();
    expect(screen.getByText("Eingerichtet: Personios Testmeldung kam an.")).toBeDefined();
    expect(screen.getByText("· kim@example.org")).toBeDefined();
    expect(screen.queryByText(/Rollcall hört noch nicht/u)).toBeNull();
  });

  test("it is taken away after a question", async () => {
    let isThere = true;
    const forgetWebhook = vi.fn(() => {
      isThere = false;
      return ok(null);
    });
    const client: WantedPage["client"] = {
      settings: instant,
      webhook: () => ok(webhook(isThere ? {} : { configured: false, createdAt: null, pingedAt: null })),
      forgetWebhook,
    };
    await showDashboard({ hash: "#/settings", client });
    await title();
    press("Token löschen");
    const dialog = await screen.findByRole("dialog");
    expect(forgetWebhook).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole("button", { name: "Löschen" }));
    expect(await screen.findByText(/^Gelöscht\./u)).toBeDefined();
    expect(await screen.findByText(/Noch nicht eingerichtet/u)).toBeDefined();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("one that nobody listens to is shown, and says so", async () => {
    await showDashboard(state("settings-webhook-unwanted"));
    await title();
    expect(screen.getByText(/Rollcall hört noch nicht auf Personios Meldungen/u)).toBeDefined();
    expect(screen.getByRole("button", { name: "Token löschen" })).toBeDefined();
  });

  test("editors see how it is, and who makes tokens", async () => {
    await showDashboard(state("settings-instant-editor"));
    const card = (await title()).parentElement ?? document.body;
    expect(within(card).getByText(/nur, wer die Rolle „Inhaber“ hat/u)).toBeDefined();
    expect(screen.queryByRole("button", { name: "Neues Token erzeugen" })).toBeNull();
  });

  test("a state that doesn’t come can be asked for again", async () => {
    let isDown = true;
    const client: WantedPage["client"] = {
      settings: instant,
      webhook: () =>
        isDown
          ? Promise.resolve({ ok: false, failure: { kind: "server", code: "unavailable" } } as const)
          : ok(webhook()),
    };
    await showDashboard({ hash: "#/settings", client });
    const again = await screen.findByRole("button", { name: "Erneut versuchen" });
    isDown = false;
    fireEvent.click(again);
    expect(await title()).toBeDefined();
  });

  test("a token that can’t be made says why, and nothing changed", async () => {
    await showDashboard({
      hash: "#/settings",
      client: {
        settings: instant,
        makeWebhookToken: () =>
          Promise.resolve({ ok: false, failure: { kind: "forbidden", code: "forbidden" } } as const),
      },
    });
    await title();
    press("Token erzeugen");
    expect(await screen.findByText("Das dürfen nur Inhaber. Es wurde nichts geändert.")).toBeDefined();
    expect(screen.queryByLabelText("Token")).toBeNull();
  });
});

describe("what came of it", () => {
  test("the overview says how long changes took, in place of what the schedule promises", async () => {
    await showDashboard(state("overview-fresh"));
    expect(
      await screen.findByText(
        "Änderungen in Personio brauchen meist 12 Sekunden, selten mehr als 40 Sekunden (letzte 100 Änderungen).",
      ),
    ).toBeDefined();
    expect(screen.queryByText(/kommen spätestens dann an/u)).toBeNull();
  });

  test("a run of a few says who asked for it, and that only they were read", async () => {
    await showDashboard(state("runs-changed"));
    const table = await screen.findByRole("table", { name: "Läufe" });
    const [, reported, hourly, full] = within(table).getAllByRole("row");
    expect(reported?.textContent).toContain("Personio hat eine Änderung gemeldet");
    expect(reported?.textContent).toContain("nur geänderte Personen");
    expect(hourly?.textContent).toContain("stündliche Nachfrage");
    expect(full?.textContent).not.toContain("nur geänderte Personen");
    cleanup();
    await showDashboard(state("run-changed"));
    expect(
      await screen.findByText(/^Personio hat eine Änderung gemeldet · nur geänderte Personen · Dauer/u),
    ).toBeDefined();
  });
});
