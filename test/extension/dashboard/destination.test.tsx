// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Failure } from "../../../extension/api/failure.ts";
import { counts } from "../../../extension/gallery/company.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { connected, NOT_CONNECTED } from "../../../extension/gallery/dashboard/fake-destination-calls.ts";
import { doneRun } from "../../../extension/gallery/dashboard/review-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string): WantedPage => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const says = (text: string | RegExp) => screen.findByText(text);
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const NOTHING = {
  created: 0,
  updated: 0,
  reactivated: 0,
  deactivated: 0,
  teamsCreated: 0,
  teamsRenamed: 0,
  memberships: 0,
};
const REFUSED = { code: "destination-refused", params: {} } as const;
const failedCompare = doneRun({
  ...{ id: "run-d2", purpose: "push", state: "failed" },
  problem: { code: "destination-unavailable", params: {} },
});
const refuse = (failure: Failure) => () => Promise.resolve({ ok: false, failure } as const);

describe("not connected", () => {
  test("it says what it would be good for, and that invitations are Rollcall’s own mails", async () => {
    await showDashboard(state("destination"));
    await says("Mit dem Ziel verbinden");
    expect(screen.getByText(/Geändert wird nichts, bevor du den Plan freigegeben hast/u)).toBeDefined();
    expect(screen.getByText(/Eingeladen wird deshalb mit Rollcalls eigener Mail/u)).toBeDefined();
    expect(field("Basis-URL").value).toBe("https://api.leapsome.com/scim/v1");
  });

  test("what is typed goes out once, and the token is nowhere afterwards", async () => {
    let isSaved = false;
    const saveDestination = vi.fn((_edit: object, _etag: string) => {
      isSaved = true;
      return ok(connected());
    });
    const destination = () => ok({ destination: isSaved ? connected() : NOT_CONNECTED, etag: '"d0"' });
    await showDashboard({ hash: "#/destination", client: { saveDestination, destination } });
    await says("Mit dem Ziel verbinden");
    press("Prüfen und verbinden");
    expect(await says("Gib das Token ein.")).toBeDefined();
    expect(document.activeElement).toBe(field("Token"));
    field("Token").value = "leap-secret";
    press("Prüfen und verbinden");
    expect(await says("Beide Seiten sind gleich")).toBeDefined();
    expect(saveDestination).toHaveBeenCalledExactlyOnceWith(
      {
        kind: "leapsome",
        baseUrl: "https://api.leapsome.com/scim/v1",
        token: "leap-secret",
        enabled: true,
        customAttributes: {},
      },
      '"d0"',
    );
    expect(document.body.innerHTML).not.toContain("leap-secret");
  });

  test.each([
    ["destination-refused", /lehnt dieses Token ab\. Es wurde nichts gespeichert/u, "Token"],
    ["destination-unreadable", /antwortet kein SCIM/u, "Basis-URL"],
    ["destination-unavailable", /gerade nicht erreichbar/u, "Basis-URL"],
  ])("%s: nothing was saved, and what to do", async (code, text, faulty) => {
    await showDashboard({
      hash: "#/destination",
      client: { saveDestination: refuse({ kind: "server", code }) },
    });
    await says("Mit dem Ziel verbinden");
    field("Token").value = "leap-secret";
    press("Prüfen und verbinden");
    expect(await says(text)).toBeDefined();
    expect(field("Token").value).toBe("leap-secret");
    await waitFor(() => expect(document.activeElement).toBe(field(faulty)));
  });

  test.each([
    ["http://api.leapsome.com/scim/v1", "leap-secret", /muss mit https:\/\/ beginnen, sonst/u],
    ["https://api.leapsome.com/scim/v1", "leap secret", /Zeichen, die kein Token hat/u],
  ])("%s with %s isn’t even sent", async (url, token, text) => {
    const saveDestination = vi.fn();
    await showDashboard({ hash: "#/destination", client: { saveDestination } });
    await says("Mit dem Ziel verbinden");
    type("Basis-URL", url);
    field("Token").value = token;
    press("Prüfen und verbinden");
    expect(await says(text)).toBeDefined();
    expect(saveDestination).not.toHaveBeenCalled();
  });

  test("another system has another address; an id that is none stays on the page", async () => {
    const saveDestination = vi.fn();
    const page = state("destination-in-step");
    await showDashboard({ ...page, client: { ...page.client, saveDestination } });
    await says("Beide Seiten sind gleich");
    press("Verbindung ändern");
    type("Kostenstelle", "nope");
    press("Prüfen und verbinden");
    expect(await says(/Das ist keine ID von Leapsome/u)).toBeDefined();
    expect(saveDestination).not.toHaveBeenCalled();
    fireEvent.change(field("Ziel"), { target: { value: "standard" } });
    expect(field("Basis-URL").value).toBe("");
    expect(screen.getByText(/Andere Adresse, anderes Ziel/u)).toBeDefined();
    expect(screen.queryByLabelText("Kostenstelle")).toBeNull();
  });
});

describe("connected", () => {
  test("the first plan is one step away", async () => {
    await showDashboard(state("destination-review"));
    expect(await says("Der erste Plan wartet auf Freigabe")).toBeDefined();
    expect(screen.getByRole("link", { name: "Plan ansehen" }).getAttribute("href")).toBe("#/runs/run-d1");
    expect(screen.queryByRole("button", { name: "Jetzt vergleichen" })).toBeNull();
  });

  test("who isn’t in step: why, and what to do", async () => {
    const { href } = await showDashboard(state("destination-out-of-step"));
    expect(await says("Das Ziel nimmt 4 Personen nicht an")).toBeDefined();
    const table = await screen.findByRole("table", { name: "Wer noch nicht gleich ist" });
    expect(within(table).getByText("Die E-Mail-Adresse gehört dort schon jemandem")).toBeDefined();
    expect(
      within(table).getByText("Antwort des Ziels: HTTP 400, Wert nicht erlaubt, Geschlecht"),
    ).toBeDefined();
    fireEvent.change(screen.getByLabelText("Zeigen"), { target: { value: "waiting" } });
    await waitFor(() => expect(within(table).queryByText(/gehört dort schon/u)).toBeNull());
    expect(href.value).toBe("#/destination?state=waiting");
  });

  test("a team that isn’t accepted is said where everybody is in step", async () => {
    const destination = () =>
      ok({ destination: connected({ counts: { ...connected().counts, failedTeams: 1 } }), etag: '"d1"' });
    const page = state("destination-out-of-step");
    await showDashboard({ ...page, client: { ...page.client, destination } });
    expect(await says("Das Ziel nimmt 1 Team nicht an")).toBeDefined();
  });

  test("whoever was held back is released", async () => {
    const releasePerson = vi.fn(() => ok(null));
    const page = state("destination-out-of-step");
    await showDashboard({ ...page, client: { ...page.client, releasePerson } });
    fireEvent.click(await screen.findByRole("button", { name: / freigeben$/u }));
    expect(await says("Freigegeben. Die Person wird jetzt übertragen.")).toBeDefined();
    expect(releasePerson).toHaveBeenCalledExactlyOnceWith("a-7");
  });

  test("a token that is refused: what to do comes first", async () => {
    await showDashboard(state("destination-stopped"));
    expect(await says("Das Ziel lehnt das Token ab")).toBeDefined();
    expect(screen.getByText(/nichts geht verloren\. Gib ein neues Token ein/u)).toBeDefined();
    press("Neues Token eingeben");
    expect(document.activeElement).toBe(field("Token"));
    expect(screen.getByText("Das hinterlegte Token wird abgelehnt. Gib ein neues ein.")).toBeDefined();
  });

  test("it is compared on demand", async () => {
    const reconcileDestination = vi.fn(() => ok("run-d2"));
    const page = state("destination-in-step");
    await showDashboard({ ...page, client: { ...page.client, reconcileDestination } });
    await says("Beide Seiten sind gleich");
    press("Jetzt vergleichen");
    expect(await says(/^Der Vergleich läuft/u)).toBeDefined();
    expect(reconcileDestination).toHaveBeenCalledOnce();
  });

  test.each([
    [
      doneRun({ id: "run-d2", purpose: "push", counts: counts({ ...NOTHING, updated: 2 }) }),
      /2 Abweichungen/u,
    ],
    [
      doneRun({ id: "run-d2", purpose: "push", counts: counts(NOTHING) }),
      /Verglichen: Beide Seiten sind gleich/u,
    ],
    [failedCompare, /nicht erreichbar\. Der Vergleich kam nicht zu Ende/u],
  ])("what came of the comparison stands beside its button", async (run, text) => {
    const page = state("destination-in-step");
    await showDashboard({ ...page, client: { ...page.client, run: () => ok(run) } });
    await says("Beide Seiten sind gleich");
    press("Jetzt vergleichen");
    expect(await says(text)).toBeDefined();
  });

  test("who waits while nothing is pushed is told so, not promised a time", async () => {
    await showDashboard(state("destination-stopped-waiting"));
    const [once] = await screen.findAllByText("sobald wieder übertragen wird");
    expect(once).toBeDefined();
    expect(screen.queryByText("Wird von selbst übertragen.")).toBeNull();
  });

  test("but for those held back isn’t quite the same", async () => {
    await showDashboard(state("destination-held"));
    expect(await says("Gleich bis auf 2 zurückgestellte Personen")).toBeDefined();
  });

  test("with another token, comparing comes first", async () => {
    const page = state("destination-new-token");
    await showDashboard(page);
    expect(await says("Verbunden, aber noch nicht verglichen")).toBeDefined();
    expect(screen.getByRole("button", { name: "Jetzt vergleichen" }).className).toContain("button-primary");
    expect(screen.queryByRole("button", { name: "Neues Token eingeben" })).toBeNull();
  });

  test("a check that fails says so beside the button", async () => {
    const page = state("destination-stopped");
    const testDestination = () => ok(connected({ state: "stopped", problem: REFUSED }));
    await showDashboard({ ...page, client: { ...page.client, testDestination } });
    await says("Das Ziel lehnt das Token ab");
    press("Verbindung prüfen");
    expect((await screen.findByRole("alert")).textContent).toContain("Das Ziel lehnt das Token ab");
  });

  test("the overview says when it has stopped, and nothing when it is well", async () => {
    const { client } = state("destination-stopped");
    await showDashboard({ hash: "#/overview", ...(client === undefined ? {} : { client }) });
    expect(await says("Das Ziel lehnt das Token ab")).toBeDefined();
    expect(screen.getByRole("link", { name: "Zum Ziel" }).getAttribute("href")).toBe("#/destination");
  });

  test("switching off asks first, and keeps everything else as it is", async () => {
    const saveDestination = vi.fn((_edit: object, _etag: string) => ok(connected({ enabled: false })));
    const page = state("destination-in-step");
    await showDashboard({ ...page, client: { ...page.client, saveDestination } });
    await says("Beide Seiten sind gleich");
    press("Ausschalten");
    const dialog = await screen.findByRole("dialog");
    expect(saveDestination).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole("button", { name: "Ausschalten" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const { kind, baseUrl, customAttributes } = connected();
    expect(saveDestination).toHaveBeenCalledExactlyOnceWith(
      { kind, baseUrl, customAttributes, enabled: false },
      '"d1"',
    );
  });

  test("editors compare and release, viewers look", async () => {
    await showDashboard(state("destination-editor"));
    await says("Verbinden und ausschalten können nur Inhaber.");
    expect(await screen.findByRole("button", { name: "Jetzt vergleichen" })).toBeDefined();
    expect(screen.queryByRole("button", { name: "Verbindung ändern" })).toBeNull();
    cleanup();
    await showDashboard(state("destination-viewer"));
    await says("Mit dem Ziel verbinden");
    expect(screen.queryByLabelText("Token")).toBeNull();
  });
});

test("the plan for the destination is approved on the run’s page, in its own words", async () => {
  await showDashboard(state("approval-first-push"));
  expect(await says("Der erste Plan für das Ziel wartet auf deine Freigabe")).toBeDefined();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toMatch(/^Vergleich mit dem Ziel/u);
  expect(screen.getByRole("link", { name: "Zum Ziel" }).getAttribute("href")).toBe("#/destination");
  expect(await says(/bis du sie auf der Seite des Ziels freigibst/u)).toBeDefined();
});
