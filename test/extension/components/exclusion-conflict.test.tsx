// @vitest-environment happy-dom
/** Somebody else saved meanwhile, in popup and dashboard: who is brought where, and what is said of whom. */
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { attribute, NOW } from "../../../extension/gallery/company.ts";
import { rulesStates } from "../../../extension/gallery/dashboard/rules-states.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { showDashboard } from "../dashboard/show-dashboard.tsx";
import { showPopup } from "../popup/show-popup.tsx";

const scrolled: Element[] = [];

beforeEach(() => {
  scrolled.length = 0;
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    scrolled.push(this);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const conflicts: readonly OutboxEntry[] = STATES["exclusions-conflict"]?.outbox ?? [];
const button = (name: string): HTMLElement => screen.getByRole("button", { name });
const heading = (): Promise<HTMLElement> =>
  screen.findByRole("heading", { name: /Vergleiche beide Stände/u });

/** Save was pressed, and the server said no. */
async function saveInVain({ ports }: ReturnType<typeof showPopup>, outbox = conflicts): Promise<HTMLElement> {
  const save = await screen.findByRole("button", { name: "Speichern" });
  save.focus();
  fireEvent.click(save);
  await waitFor(() => expect(ports.submitted).toHaveLength(1));
  await act(() => {
    ports.outbox.value = outbox;
  });
  return heading();
}

describe("in the popup", () => {
  test("Save in vain leads to the conflict: in sight, with the focus on its heading", async () => {
    const title = await saveInVain(showPopup(STATES["exclusions-changed"] ?? {}));
    await waitFor(() => expect(document.activeElement).toBe(title));
    expect(scrolled).toContain(title.closest("section"));
  });

  test("whoever types goes on typing", async () => {
    const { ports } = showPopup(STATES["exclusions-changed"] ?? {});
    const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
    field.focus();
    await act(() => {
      ports.outbox.value = conflicts;
    });
    const title = await heading();
    await waitFor(() => expect(scrolled).toContain(title.closest("section")));
    expect(document.activeElement).toBe(field);
  });

  test("merged, focus goes to Save", async () => {
    await saveInVain(showPopup(STATES["exclusions-changed"] ?? {}));
    button("Zusammenführen").focus();
    fireEvent.click(button("Zusammenführen"));
    await waitFor(() => expect(document.activeElement).toBe(button("Speichern")));
  });

  test("given up for what is saved, focus goes to the attribute", async () => {
    await saveInVain(showPopup(STATES["exclusions-changed"] ?? {}));
    button("Gespeicherte nehmen").focus();
    fireEvent.click(button("Gespeicherte nehmen"));
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^Beschäftigungsart/u));
    expect(document.activeElement?.tagName).toBe("SUMMARY");
  });
});

describe("what is said", () => {
  /** Theirs, of the same exclusions but for one that `by` added. */
  const savedBy = (by: string): readonly OutboxEntry[] =>
    conflicts.map((entry) => {
      if (entry.state !== "failed" || entry.failure.kind !== "conflict") return entry;
      const details = [{ value: "Werkstudent", by, at: new Date(NOW).toISOString() }];
      const current = attribute({ exclusions: ["external", "Werkstudent"], exclusionDetails: details });
      return { ...entry, failure: { ...entry.failure, current } };
    });

  test("the emergency access has its name here too", async () => {
    const title = await saveInVain(showPopup(STATES["exclusions-changed"] ?? {}), savedBy("ADMIN_TOKEN"));
    expect(title.textContent).toMatch(/^IT \(Notfallzugang\) hat/u);
  });

  test("each version marks what it changed of what both began with", async () => {
    await saveInVain(showPopup(STATES["exclusions-changed"] ?? {}));
    const marks = (name: string) =>
      [...(screen.getByRole("heading", { name }).parentElement?.querySelectorAll("li") ?? [])].map(
        (one) => `${one.dataset["mark"] ?? ""} ${one.textContent}`,
      );
    expect(marks("Deine Fassung")).toEqual([" external", "added Freelancer", "removed Freelancr"]);
    expect(marks("Gespeicherte Fassung")).toEqual([" external", "added Werkstudent", "removed Freelancr"]);
  });
});

describe("in the dashboard", () => {
  test("merged, focus goes to Save; given up, to the attribute’s row", async () => {
    await showDashboard(rulesStates["attribute-conflict"] ?? { hash: "#/attributes" });
    const title = await heading();
    await waitFor(() => expect(scrolled).toContain(title.closest("section")));
    button("Zusammenführen").focus();
    fireEvent.click(button("Zusammenführen"));
    await waitFor(() => expect(document.activeElement).toBe(button("Speichern")));
    cleanup();
    await showDashboard(rulesStates["attribute-conflict"] ?? { hash: "#/attributes" });
    await heading();
    button("Gespeicherte nehmen").focus();
    fireEvent.click(button("Gespeicherte nehmen"));
    await waitFor(() => expect(document.activeElement).toBe(button("Beschäftigungsart")));
  });
});
