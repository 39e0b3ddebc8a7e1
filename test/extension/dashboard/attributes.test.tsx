// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Attribute, Target } from "../../../extension/api/answers.ts";
import type { Failure } from "../../../extension/api/failure.ts";
import type { RuleDraft } from "../../../extension/api/rule-calls.ts";
import { objectionTo } from "../../../extension/dashboard/attributes/target-choice.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { mapping } from "../../../extension/gallery/dashboard/rules-company.ts";
import { rulesStates } from "../../../extension/gallery/dashboard/rules-states.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

type Client = NonNullable<WantedPage["client"]>;

const state = (name: string): WantedPage => rulesStates[name] ?? { hash: "#/nowhere" };
const at = (hash: string, client: Client = {}): WantedPage => ({
  hash,
  client: { attributes: () => ok(mapping), ...client },
});
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const choose = (name: string): void => void fireEvent.click(screen.getByRole("radio", { name }));
const failing = (failure: Failure) => Promise.resolve({ ok: false as const, failure });
const known = (key: string): Attribute => {
  const found = mapping.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

/** A server that keeps what is saved. */
function server() {
  let all: readonly Attribute[] = mapping;
  const saved: Array<{ readonly key: string; readonly target: Target | null; readonly etag: string }> = [];
  const client: Client = {
    attributes: () => ok(all),
    saveTarget: (key, target, etag) => {
      saved.push({ key, target, etag });
      const next = { ...known(key), target, etag: `"saved-${saved.length}"` };
      all = all.map((one) => (one.key === key ? next : one));
      return ok(next);
    },
  };
  return { client, saved };
}

describe("the table", () => {
  test("says what each attribute fills, whom it excludes and how many values there are", async () => {
    await showDashboard(state("attributes"));
    const row = (await screen.findByRole("button", { name: "Abteilung" })).closest("tr");
    expect(row?.textContent).toContain("Team");
    expect(row?.textContent).toContain("Aufsichtsrat");
    expect(row?.textContent).toContain("7 Werte");
    const level = screen.getByRole("button", { name: "Karrierestufe" }).closest("tr");
    expect(level?.textContent).toContain("Level");
    expect(screen.getByRole("button", { name: "Status" }).closest("tr")?.textContent).toContain(
      "Aktivieren und Deaktivieren",
    );
  });

  test("filter and search stand in the address", async () => {
    const { href } = await showDashboard(at("#/attributes"));
    const filter = await screen.findByRole("combobox", { name: "Zeigen" });
    fireEvent.change(filter, { target: { value: "excluding" } });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Standort" })).toBeNull());
    expect(button("Beschäftigungsart")).toBeDefined();
    expect(href.value).toBe("#/attributes?show=excluding");
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "aufsicht" } });
    await waitFor(() => expect(screen.queryByRole("button", { name: "Beschäftigungsart" })).toBeNull());
    expect(href.value).toContain("q=aufsicht");
    expect(button("Abteilung")).toBeDefined();
  });

  test("one row opens at a time", async () => {
    await showDashboard(at("#/attributes"));
    fireEvent.click(await screen.findByRole("button", { name: "Standort" }));
    expect(await screen.findByRole("combobox", { name: "Wert für Standort" })).toBeDefined();
    fireEvent.click(button("Abteilung"));
    expect(await screen.findByRole("combobox", { name: "Wert für Abteilung" })).toBeDefined();
    expect(screen.queryByRole("combobox", { name: "Wert für Standort" })).toBeNull();
    expect(button("Abteilung").getAttribute("aria-expanded")).toBe("true");
  });

  test("nothing found leads back to all", async () => {
    await showDashboard(state("attributes-nothing-found"));
    fireEvent.click(await screen.findByRole("button", { name: "Alle zeigen" }));
    expect(await screen.findByRole("button", { name: "Abteilung" })).toBeDefined();
  });

  test("before Personio is connected it leads to the set-up", async () => {
    await showDashboard(state("attributes-empty"));
    expect((await screen.findByRole("link", { name: "Zur Einrichtung" })).getAttribute("href")).toBe(
      "#/set-up",
    );
  });

  test("that could not be loaded can be asked for again", async () => {
    let tries = 0;
    const attributes: Client["attributes"] = () => {
      tries += 1;
      return tries === 1 ? failing({ kind: "unreachable" }) : ok(mapping);
    };
    await showDashboard(at("#/attributes", { attributes }));
    expect(await screen.findByText("Der Server antwortet nicht.")).toBeDefined();
    fireEvent.click(button("Erneut versuchen"));
    expect(await screen.findByRole("button", { name: "Abteilung" })).toBeDefined();
  });
});

describe("a target", () => {
  test("is saved by a press of its own, and taken back in place", async () => {
    const { client, saved } = server();
    await showDashboard(at("#/attributes?open=subcompany", client));
    await screen.findByRole("radio", { name: "Team" });
    expect(screen.getByText("empfohlen")).toBeDefined();
    choose("Team");
    expect(saved).toEqual([]);
    expect(screen.getByText("1 Ziel nicht gespeichert")).toBeDefined();
    fireEvent.click(button("Ziel speichern"));
    expect(
      await screen.findByText(/Ziel gespeichert\. Gilt ab dem nächsten Sync \(morgen, 04:00\)/),
    ).toBeDefined();
    expect(saved).toEqual([{ key: "subcompany", target: { kind: "team" }, etag: '"s1"' }]);
    fireEvent.click(button("Rückgängig"));
    expect(await screen.findByText("Rückgängig gemacht. Es ist wieder wie vorher.")).toBeDefined();
    expect(saved[1]).toEqual({ key: "subcompany", target: null, etag: '"saved-1"' });
  });

  test("of a custom attribute has a name, and opens the way to exclusions", async () => {
    const { client, saved } = server();
    await showDashboard(at("#/attributes?open=dynamic_42", client));
    expect(await screen.findByText(/kann erst ausschließen, wenn es ein Ziel hat/)).toBeDefined();
    expect(screen.queryByRole("combobox", { name: "Wert für Vertragsart" })).toBeNull();
    fireEvent.click(button("Eigenes Attribut „Vertragsart“ als Ziel wählen"));
    const name = await screen.findByRole("textbox", { name: "Name des eigenen Attributs" });
    expect(name).toHaveProperty("value", "Vertragsart");
    fireEvent.input(name, { target: { value: " " } });
    expect(await screen.findByText("Gib dem eigenen Attribut einen Namen.")).toBeDefined();
    expect(button("Ziel speichern")).toHaveProperty("disabled", true);
    fireEvent.input(name, { target: { value: "Vertrag " } });
    fireEvent.click(button("Ziel speichern"));
    expect(await screen.findByRole("combobox", { name: "Wert für Vertragsart" })).toBeDefined();
    expect(saved[0]?.target).toEqual({ kind: "custom", name: "Vertrag" });
  });

  test("that is taken away says what the next run removes", async () => {
    await showDashboard(at("#/attributes?open=cost_centers"));
    await screen.findByRole("radio", { name: "Eigenes Attribut" });
    choose("Nicht übertragen");
    expect(
      await screen.findByText(
        "Der nächste Sync entfernt überall, was daraus kam: Eigenes Attribut „Kostenstelle“.",
      ),
    ).toBeDefined();
    fireEvent.click(within(screen.getByRole("table")).getByRole("button", { name: "Verwerfen" }));
    expect(screen.queryByText(/entfernt überall/)).toBeNull();
  });

  test("that another fills already names the other, before and after asking", async () => {
    const refusal: Failure = { kind: "server", code: "target-taken", params: { by: "dynamic_41" } };
    await showDashboard(at("#/attributes?open=team", { saveTarget: () => failing(refusal) }));
    await screen.findByRole("radio", { name: "Level" });
    choose("Level");
    const taken = /Füllt schon „Karrierestufe“/;
    expect(await screen.findByText(taken)).toBeDefined();
    expect(button("Ziel speichern")).toHaveProperty("disabled", true);
    choose("Team");
    expect(screen.queryByText(taken)).toBeNull();
    fireEvent.click(button("Ziel speichern"));
    expect(await screen.findByText(taken)).toBeDefined();
  });

  test("two admins: both versions, and either way on", async () => {
    const theirs = { ...known("subcompany"), target: { kind: "level" } as const, etag: '"theirs"' };
    const etags: string[] = [];
    const saveTarget: Client["saveTarget"] = (_key, target, etag) => {
      etags.push(etag);
      return etags.length === 1
        ? failing({ kind: "conflict", code: "stale", current: theirs })
        : ok({ ...theirs, target });
    };
    await showDashboard(at("#/attributes?open=subcompany", { saveTarget }));
    await screen.findByRole("radio", { name: "Team" });
    choose("Team");
    fireEvent.click(button("Ziel speichern"));
    const told = await screen.findByText(
      "Jemand hat „Gesellschaft“ inzwischen geändert. Es wurde nichts überschrieben.",
    );
    const conflict = told.closest("section") ?? told;
    expect(conflict.textContent).toContain("Deine WahlTeam");
    expect(conflict.textContent).toContain("GespeichertLevel");
    fireEvent.click(within(conflict).getByRole("button", { name: "Meine speichern" }));
    await screen.findByText(/Ziel gespeichert/);
    expect(etags).toEqual(['"s1"', '"theirs"']);
  });

  test.each([
    ["department", "Ein Standardattribut: von Anfang an zugeordnet, und das bleibt so."],
    [
      "date_of_birth",
      "Das Geburtsdatum wird nie gelesen und nie übertragen. Daran lässt sich nichts ändern.",
    ],
  ])("of %s is fixed, with the reason", async (key, reason) => {
    await showDashboard(at(`#/attributes?open=${key}`));
    expect(await screen.findByText(reason)).toBeDefined();
    expect(screen.queryByRole("radio")).toBeNull();
  });

  test("with exclusions can't go before they do", () => {
    const attribute = { ...known("cost_centers"), exclusions: ["K100"] };
    expect(objectionTo({ attribute, wanted: null }, mapping)).toEqual({ kind: "exclusions-first" });
    const other = { kind: "custom", name: "kosten stelle" } as const;
    expect(objectionTo({ attribute: known("team"), wanted: other }, mapping)).toEqual({
      kind: "taken",
      by: "Kostenstelle",
    });
  });
});

test("where the server tells only the most frequent values, their number says so", async () => {
  const values = Array.from({ length: 200 }, (_, at) => ({ value: `K${at}`, people: 1, excluded: false }));
  const cut = { ...known("cost_centers"), values };
  await showDashboard(at("#/attributes?open=cost_centers", { attributes: () => ok([cut]) }));
  expect(await screen.findByText("mindestens 200 Werte")).toBeDefined();
  expect(button("Die häufigsten 200 zeigen")).toBeDefined();
});

describe("exclusions", () => {
  test("are added by a value's own button, counted, and saved with the bar", async () => {
    const { ports } = await showDashboard(at("#/attributes?open=office"));
    fireEvent.click(await screen.findByRole("button", { name: "„Wien“ ausschließen" }));
    expect(await screen.findByText(/betrifft 4 Personen/)).toBeDefined();
    fireEvent.click(button("Speichern"));
    await waitFor(() => expect(ports.edits.value.value?.["office"]?.values).toEqual(["Wien"]));
  });

  test("a target saved meanwhile doesn't make them stale", async () => {
    const { client } = server();
    const { ports } = await showDashboard(at("#/attributes?open=subcompany", client));
    fireEvent.click(await screen.findByRole("button", { name: "„Beispiel AT GmbH“ ausschließen" }));
    choose("Team");
    fireEvent.click(button("Ziel speichern"));
    await screen.findByText(/Ziel gespeichert/);
    expect(ports.edits.value.value?.["subcompany"]).toMatchObject({
      values: ["Beispiel AT GmbH"],
      etag: '"saved-1"',
    });
  });

  test("two admins: both lists", async () => {
    await showDashboard(state("attribute-conflict"));
    const told = await screen.findByText(/Mara Lindt hat „Beschäftigungsart“/);
    expect(
      within(told.closest("section") ?? told).getByRole("button", { name: "Zusammenführen" }),
    ).toBeDefined();
  });

  test("the draft, targets too, is tried as a whole run", async () => {
    const drafts: RuleDraft[] = [];
    const previewRules: Client["previewRules"] = (draft) => {
      drafts.push(draft);
      return ok("run-7");
    };
    const page = at("#/attributes?open=subcompany", { previewRules });
    const { href } = await showDashboard({ ...page, edits: state("attribute-draft").edits ?? null });
    await screen.findByRole("radio", { name: "Team" });
    choose("Team");
    fireEvent.click(button("Als Sync durchspielen"));
    await waitFor(() => expect(href.value).toBe("#/runs/run-7"));
    expect(drafts).toEqual([
      {
        exclusions: { employment_type: ["external", "Freelancer"] },
        targets: { subcompany: { kind: "team" } },
      },
    ]);
  });

  test("a run that is in the way is named, with the way to it", async () => {
    const refusal: Failure = { kind: "server", code: "run-in-progress", params: { runId: "run-9" } };
    const page = at("#/attributes", { previewRules: () => failing(refusal) });
    await showDashboard({ ...page, edits: state("attribute-draft").edits ?? null });
    fireEvent.click(await screen.findByRole("button", { name: "Als Sync durchspielen" }));
    expect((await screen.findByRole("link", { name: "Zum laufenden Sync" })).getAttribute("href")).toBe(
      "#/runs/run-9",
    );
  });
});

test("viewers see everything and change nothing, and are told why", async () => {
  await showDashboard(state("attributes-viewer"));
  expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.queryByRole("combobox", { name: "Wert für Beschäftigungsart" })).toBeNull();
  expect(screen.queryByRole("button", { name: /ausschließen$/ })).toBeNull();
  expect(screen.getAllByText("external").length).toBeGreaterThan(0);
});
