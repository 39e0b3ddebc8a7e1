// @vitest-environment happy-dom
/** The ways out of the popup, what waits in it, and who may not write. */

import { signal } from "@preact/signals";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Status } from "../../../extension/api/answers.ts";
import { findings, NOW, SERVER, status } from "../../../extension/gallery/company.ts";
import { fakePorts, ok, snapshot, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { de } from "../../../extension/i18n/de.ts";
import { deFirst } from "../../../extension/i18n/de-first.ts";
import type { FirstMessages } from "../../../extension/i18n/messages.ts";
import { PopupApp } from "../../../extension/popup/popup-app.tsx";
import { createPopupModel } from "../../../extension/popup/popup-model.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const state = (name: string): Wanted => STATES[name] ?? {};
const known = (some: Partial<Status>) =>
  snapshot({ answer: { status: status(some), etag: null, at: NOW - 60_000 } });
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole("button", { name }));

test("a change of state is told once, by the word in the header", async () => {
  const { ports } = showPopup({});
  const word = within(screen.getByRole("banner")).getByText("In Ordnung");
  expect(word.getAttribute("aria-live")).toBe("polite");
  await act(() => {
    ports.snapshot.value = known({ state: "disabled" });
  });
  expect(word.isConnected).toBe(true);
  const telling = [...document.querySelectorAll("[aria-live], [role=status], [role=alert]")];
  expect(telling.filter((one) => one.textContent?.includes("Ausgeschaltet"))).toEqual([word]);
});

describe("leads to the dashboard", () => {
  test("from the last sync to its run", () => {
    const { ports } = showPopup({});
    press(/^Letzter Sync: /u);
    expect(ports.opened).toEqual(["#/runs/run-1"]);
  });

  test("from the findings to all of them", async () => {
    const { ports } = showPopup(state("warnings"));
    fireEvent.click(await screen.findByRole("button", { name: "4 Hinweise" }));
    expect(ports.opened).toEqual(["#/findings"]);
  });

  test("from “all” of more findings than are here to where all of them are", async () => {
    const client = { findings: () => ok({ items: findings, nextCursor: "1" }) };
    const { ports } = showPopup({ snapshot: known({ state: "warning", findings: 1234 }), client });
    fireEvent.click(await screen.findByRole("button", { name: "Alle 1.234 anzeigen" }));
    expect(ports.opened).toEqual(["#/findings"]);
  });

  test("from an attribute without a target to where it gets one", async () => {
    const { ports } = showPopup({ tab: "exclusions" });
    fireEvent.click(await screen.findByText("Vertragsart"));
    expect(ports.opened).toEqual(["#/attributes"]);
  });
});

test("what somebody who helps will ask for is copied, and said to be", async () => {
  const { ports } = showPopup(state("failed"));
  press("Details kopieren");
  expect(await screen.findByText("Kopiert")).toBeDefined();
  expect(screen.getByText("Kopiert").getAttribute("role")).toBe("status");
  expect(ports.copied[0]).toContain("rollcall.beispiel.workers.dev");
});

test.each(["ok", "not-paired"])("%s: the other language is a click away", (name) => {
  const { ports } = showPopup(state(name));
  press("English");
  expect(ports.chosen).toEqual(["en"]);
});

const entry = (some: Partial<OutboxEntry>): OutboxEntry =>
  ({
    id: "m-1",
    server: SERVER,
    mutation: { op: "send-invitations", accountIds: ["a-1"] },
    at: NOW,
    tries: 1,
    state: "waiting",
    failure: { kind: "offline" },
    ...some,
  }) as OutboxEntry;

describe("what was to be written", () => {
  test("waits for the connection, and can be taken back", async () => {
    const { ports } = showPopup({ outbox: [entry({})] });
    const pending = (await screen.findByText("Einladungen senden:")).closest("p");
    expect(pending?.textContent).toContain("wartet auf die Verbindung.");
    press(/^Abbrechen ?: Einladungen senden/u);
    await waitFor(() => expect(ports.outbox.value).toEqual([]));
    expect(screen.queryByText("Einladungen senden:")).toBeNull();
  });

  test("waits for a server that doesn’t answer, also while it is being tried again", async () => {
    const failure = { kind: "unreachable" } as const;
    const { ports } = showPopup({ outbox: [entry({ failure } as Partial<OutboxEntry>)] });
    expect(await screen.findByText(/wartet auf den Server, er antwortet gerade nicht\./u)).toBeDefined();
    ports.outbox.value = [entry({ state: "sending", failure, tries: 2 })];
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByText(/wartet auf den Server, er antwortet gerade nicht\./u)).toBeDefined();
    expect(screen.getByRole("button", { name: /^Abbrechen/u })).toBeDefined();
  });

  test("says so when it is not the connection it waits for", async () => {
    showPopup({
      outbox: [entry({ failure: { kind: "server", code: "unavailable" } } as Partial<OutboxEntry>)],
    });
    expect(await screen.findByText(/wird gleich noch einmal versucht/u)).toBeDefined();
  });

  test("and is on its way isn’t talked about", async () => {
    showPopup({
      outbox: [entry({ state: "sending", failure: null }), entry({ failure: null } as Partial<OutboxEntry>)],
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.queryByText("Einladungen senden:")).toBeNull();
  });

  test("and failed leads to its tab, where it says why", async () => {
    const failure = { kind: "unreachable" } as const;
    const { ports } = showPopup({ outbox: [entry({ state: "failed", failure })] });
    fireEvent.click(await screen.findByRole("button", { name: /^Ansehen/u }));
    expect((await screen.findByRole("alert")).textContent).toContain("Der Server antwortet nicht.");
    expect(screen.queryByRole("button", { name: /^Ansehen/u })).toBeNull();
    expect(ports.outbox.value).toHaveLength(1);
  });

  test("a sync that failed while another tab was open is still there to be seen", async () => {
    const failed = entry({
      mutation: { op: "start-run", mode: "apply" },
      state: "failed",
      failure: { kind: "server", code: "run-in-progress" },
    });
    const { ports } = showPopup({ tab: "invitations", outbox: [failed] });
    const pending = (await screen.findByText("Sync starten:")).closest("p");
    expect(ports.outbox.value).toHaveLength(1);
    if (pending !== null) fireEvent.click(within(pending).getByRole("button"));
    expect((await screen.findByRole("alert")).textContent).toContain("Es läuft gerade schon ein Sync.");
    await waitFor(() => expect(ports.outbox.value).toEqual([]));
  });
});

describe("where IT allows looking only", () => {
  const policy = { isReadOnly: true };
  const REASON = "Von deiner IT festgelegt: nur ansehen.";

  test.each(["status", "exclusions", "invitations"] as const)(
    "%s says so, and offers nothing",
    async (tab) => {
      showPopup({ tab, policy });
      expect(await screen.findByText(REASON)).toBeDefined();
      for (const name of ["Sync starten", "Vorschau", "Speichern", "Einladung senden"])
        expect(screen.queryByRole("button", { name }), name).toBeNull();
      expect(screen.queryByRole("checkbox")).toBeNull();
      expect(screen.queryByRole("combobox", { name: /^Wert für/u })).toBeNull();
    },
  );

  test("also without a connection: that isn’t what keeps them from it", async () => {
    showPopup({ ...state("offline"), tab: "exclusions", policy });
    expect(await screen.findByText(REASON)).toBeDefined();
  });
});

describe("with its first words only", () => {
  const showFirst = (wanted: Wanted) => {
    const words = signal<FirstMessages>(deFirst);
    const model = createPopupModel(fakePorts(wanted));
    render(<PopupApp model={model} words={words} now={signal(NOW)} timeZone="Europe/Berlin" />);
    model.start();
    return words;
  };

  test.each(Object.keys(STATES))("%s stands, and is whole when the others come", async (name) => {
    const words = showFirst(state(name));
    expect(screen.getByRole("heading", { level: 1 })).toBeDefined();
    words.value = de;
    await waitFor(() => expect(screen.queryByRole("heading", { level: 1 })).not.toBeNull());
  });

  test("a tab waits for its own", async () => {
    const words = showFirst({ tab: "invitations" });
    expect(screen.queryByRole("searchbox")).toBeNull();
    words.value = de;
    expect(await screen.findByRole("checkbox", { name: "Alle 7 auswählen" })).toBeDefined();
  });
});
