// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { SettingsDocument } from "../../../extension/api/administration-calls.ts";
import type { Failure } from "../../../extension/api/failure.ts";
import { toForm } from "../../../extension/dashboard/settings/settings-form.ts";
import { settings } from "../../../extension/gallery/dashboard/administration-company.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const me = (role: "owner" | "editor" | "viewer") => () =>
  ok({ email: "kim@example.org", name: "kim@example.org", role, via: "device", device: null } as const);

async function show(wanted: Partial<WantedPage> = {}) {
  const shown = await showDashboard({ hash: "#/settings", ...wanted });
  await screen.findByRole("heading", { name: "Dieser Browser" });
  return shown;
}

const field = (name: string): HTMLInputElement => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const saved = toForm(settings());

describe("saving", () => {
  test("the address of the company’s Personio, and none where the field is empty", async () => {
    const saveSettings = vi.fn((document: SettingsDocument, _etag: string) =>
      ok({ settings: settings({ personioUrl: document.personioUrl ?? null }), etag: '"s2"' }),
    );
    await show({ client: { saveSettings } });
    await screen.findByLabelText("Adresse eures Personio");
    type("Adresse eures Personio", " https://andere.personio.de ");
    press("Speichern");
    await screen.findByText(/^Gespeichert\./u);
    type("Adresse eures Personio", "");
    press("Speichern");
    await waitFor(() => expect(saveSettings).toHaveBeenCalledTimes(2));
    expect(saveSettings.mock.calls.map(([{ personioUrl }]) => personioUrl)).toEqual([
      "https://andere.personio.de",
      null,
    ]);
  });

  test("the whole document goes out, with the tag, and only then it holds", async () => {
    const saveSettings = vi.fn((document: SettingsDocument, _etag: string) =>
      ok({ settings: settings({ companyName: document.companyName }), etag: '"s2"' }),
    );
    await show({ client: { saveSettings } });
    await screen.findByLabelText("Name des Unternehmens");
    type("Name des Unternehmens", "Beispiel AG");
    fireEvent.click(field("Neue Personen automatisch einladen"));
    expect(screen.getByText("2 Änderungen")).toBeDefined();
    expect(saveSettings).not.toHaveBeenCalled();
    press("Speichern");
    await screen.findByText(/^Gespeichert\./u);
    expect(saveSettings).toHaveBeenCalledExactlyOnceWith(
      { ...settings(), companyName: "Beispiel AG", autoInvite: true },
      '"s1"',
    );
    expect(screen.queryByRole("button", { name: "Speichern" })).toBeNull();
  });

  test("it says that nobody who is there already is invited", async () => {
    await show();
    await screen.findByLabelText("Neue Personen automatisch einladen");
    expect(screen.getByText(/Niemand, der schon ein Konto hat, wird dadurch eingeladen/u)).toBeDefined();
  });

  test("what is put back as it was is no change", async () => {
    await show();
    await screen.findByLabelText("Name des Unternehmens");
    type("Name des Unternehmens", "Beispiel AG");
    type("Name des Unternehmens", "Beispiel GmbH");
    expect(screen.queryByRole("button", { name: "Speichern" })).toBeNull();
  });

  test("discarding brings back what is saved", async () => {
    await show();
    await screen.findByLabelText("Name des Unternehmens");
    type("Name des Unternehmens", "Beispiel AG");
    press("Verwerfen");
    await waitFor(() => expect(field("Name des Unternehmens").value).toBe("Beispiel GmbH"));
  });

  test("a number that is none never leaves the page, and is marked", async () => {
    const saveSettings = vi.fn();
    await show({ client: { saveSettings } });
    await screen.findByLabelText("Link gilt so viele Tage");
    type("Link gilt so viele Tage", "");
    type("Deaktivierungen: Prozent", "101");
    press("Speichern");
    expect(screen.getByText("Gib eine ganze Zahl von 1 bis 365 ein.")).toBeDefined();
    expect(screen.getByText("Gib eine Zahl von 0 bis 100 ein.")).toBeDefined();
    expect(screen.getByText(/2 Angaben passen noch nicht/u)).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(field("Deaktivierungen: Prozent")));
    expect(saveSettings).not.toHaveBeenCalled();
    type("Link gilt so viele Tage", "30");
    expect(screen.queryByText("Gib eine ganze Zahl von 1 bis 365 ein.")).toBeNull();
  });

  test("what the server objects to stands at its field, the address by name", async () => {
    const failure: Failure = {
      kind: "server",
      code: "invalid-request",
      params: {
        issues: [
          { path: "invitations.appUrl", message: "must be https" },
          { path: "alerts.emails.1", message: "Invalid email" },
        ],
      },
    };
    await show({ client: { saveSettings: () => Promise.resolve({ ok: false, failure }) } });
    await screen.findByLabelText("Name des Unternehmens");
    type("Adresse, zu der die Einladung führt", "http://x");
    press("Speichern");
    expect(
      await screen.findByText("Gib eine vollständige Adresse ein, die mit https:// beginnt."),
    ).toBeDefined();
    expect(screen.getByText("„it@example.org“ nimmt der Server nicht als E-Mail-Adresse an.")).toBeDefined();
    expect(field("Adresse, zu der die Einladung führt").value).toBe("http://x");
    expect(field("Adresse, zu der die Einladung führt").getAttribute("aria-invalid")).toBe("true");
  });
});

describe("addresses", () => {
  const input = () => screen.findByLabelText<HTMLInputElement>("Mail bei Problemen an");

  test("several at once; one that is listed already is said to be", async () => {
    await show();
    const box = await input();
    box.value = "a@example.org, KIM@example.org b@example.org";
    fireEvent.keyDown(box, { key: "Enter" });
    const chips = screen.getAllByRole("button", { name: /@example.org“ entfernen/u });
    expect(chips).toHaveLength(4);
    expect(screen.getByText("„KIM@example.org“ steht schon in der Liste.")).toBeDefined();
  });

  test("what is no address stays in the field", async () => {
    await show();
    const box = await input();
    box.value = "nobody";
    fireEvent.blur(box);
    expect(screen.getByText("„nobody“ ist keine E-Mail-Adresse.")).toBeDefined();
    expect(box.value).toBe("nobody");
  });
});

describe("the schedule", () => {
  test("the next run is worked out in that zone and in the reader’s", async () => {
    await show();
    await screen.findByText(/^Nächster Sync: morgen, 04:00 \(Europe\/Berlin\)$/u);
    type("Zeitzone", "America/New_York");
    type("Uhrzeit", "06:30");
    expect(
      screen.getByText(/läuft der nächste Sync: heute, 07:07 \(America\/New_York\) · bei dir: heute, 13:07/u),
    ).toBeDefined();
    type("Zeitzone", "Atlantis");
    expect(screen.getByText("Mit diesen Angaben lässt sich der nächste Sync nicht berechnen.")).toBeDefined();
  });

  test("every zone there is can be searched", async () => {
    await show();
    const list = (await screen.findByLabelText("Zeitzone")).getAttribute("list");
    const options = document.getElementById(list ?? "")?.querySelectorAll("option") ?? [];
    expect([...options].map(({ value }) => value)).toEqual(Intl.supportedValuesOf("timeZone"));
  });
});

describe("who may", () => {
  test("editors take no address away, and don’t change how long records stay", async () => {
    await show({ client: { me: me("editor") } });
    await screen.findByText(/Adressen wegnehmen und die Aufbewahrung ändern nur Inhaber/u);
    expect(screen.queryByRole("button", { name: /it@example.org.* entfernen/u })).toBeNull();
    expect(screen.getByLabelText("Protokoll aufheben, in Tagen").hasAttribute("readonly")).toBe(true);
    cleanup();
    await show({ client: { me: me("owner") } });
    expect(await screen.findByRole("button", { name: /it@example.org.* entfernen/u })).toBeDefined();
    expect(screen.queryByText(/Adressen wegnehmen/u)).toBeNull();
  });

  test("editors don’t touch the guard’s limits, and are told why", async () => {
    await show({ client: { me: me("editor") } });
    await screen.findByText(/Die Grenzen ändern nur Inhaber/u);
    expect(field("Deaktivierungen: Anzahl").readOnly).toBe(true);
    expect(field("Name des Unternehmens").readOnly).toBe(false);
  });

  test("viewers read", async () => {
    await show({ client: { me: me("viewer") } });
    await screen.findByText("Du darfst alles ansehen, aber nichts ändern.");
    expect(field("Name des Unternehmens").readOnly).toBe(true);
    expect(field("Neue Personen automatisch einladen").disabled).toBe(true);
  });

  test("the guard’s limits are told for a company of this size", async () => {
    await show();
    const [first] = await screen.findAllByText(/Bei zurzeit 190 Konten gehen bis zu 9 durch, ab 10 hält/u);
    expect(first).toBeDefined();
    type("Deaktivierungen: Prozent", "80");
    expect(screen.getByText(/gehen bis zu 95 durch, ab 96 hält/u)).toBeDefined();
  });
});

describe("a draft", () => {
  const drafts = { settings: { base: saved, form: { ...saved, retentionDays: "365" } } };

  test("is there again, and says so", async () => {
    await show({ drafts });
    expect(await screen.findByText("Entwurf wiederhergestellt.")).toBeDefined();
    expect(field("Protokoll aufheben, in Tagen").value).toBe("365");
  });

  test("that can’t be read counts as none", async () => {
    await show({ drafts: { settings: { base: saved, form: { retentionDays: 365 } } } });
    await screen.findByLabelText("Name des Unternehmens");
    expect(screen.queryByRole("button", { name: "Speichern" })).toBeNull();
  });

  test("stays when the page is left", async () => {
    const { model } = await show();
    await screen.findByLabelText("Name des Unternehmens");
    type("Name des Unternehmens", "Beispiel AG");
    model.go({ page: "audit" });
    await screen.findByRole("heading", { name: "Protokoll" });
    model.go({ page: "settings" });
    await screen.findByText("Entwurf wiederhergestellt.");
    expect(field("Name des Unternehmens").value).toBe("Beispiel AG");
  });
});

describe("somebody else was quicker", () => {
  const theirs = settings({ companyName: "Beispiel AG", retentionDays: 180 });
  const drafts = {
    settings: { base: saved, form: { ...saved, retentionDays: "365", autoInvite: true } },
  };

  test("both are shown, one is chosen, and nothing is lost", async () => {
    const saveSettings = vi.fn((_document: SettingsDocument, _etag: string) =>
      ok({ settings: theirs, etag: '"s10"' }),
    );
    await show({
      drafts,
      client: { saveSettings, settings: () => ok({ settings: theirs, etag: '"s9"' }) },
    });
    const panel = await screen.findByRole("alert");
    await within(panel).findByText(/^kim@example.org hat die Einstellungen inzwischen geändert/u);
    expect(within(panel).getByText("Name des Unternehmens: Beispiel GmbH → Beispiel AG")).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Speichern" }).disabled).toBe(true);
    fireEvent.click(within(panel).getByLabelText("Schon gespeichert: 180 Tage"));
    press("Damit weiterarbeiten");
    await waitFor(() => expect(field("Name des Unternehmens").value).toBe("Beispiel AG"));
    expect(field("Protokoll aufheben, in Tagen").value).toBe("180");
    expect(screen.getByText("1 Änderung")).toBeDefined();
    press("Speichern");
    await waitFor(() => expect(saveSettings).toHaveBeenCalledOnce());
    expect(saveSettings.mock.calls[0]).toEqual([{ ...theirs, autoInvite: true }, '"s9"']);
  });

  test("found out by a 412, what is there now is fetched", async () => {
    let isLate = false;
    await show({
      client: {
        settings: () =>
          ok(isLate ? { settings: theirs, etag: '"s9"' } : { settings: settings(), etag: '"s1"' }),
        saveSettings: () => {
          isLate = true;
          return Promise.resolve({ ok: false, failure: { kind: "conflict", code: "stale" } });
        },
      },
    });
    await screen.findByLabelText("Name des Unternehmens");
    type("Name des Unternehmens", "Beispiel SE");
    press("Speichern");
    const panel = await screen.findByRole("alert");
    expect(within(panel).getByLabelText("Meine Angabe: Beispiel SE")).toBeDefined();
    press("Damit weiterarbeiten");
    await waitFor(() => expect(field("Name des Unternehmens").value).toBe("Beispiel SE"));
    expect(field("Protokoll aufheben, in Tagen").value).toBe("180");
  });
});

test("the history tells what changed, in words", async () => {
  await show();
  const details = screen.getByText("Verlauf anzeigen").closest("details");
  if (details === null) throw new Error("no details");
  details.open = true;
  fireEvent(details, new Event("toggle"));
  expect(await screen.findByText("Neue Personen automatisch einladen: an → aus")).toBeDefined();
  expect(await screen.findByText("Ausschlüsse bei „Beschäftigungsart“: dazu: Freelancer")).toBeDefined();
  expect(screen.getByText("Client Secret: hinterlegt")).toBeDefined();
});

describe("this browser", () => {
  test("the language is chosen at once, and can be the browser’s again", async () => {
    const chooseLanguage = vi.fn(() => Promise.resolve());
    await show({ browser: { chooseLanguage } });
    const choice = screen.getByLabelText("Sprache");
    expect(within(choice).getByRole("option", { name: "Wie der Browser (Deutsch)" })).toBeDefined();
    fireEvent.change(choice, { target: { value: "en" } });
    fireEvent.change(choice, { target: { value: "" } });
    expect(chooseLanguage.mock.calls).toEqual([["en"], [null]]);
  });

  test("a permission that isn’t given leaves no tick, and says what to do", async () => {
    const chooseNotifications = vi.fn(() => Promise.resolve(false));
    await show({ browser: { chooseNotifications } });
    fireEvent.click(field("Melden, wenn Syncs fehlschlagen oder angehalten werden"));
    // Asked by the click itself: a moment later the browser wouldn't ask any more.
    expect(chooseNotifications).toHaveBeenCalledExactlyOnceWith(true);
    expect(await screen.findByText(/Dein Browser erlaubt Rollcall keine Hinweise/u)).toBeDefined();
    expect(field("Melden, wenn Syncs fehlschlagen oder angehalten werden").checked).toBe(false);
  });

  test("what IT has set is locked, and says so", async () => {
    await show({ browser: { policy: { language: "en", notifications: "off", isServerLocked: true } } });
    expect(field("Melden, wenn Syncs fehlschlagen oder angehalten werden").disabled).toBe(true);
    expect(screen.getAllByText("Von deiner IT festgelegt")).toHaveLength(2);
  });
});

test("settings that don’t come can be asked for again, and this browser’s are there all the same", async () => {
  let isDown = true;
  await show({
    client: {
      settings: () =>
        isDown
          ? Promise.resolve({ ok: false, failure: { kind: "server", code: "unavailable" } } as const)
          : ok({ settings: settings(), etag: '"s1"' }),
    },
  });
  await screen.findByText(/Der Server ist gerade nicht verfügbar/u);
  isDown = false;
  press("Erneut versuchen");
  expect(await screen.findByLabelText("Name des Unternehmens")).toBeDefined();
});
