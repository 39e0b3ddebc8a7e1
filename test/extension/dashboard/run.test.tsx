// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { RunChange } from "../../../extension/api/answers.ts";
import { ago, change, counts } from "../../../extension/gallery/company.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { changesOf } from "../../../extension/gallery/dashboard/fake-review-calls.ts";
import { doneRun } from "../../../extension/gallery/dashboard/review-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string): WantedPage => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const button = (name: string): Promise<HTMLElement> => screen.findByRole("button", { name });
const rowOf = async (name: string): Promise<HTMLElement> => {
  const table = await screen.findByRole("table", { name: "Änderungen" });
  const row = (await within(table).findByText(name)).closest("tr");
  if (row === null) throw new Error(`${name} has no row`);
  return row;
};

const done = (some: Partial<RunChange>): RunChange => change({ state: "applied", ...some });

const CHANGES: readonly RunChange[] = [
  done({
    seq: 1,
    kind: "update",
    accountId: "a-1",
    name: "Aylin Kaya",
    fields: [
      { field: "jobTitle", before: "Dev", after: "Lead" },
      { field: "custom.Kostenstelle", before: "K1", after: null },
      { field: "startDate", before: null, after: "2026-12-01" },
    ],
    reason: { code: "changed-in-personio", params: {} },
  }),
  done({
    seq: 2,
    kind: "hold",
    employeeId: "4712",
    name: "Tom Beck",
    state: "held",
    reason: { code: "no-email", params: {} },
  }),
  done({
    seq: 3,
    kind: "exclude",
    accountId: "a-3",
    name: "Jonas Voss",
    reason: { code: "exclusion", params: { key: "employment_type", value: "external" } },
  }),
  done({
    seq: 4,
    kind: "deactivate",
    accountId: "a-4",
    name: "=Mara Lindt",
    reason: { code: "status-inactive", params: {} },
    state: "failed",
    error: "email-taken",
  }),
  done({
    seq: 5,
    kind: "team-create",
    employeeId: null,
    name: "Berlin",
    reason: { code: "in-use", params: {} },
  }),
];

const page = (client: WantedPage["client"] = {}): WantedPage => ({
  hash: "#/runs/run-1",
  client: { run: () => ok(doneRun()), listChanges: changesOf(CHANGES), ...client },
});

test("the head says what started it, how long it took and how it went", async () => {
  await showDashboard(page());
  expect(await screen.findByRole("heading", { level: 1, name: "Sync · heute, 04:01" })).toBeDefined();
  expect(screen.getByText("von Hand · kim@example.org · Dauer 1 Min. 12 Sek.")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Alles wurde übertragen" })).toBeDefined();
  expect(screen.getByText(/1 neues Team · 4 Teamzuordnungen · 3 Einladungen/)).toBeDefined();
});

test("an approved run says by whom, who was held back, and that it had to wait", async () => {
  const approved = doneRun({ approvedBy: "anna@example.org", counts: counts({ created: 3, held: 2 }) });
  await showDashboard(page({ run: () => ok(approved) }));
  expect(await screen.findByRole("heading", { name: "Übertragen, 2 zurückgestellt" })).toBeDefined();
  const lead =
    "von Hand · kim@example.org · freigegeben von anna@example.org · Dauer mit Wartezeit 1 Min. 12 Sek.";
  expect(screen.getByText(lead)).toBeDefined();
});

test.each([
  ["a discarded plan changed nothing", 0, "Plan verworfen, es wurde nichts geändert"],
  ["what was done before the plan was made anew stays", 5, "Mittendrin abgebrochen"],
])("%s", async (_, applied, headline) => {
  const progress = { read: 9, total: 9, applied, planned: 12 };
  const discarded = doneRun({ state: "cancelled", counts: counts({ deactivated: 12 }), progress });
  await showDashboard(page({ run: () => ok(discarded) }));
  expect(await screen.findByRole("heading", { name: headline })).toBeDefined();
  expect(screen.queryByText(/Dauer/u)).toBeNull();
});

test("a change: the person with the way there, fields by their names, before and after, and why", async () => {
  await showDashboard(page());
  const row = await rowOf("Aylin Kaya");
  expect(within(row).getByRole("link", { name: "Aylin Kaya" }).getAttribute("href")).toBe("#/people/a-1");
  expect(row.textContent).toContain("Jobtitelvorher Dev → nachher Lead");
  expect(row.textContent).toContain("Kostenstellevorher K1 → nachher leer");
  expect(row.textContent).toContain("Eintritt01.12.2026");
  expect(row.textContent).toContain("in Personio geändert");
  const held = await rowOf("Tom Beck");
  expect(within(held).getByRole("link", { name: "Tom Beck" }).getAttribute("href")).toBe("#/employees/4712");
  expect(held.textContent).toContain("keine E-Mail-Adresse in Personio");
  expect((await rowOf("=Mara Lindt")).textContent).toContain("nicht gelungen");
  await waitFor(async () =>
    expect((await rowOf("Jonas Voss")).textContent).toContain("Beschäftigungsart ist „external“"),
  );
});

test("kind and name filter on the server; nothing found leads back", async () => {
  const { href } = await showDashboard(page());
  await rowOf("Aylin Kaya");
  fireEvent.change(screen.getByLabelText("Art"), { target: { value: "deactivate" } });
  await waitFor(() => expect(screen.queryByText("Aylin Kaya")).toBeNull());
  expect(href.value).toBe("#/runs/run-1?kind=deactivate");
  fireEvent.input(screen.getByLabelText("Name suchen"), { target: { value: "nobody" } });
  expect(await screen.findByText("Nichts passt zu dieser Auswahl.")).toBeDefined();
  expect(href.value).toBe("#/runs/run-1?kind=deactivate&q=nobody");
  fireEvent.click(await button("Alle anzeigen"));
  await rowOf("Aylin Kaya");
});

const MANY = Array.from({ length: 45 }, (_, at) =>
  done({
    seq: at + 1,
    kind: "deactivate",
    name: `Person ${at}`,
    reason: { code: "status-leave", params: {} },
  }),
);

test("more than a page of changes: all of them can be reached", async () => {
  await showDashboard(page({ listChanges: changesOf(MANY, 20) }));
  await rowOf("Person 0");
  fireEvent.click(await button("Weitere laden"));
  await rowOf("Person 39");
  fireEvent.click(await button("Weitere laden"));
  await rowOf("Person 44");
});

test("the file has every page, and no formula", async () => {
  const { saved } = await showDashboard(page({ listChanges: changesOf([...CHANGES, ...MANY], 20) }));
  await rowOf("Jonas Voss");
  await waitFor(async () => expect((await rowOf("Jonas Voss")).textContent).toContain("Beschäftigungsart"));
  fireEvent.click(await button("Als CSV speichern"));
  expect(await screen.findByText("50 Änderungen gespeichert.")).toBeDefined();
  const [file] = saved;
  expect(file?.name).toMatch(/^rollcall-aenderungen-2026-11-22-\d{4}\.csv$/u);
  const lines = file?.text.split("\r\n") ?? [];
  expect(lines[0]).toBe("\uFEFFPerson;Personio-ID;Art;Feld;vorher;nachher;Warum;Stand;Fehler");
  expect(lines[1]).toBe("Aylin Kaya;4711;geändert;Jobtitel;Dev;Lead;in Personio geändert;übertragen;");
  expect(lines).toContain(
    "'=Mara Lindt;4711;deaktiviert;;;;Austritt in Personio;nicht gelungen;Diese E-Mail-Adresse hat schon ein anderes Konto. Es wurde nichts gespeichert.",
  );
  expect(lines.filter((line) => line !== "")).toHaveLength(1 + 3 + 4 + 45);
});

test("the file follows the filter; a page that doesn’t come is said, and nothing is saved", async () => {
  let isDown = false;
  const listChanges: NonNullable<WantedPage["client"]>["listChanges"] = (filter, cursor) =>
    isDown && cursor !== undefined
      ? Promise.resolve({ ok: false, failure: { kind: "unreachable" } })
      : changesOf(MANY, 20)(filter, cursor);
  const { saved } = await showDashboard({ ...page({ listChanges }), hash: "#/runs/run-1?q=person 4" });
  await rowOf("Person 44");
  fireEvent.click(await button("Als CSV speichern"));
  expect(await screen.findByText("6 Änderungen gespeichert.")).toBeDefined();
  fireEvent.input(screen.getByLabelText("Name suchen"), { target: { value: "" } });
  await rowOf("Person 0");
  isDown = true;
  fireEvent.click(await button("Als CSV speichern"));
  expect((await screen.findByRole("alert")).textContent).toContain("Der Server antwortet nicht.");
  expect(saved).toHaveLength(1);
});

test("a run at work is followed; once it is over, what it did is there", async () => {
  const states = [doneRun({ state: "reading", finishedAt: null }), doneRun()];
  const run = () => ok(states.length > 1 ? (states.shift() ?? doneRun()) : doneRun());
  await showDashboard(page({ run }));
  expect(await screen.findByRole("heading", { name: "Personio wird gelesen" })).toBeDefined();
  await screen.findByRole("heading", { name: "Alles wurde übertragen" }, { timeout: 3_000 });
  await rowOf("Aylin Kaya");
});

test("a run that reads can be cancelled", async () => {
  let now = doneRun({
    state: "reading",
    finishedAt: null,
    startedAt: ago(0.02),
    counts: counts({ read: 0 }),
  });
  const cancelled: string[] = [];
  const cancelRun = (id: string) => {
    cancelled.push(id);
    now = { ...now, state: "cancelled", finishedAt: ago(0) };
    return ok(now);
  };
  await showDashboard(page({ run: () => ok(now), cancelRun }));
  expect(await screen.findByRole("heading", { name: "Personio wird gelesen" })).toBeDefined();
  expect(screen.getByRole("progressbar")).toBeDefined();
  expect(screen.queryByRole("table")).toBeNull();
  fireEvent.click(await button("Abbrechen"));
  expect(await screen.findByRole("heading", { name: "Abgebrochen" })).toBeDefined();
  expect(cancelled).toEqual(["run-1"]);
  expect(screen.queryByRole("button", { name: "Abbrechen" })).toBeNull();
});

test("too late to cancel is said in words", async () => {
  let now = doneRun({ state: "planning", finishedAt: null });
  const cancelRun = () => {
    now = doneRun();
    return Promise.resolve({ ok: false, failure: { kind: "server", code: "too-late" } } as const);
  };
  await showDashboard(page({ run: () => ok(now), cancelRun }));
  fireEvent.click(await button("Abbrechen"));
  expect((await screen.findByRole("alert")).textContent).toContain("Zu spät zum Abbrechen");
});

test.each([
  ["run-attributes-missing", "Personio gibt Pflichtfelder nicht frei", "Es fehlen: Status."],
  ["run-credentials", "Personio hat den Zugang abgelehnt", "trage sie in der Einrichtung ein"],
  ["run-not-found", "Diesen Lauf gibt es nicht", "Läufe werden nach einiger Zeit gelöscht"],
])("%s: what happened and what to do", async (name, headline, detail) => {
  await showDashboard(state(name));
  expect(await screen.findByRole("heading", { name: headline })).toBeDefined();
  expect(screen.getByText(new RegExp(detail))).toBeDefined();
});

test("a preview says that nothing was changed, and leads to the sync", async () => {
  const { ports } = await showDashboard(state("preview-over-limit"));
  expect(
    await screen.findByRole("heading", {
      name: "Der Sync würde anhalten: 41 Deaktivierungen geplant, erlaubt sind 9",
    }),
  ).toBeDefined();
  expect(screen.getByText(/Es wurde nichts geändert\./)).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(screen.queryByRole("button", { name: "Plan freigeben" })).toBeNull();
  fireEvent.click(await button("Sync starten"));
  await waitFor(() =>
    expect("submitted" in ports && ports.submitted).toEqual([{ op: "start-run", mode: "apply" }]),
  );
});
