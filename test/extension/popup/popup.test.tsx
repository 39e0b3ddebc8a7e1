// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { SendResult } from "../../../extension/api/answers.ts";
import { attribute, invitations, NOW, run, SERVER } from "../../../extension/gallery/company.ts";
import { ok, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { en } from "../../../extension/i18n/en.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { exclusionStoreOf } from "../../../extension/stores/exclusion-store.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const state = (name: string): Wanted => STATES[name] ?? {};
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const typeInto = (field: HTMLElement, text: string): void =>
  void fireEvent.input(field, { target: { value: text } });
const press = (field: HTMLElement, key: string): void => void fireEvent.keyDown(field, { key });

test("says how it is, whose it is and where it runs", async () => {
  showPopup({});
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Beispiel GmbH");
  expect(screen.getByText("rollcall.beispiel.workers.dev")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Alles in Ordnung" })).toBeDefined();
  expect(screen.getByText("Letzter Sync heute, 04:02.")).toBeDefined();
});

test.each([
  ["not-paired", "Mit Server verbinden", "pair"],
  ["session-expired", "Anmelden", "pair"],
  ["unreachable", "Server prüfen", "pair"],
])("%s: “%s” leads to the page for it", async (name, label, page) => {
  const { ports } = showPopup(state(name));
  fireEvent.click(button(label));
  await waitFor(() => expect(ports.opened).toEqual([page]));
});

test("an expired session leaves what was known readable, and takes away what would write", () => {
  showPopup(state("session-expired"));
  expect(screen.getByText("Deine Sitzung ist abgelaufen")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Alles in Ordnung" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Sync starten" })).toBeNull();
});

test("findings name the person and what to do, three at first", async () => {
  showPopup(state("warnings"));
  expect((await screen.findByText("Aylin Kaya")).closest("li")?.textContent).toContain("E-Mail-Adresse ein");
  expect(screen.queryByText("Mara Lindt")).toBeNull();
  fireEvent.click(button("Alle 4 anzeigen"));
  expect(screen.getByText("Mara Lindt")).toBeDefined();
});

test("a sync that is started goes to the outbox; what the server objects is said", async () => {
  const { ports } = showPopup({});
  fireEvent.click(button("Sync starten"));
  await waitFor(() => expect(ports.submitted).toEqual([{ op: "start-run", mode: "apply" }]));
  const failure = { kind: "server", code: "run-in-progress" } as const;
  const entry = {
    id: "m-1",
    server: SERVER,
    mutation: { op: "start-run", mode: "apply" },
    at: 0,
    tries: 1,
    state: "failed",
    failure,
  } as const;
  ports.outbox.value = [entry];
  expect((await screen.findByRole("alert")).textContent).toContain("Es läuft gerade schon ein Sync.");
  await waitFor(() => expect(ports.outbox.value).toEqual([]));
});

test("a preview ends in a list of who would be changed, and why", async () => {
  const { ports } = showPopup({});
  fireEvent.click(button("Vorschau"));
  await waitFor(() => expect(ports.submitted).toHaveLength(1));
  const mutation = { op: "start-run", mode: "preview" } as const;
  const result = { op: "start-run", runId: run().id } as const;
  ports.outbox.value = [{ id: "m-1", server: SERVER, mutation, at: 0, tries: 1, state: "done", result }];
  const dialog = await screen.findByRole("dialog", { name: "Vorschau" });
  expect(await within(dialog).findByText("Austritt in Personio")).toBeDefined();
  expect(dialog.textContent).toContain("Es wurde nichts geändert");
});

test("a run that is paused shows planned and allowed, and the way to the plan", async () => {
  const { ports } = showPopup(state("paused"), en);
  expect(screen.getByRole("heading", { name: "Paused: 41 deactivations planned, limit is 9" })).toBeDefined();
  expect(screen.getByText("Planned, not carried out yet:")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Sync now" }), "it would put an end to the plan").toBeNull();
  fireEvent.click(button("Show plan"));
  await waitFor(() => expect(ports.opened).toEqual(["#/runs/run-1"]));
});

test("tabs: arrows move and choose, and the tab is remembered", async () => {
  const { ports } = showPopup({});
  press(screen.getByRole("tab", { name: "Status" }), "ArrowRight");
  expect(screen.getByRole("tab", { name: /Ausschlüsse/ }).getAttribute("aria-selected")).toBe("true");
  expect(ports.place.value.value?.tab).toBe("exclusions");
  expect(await screen.findByText("Beschäftigungsart")).toBeDefined();
});

test("Enter adds what was typed, commas and all, and says who is affected", async () => {
  const { ports } = showPopup({ tab: "exclusions" });
  const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
  typeInto(field, "  Trainee (extern), Berlin ");
  press(field, "Enter");
  expect(ports.edits.value.value?.["employment_type"]?.values).toContain("Trainee (extern), Berlin");
  expect(
    await screen.findByText("„Trainee (extern), Berlin“ kommt in Personio derzeit nicht vor."),
  ).toBeDefined();
  expect(await screen.findByText(/betrifft 4 Personen/)).toBeDefined();
  fireEvent.click(button("Vorschau"));
  const sheet = await screen.findByRole("dialog");
  expect(sheet.textContent).toContain("3 Personen werden ausgeschlossen");
  expect(sheet.textContent).toContain("Ausschließen deaktiviert niemanden.");
});

test("what is suggested does not lie on the warning that a new value brings; it comes back with ArrowDown", async () => {
  showPopup({ tab: "exclusions" });
  const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
  fireEvent.click(field);
  await waitFor(() => expect(field.getAttribute("aria-expanded")).toBe("true"));
  typeInto(field, "Extern");
  press(field, "Enter");
  expect(await screen.findByText(/„Extern“ kommt in Personio derzeit nicht vor/)).toBeDefined();
  expect(field.getAttribute("aria-expanded")).toBe("false");
  press(field, "ArrowDown");
  await waitFor(() => expect(field.getAttribute("aria-expanded")).toBe("true"));
});

test("an attribute stays where it is when its first value is saved", async () => {
  const plain = attribute({ key: "region", label: "Region", exclusions: [] });
  const other = attribute({ key: "gender", label: "Geschlecht", exclusions: [] });
  let office = plain;
  const { ports } = showPopup({
    tab: "exclusions",
    client: { attributes: () => ok([other, office]) },
  });
  const names = () => [...document.querySelectorAll("summary .attribute-name")].map((it) => it.textContent);
  await screen.findByText("Region");
  expect(names()).toEqual(["Geschlecht", "Region"]);
  office = { ...plain, exclusions: ["Berlin"] };
  await exclusionStoreOf(ports).load();
  expect((await screen.findByText("1 Wert")).closest("details")?.textContent).toContain("Region");
  expect(names()).toEqual(["Geschlecht", "Region"]);
});

test("a value that is there already is refused; Escape takes the text, Backspace leads to the last chip", async () => {
  const { ports } = showPopup({ tab: "exclusions" });
  const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
  typeInto(field, "external");
  press(field, "Enter");
  expect(await screen.findByText("„external“ ist schon in der Liste.")).toBeDefined();
  press(field, "Escape");
  await waitFor(() => expect(field.getAttribute("aria-expanded")).toBe("false"));
  press(field, "Escape");
  expect((field as HTMLInputElement).value).toBe("");
  expect(ports.edits.value.value).toBeNull();
  press(field, "Backspace");
  expect(document.activeElement).toBe(button("„Freelancr“ entfernen"));
});

test("a suggestion that was walked to is what Enter adds", async () => {
  const { ports } = showPopup({ tab: "exclusions" });
  const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
  typeInto(field, "free");
  expect((await screen.findByRole("option", { name: /Freelancer/ })).textContent).toContain("9 Personen");
  press(field, "ArrowDown");
  await waitFor(() => expect(field.getAttribute("aria-activedescendant")).not.toBeNull());
  press(field, "Enter");
  expect(ports.edits.value.value?.["employment_type"]?.values.at(-1)).toBe("Freelancer");
});

test("an unmapped custom attribute is locked, and says why", async () => {
  showPopup({ tab: "exclusions" });
  const locked = (await screen.findByText("Vertragsart")).closest("li");
  expect(locked?.textContent).toContain("Ordne dieses Attribut zuerst einem Ziel zu.");
  expect(screen.queryByRole("combobox", { name: /Vertragsart/ })).toBeNull();
});

test("saving goes through the outbox; when it is done the draft is gone", async () => {
  const { ports } = showPopup(state("exclusions-changed"));
  await screen.findByText("Beschäftigungsart");
  fireEvent.click(button("Speichern"));
  await waitFor(() => expect(ports.submitted).toHaveLength(1));
  const [mutation] = ports.submitted;
  expect(mutation).toMatchObject({ op: "save-exclusions", key: "employment_type", etag: '"a1"' });
  const saved = { values: ["external", "Freelancer"], warnings: [], etag: '"a2"' };
  if (mutation === undefined) return;
  ports.outbox.value = [
    {
      id: "m-1",
      server: SERVER,
      mutation,
      at: 0,
      tries: 1,
      state: "done",
      result: { op: "save-exclusions", saved },
    },
  ];
  const note = await screen.findByText("Gespeichert. Gilt ab dem nächsten Sync (morgen, 04:00).");
  await waitFor(() => expect(document.activeElement).toBe(note));
  expect(ports.edits.value.value).toBeNull();
});

test("a conflict shows both versions; merged, the draft has both and the new etag", async () => {
  const { ports } = showPopup(state("exclusions-conflict"));
  const panel = await screen.findByRole("alert");
  expect(panel.textContent).toContain("mara@example.org");
  expect(within(panel).getByText("Werkstudent")).toBeDefined();
  fireEvent.click(button("Zusammenführen"));
  const merged = ports.edits.value.value?.["employment_type"];
  expect(merged?.values).toEqual(["external", "Werkstudent", "Freelancer"]);
  expect(merged?.etag).toBe('"a2"');
  await waitFor(() => expect(ports.outbox.value).toEqual([]));
});

test("invitations: all are selected, asked once more, sent; each has its outcome", async () => {
  const { ports } = showPopup({ tab: "invitations" });
  fireEvent.click(await screen.findByRole("checkbox", { name: "Alle 7 auswählen" }));
  fireEvent.click(button("Einladung senden"));
  expect(screen.getByText("7 Personen bekommen jetzt eine E-Mail.")).toBeDefined();
  expect(ports.submitted).toEqual([]);
  button("Senden").focus();
  fireEvent.click(button("Senden"));
  await waitFor(() => expect(ports.submitted).toHaveLength(1));
  const [entry] = state("invitations-sent").outbox ?? ([] as OutboxEntry[]);
  ports.outbox.value = entry === undefined ? [] : [entry];
  const note = await screen.findByText("1 gesendet, 1 nicht.");
  await waitFor(() => expect(document.activeElement).toBe(note));
  expect(screen.getByText(/Gerade erst gesendet/)).toBeDefined();
});

test("invitations: who got no mail is named with the reason, though they drop out of the list; earlier sends don’t count", async () => {
  let items = invitations;
  const { ports } = showPopup({
    tab: "invitations",
    client: { invitations: () => ok({ items, nextCursor: null }) },
  });
  const send = async (name: string, result: SendResult): Promise<void> => {
    fireEvent.click(await screen.findByRole("checkbox", { name }));
    fireEvent.click(button("Einladung senden"));
    fireEvent.click(button("Senden"));
    const { length } = ports.submitted;
    await waitFor(() => expect(ports.submitted.length).toBeGreaterThan(0));
    const mutation = ports.submitted.at(-1);
    if (mutation?.op !== "send-invitations") throw new Error("nothing was sent");
    const done = { op: "send-invitations", results: [result] } as const;
    const at = NOW + length * 60_000;
    ports.outbox.value = [
      { id: `m-${length}`, server: SERVER, mutation, at, tries: 1, state: "done", result: done },
    ];
  };
  await send("Tom Beck", { accountId: "a-2", sent: true });
  expect(await screen.findByText("1 gesendet.")).toBeDefined();
  items = items.filter(({ accountId }) => accountId !== "a-1");
  await send("Aylin Kaya", { accountId: "a-1", sent: false, code: "mail-refused" });
  expect(await screen.findByText("0 gesendet, 1 nicht.")).toBeDefined();
  await waitFor(() => expect(screen.queryByRole("checkbox", { name: "Aylin Kaya" })).toBeNull());
  const unsent = screen.getByRole("list", { name: "Nicht gesendet" });
  expect(unsent.textContent).toMatch(/^Aylin Kaya\s+Adresse abgelehnt$/u);
});

test("whoever may only look is told so", async () => {
  showPopup({ ...state("viewer"), tab: "invitations" });
  expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

test("a list that can't be fetched says so, and is asked for again", async () => {
  let asked = 0;
  const attributes = () => {
    asked += 1;
    const value = [attribute({ label: "Standort" })];
    return Promise.resolve(
      asked === 1
        ? ({ ok: false, failure: { kind: "unreachable" } } as const)
        : ({ ok: true, value } as const),
    );
  };
  showPopup({ tab: "exclusions", client: { attributes } });
  fireEvent.click(await screen.findByRole("button", { name: "Erneut versuchen" }));
  expect(await screen.findByText("Standort")).toBeDefined();
});
