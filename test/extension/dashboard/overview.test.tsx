// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Status } from "../../../extension/api/answers.ts";
import { NOW, status } from "../../../extension/gallery/company.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { snapshot } from "../../../extension/gallery/fake-ports.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string): WantedPage => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });

test("how it is, what happened last with the way to it, and what comes next", async () => {
  await showDashboard(state("overview"));
  expect(await screen.findByRole("heading", { name: "Alles in Ordnung" })).toBeDefined();
  expect(screen.getByRole("link", { name: "Alle Änderungen ansehen" }).getAttribute("href")).toBe(
    "#/runs/run-1",
  );
  expect(screen.getByText("Dauer 1 Min. 12 Sek.")).toBeDefined();
  expect(screen.getByText("morgen, 04:00")).toBeDefined();
  expect(screen.getByText(/Keine Hinweise\./)).toBeDefined();
});

test.each([
  ["190 mit Konto", "#/people?link=linked"],
  ["18 ausgeschlossen", "#/employees?standing=excluded"],
  ["2 zurückgestellt", "#/employees?standing=held"],
  ["4 nicht aktiv", "#/employees?standing=waiting"],
  ["12 deaktiviert", "#/people?state=deactivated"],
  ["3 nie eingeladen", "#/invitations?state=none"],
])("%s leads to who they are", async (name, href) => {
  await showDashboard(state("overview"));
  expect((await screen.findByRole("link", { name })).getAttribute("href")).toBe(href);
});

test("a company that isn’t set up is led to the set-up, and offered nothing else", async () => {
  const { href } = await showDashboard(state("overview-not-configured"));
  expect(await screen.findByRole("heading", { name: "Personio ist noch nicht verbunden" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Sync starten" })).toBeNull();
  fireEvent.click(await button("Einrichtung öffnen"));
  expect(href.value).toBe("#/set-up");
});

test("a plan that waits is one step away", async () => {
  const { href } = await showDashboard(state("overview-paused"));
  fireEvent.click(await button("Plan ansehen"));
  expect(href.value).toBe("#/runs/run-1");
});

test("a sync that would put an end to a plan that waits is asked about", async () => {
  const { ports } = await showDashboard(state("overview-paused"));
  const submitted = () => Reflect.get(ports, "submitted");
  fireEvent.click(await button("Sync starten"));
  const ask = await screen.findByRole("dialog", { name: "Wartenden Plan verwerfen?" });
  fireEvent.click(within(ask).getByRole("button", { name: "Abbrechen" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(submitted()).toEqual([]);
  fireEvent.click(await button("Sync starten"));
  const again = await screen.findByRole("dialog", { name: "Wartenden Plan verwerfen?" });
  fireEvent.click(within(again).getByRole("button", { name: "Sync starten" }));
  await waitFor(() => expect(submitted()).toEqual([{ op: "start-run", mode: "apply" }]));
});

test("refused credentials: to the set-up, or copied for whoever helps", async () => {
  const { copied } = await showDashboard(state("overview-failed"));
  fireEvent.click(await button("Details kopieren"));
  expect(copied[0]).toContain("Personio hat den Zugang abgelehnt");
  expect(copied[0]).toContain("run run-1");
  expect(await screen.findByText("Kopiert")).toBeDefined();
});

test("a sync that was started is watched on its own page", async () => {
  const { ports, href } = await showDashboard(state("overview"));
  fireEvent.click(await button("Sync starten"));
  await waitFor(() => expect(submitted(ports)).toEqual([{ op: "start-run", mode: "apply" }]));
  tell(ports, { state: "done", result: { op: "start-run", runId: "run-7" } });
  await waitFor(() => expect(href.value).toBe("#/runs/run-7"));
});

test("what the server objects to is said; a run that the popup began isn’t followed here", async () => {
  const { ports, href } = await showDashboard(state("overview"));
  tell(ports, { state: "done", result: { op: "start-run", runId: "run-7" } }, "of-the-popup");
  fireEvent.click(await button("Vorschau"));
  await waitFor(() => expect(submitted(ports)).toHaveLength(1));
  tell(ports, { state: "failed", failure: { kind: "server", code: "run-in-progress" } });
  expect((await screen.findByRole("alert")).textContent).toContain("Es läuft gerade ein anderer Sync.");
  expect(href.value).toBe("#/overview");
});

test("a draft of exclusions can be previewed without saving it", async () => {
  const { ports } = await showDashboard(state("overview-draft"));
  fireEvent.click(await button("Vorschau mit Entwurf"));
  const draft = { employment_type: ["external", "Freelancer"] };
  await waitFor(() => expect(submitted(ports)).toEqual([{ op: "start-run", mode: "preview", draft }]));
});

test("while it runs: how far it is, and nothing to start", async () => {
  const { model } = await showDashboard(state("overview-running"));
  expect(await screen.findByText(/61 von 140/)).toBeDefined();
  const start = await button("Sync starten");
  expect(start.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(start);
  expect(model.status.isStarting.value).toBe(false);
  expect(screen.getByRole("link", { name: "Zusehen" }).getAttribute("href")).toBe("#/runs/run-1");
});

test("a viewer sees the findings and is told why there are no buttons", async () => {
  await showDashboard(state("overview-viewer"));
  expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Sync starten" })).toBeNull();
  const card = screen.getByRole("heading", { name: "Hinweise", level: 2 }).closest("section");
  expect(await within(card ?? document.body).findByText("Aylin Kaya")).toBeDefined();
  expect(screen.getByRole("link", { name: "Alle 4 Hinweise öffnen" }).getAttribute("href")).toBe(
    "#/findings",
  );
});

type Ports = Awaited<ReturnType<typeof showDashboard>>["ports"];
type Ending =
  | Pick<Extract<OutboxEntry, { state: "done" }>, "state" | "result">
  | Pick<Extract<OutboxEntry, { state: "failed" }>, "state" | "failure">;

const submitted = (ports: Ports) => ("submitted" in ports ? ports.submitted : []);

/** What became of the first write from here, or of one from elsewhere. */
function tell(ports: Ports, ending: Ending, id = "m-1"): void {
  const entry = { id, mutation: { op: "start-run", mode: "apply" }, at: 0, tries: 1, ...ending } as const;
  if ("value" in ports.outbox) Object.assign(ports.outbox, { value: [...ports.outbox.value, entry] });
}

test("fourteen days are called successful only when nothing was the matter on any", async () => {
  type Day = Status["history"][number];
  const day = (number: number, state: Day["state"]): Day => ({
    day: `2026-11-${number}`,
    state,
    changes: 1,
  });
  const told = async (...history: Day[]): Promise<string> => {
    const answer = { status: { ...status(), history }, etag: null, at: NOW };
    await showDashboard({ hash: "#/overview", snapshot: snapshot({ answer }) });
    const strip = await screen.findByRole("figure");
    const words = strip.querySelector("figcaption span")?.textContent ?? "";
    cleanup();
    return words;
  };
  expect(await told(day(22, "ok"), day(21, "ok"))).toBe("alle erfolgreich");
  expect(await told(day(22, "ok"), day(21, "warning"))).toBe("1 Tag mit Hinweisen");
  expect(await told(day(22, "warning"), day(21, "paused"))).toBe("1 Tag mit Problemen");
});

test("how many people there are stands apart from the title", async () => {
  await showDashboard(state("overview"));
  const title = await screen.findByRole("heading", { name: "Personen in Personio" });
  expect(title.parentElement?.textContent).toBe("Personen in Personio 214 Personen");
});
