// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import type { Connection, Run } from "../../../extension/api/answers.ts";
import type { Failure } from "../../../extension/api/failure.ts";
import type { ConnectionEdit } from "../../../extension/api/rule-calls.ts";
import { stepStates } from "../../../extension/dashboard/set-up/set-up-steps.ts";
import { counts, run } from "../../../extension/gallery/company.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { connection, mapping, noConnection } from "../../../extension/gallery/dashboard/rules-company.ts";
import { rulesStates } from "../../../extension/gallery/dashboard/rules-states.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

type Client = NonNullable<WantedPage["client"]>;

const DEFAULTS = mapping
  .filter(({ isDefault }) => isDefault)
  .map((attribute) => ({ ...attribute, exclusions: [] }));
const SECRET = "papi-secret-sehr-geheim";
const state = (name: string): WantedPage => rulesStates[name] ?? { hash: "#/nowhere" };
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const step = (name: string): HTMLElement => {
  const card = screen.getByRole("heading", { name }).closest("li");
  if (card === null) throw new Error(name);
  return card;
};
const type = (label: string, text: string): void =>
  void fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
const failing = (failure: Failure) => Promise.resolve({ ok: false as const, failure });

/** A server that keeps the connection, and checks it as Personio answers. */
function server(problem: Connection["problem"] = null, begin: Connection = noConnection) {
  let saved = begin;
  const edits: ConnectionEdit[] = [];
  const calls: string[] = [];
  const client: Client = {
    attributes: () => ok(saved.configured ? DEFAULTS : []),
    connection: () => ok({ connection: saved, etag: '"c"' }),
    saveConnection: (edit) => {
      edits.push(edit);
      calls.push(`save ${edit.enabled ? "on" : "off"}`);
      if (edit.enabled && problem !== null) return failing({ kind: "server", ...problem });
      saved = connection({ clientId: edit.clientId, enabled: edit.enabled });
      return ok({
        ...saved,
        warnings: [],
        etag: '"d"',
        ...(edit.syncNow === true ? { runId: "run-5" } : {}),
      });
    },
    testConnection: () => {
      calls.push("test");
      saved = { ...saved, problem };
      return ok(saved);
    },
    forgetConnection: () => {
      calls.push("forget");
      saved = noConnection;
      return ok(null);
    },
  };
  return { client, edits, calls };
}

const withServer = (name: string, client: Client): WantedPage => {
  const page = state(name);
  return { ...page, client: { ...page.client, ...client } };
};

describe("which step is next", () => {
  const nothing = { connection: noConnection, status: null, hasOwnRules: false, isMappingSeen: false };
  const succeeded = { lastRun: null, lastSuccessAt: "2026-11-22T03:02:12Z" };
  const broken = connection({ problem: { code: "credentials-refused", params: {} } });
  test.each([
    ["nothing yet", nothing, "done now later later"],
    [
      "saved, not checked",
      { ...nothing, connection: connection({ checkedAt: null }) },
      "done now later later",
    ],
    ["connected", { ...nothing, connection: connection() }, "done done now later"],
    ["exclusions set", { ...nothing, connection: connection(), hasOwnRules: true }, "done done done now"],
    [
      "synced",
      { connection: connection(), status: succeeded, hasOwnRules: true, isMappingSeen: false },
      "done done done done",
    ],
    [
      "refused later on",
      { connection: broken, status: succeeded, hasOwnRules: true, isMappingSeen: false },
      "done now done done",
    ],
  ])("%s", (_, facts, expected) => {
    expect(Object.values(stepStates(facts)).join(" ")).toBe(expected);
  });
});

describe("the credentials", () => {
  test("are saved switched off, checked, and lead on to the mapping", async () => {
    const { client, edits, calls } = server();
    await showDashboard(withServer("set-up-new", client));
    await screen.findByLabelText("Client ID");
    expect(step("Personio verbinden").textContent).toContain("Jetzt dran");
    expect(screen.getByText("Vorname, Nachname, E-Mail und Status.", { exact: false })).toBeDefined();
    type("Client ID", " papi-1 ");
    type("Client Secret", SECRET);
    fireEvent.click(button("Prüfen und speichern"));
    expect(await screen.findByText(/Geprüft und gespeichert\. Der Sync ist noch aus/)).toBeDefined();
    expect(calls).toEqual(["save off", "test"]);
    expect(edits).toEqual([{ clientId: "papi-1", clientSecret: SECRET, enabled: false }]);
    await waitFor(() => expect(step("Zuordnung ansehen").textContent).toContain("Jetzt dran"));
    expect(document.body.innerHTML).not.toContain(SECRET);
  });

  test("stand nowhere but in their field, a draft included", async () => {
    const { client } = server({ code: "credentials-refused", params: {} });
    const { ports } = await showDashboard(withServer("set-up-new", client));
    const field = await screen.findByLabelText("Client Secret");
    expect(field.getAttribute("type")).toBe("password");
    type("Client ID", "papi-1");
    type("Client Secret", SECRET);
    fireEvent.click(button("Prüfen und speichern"));
    await screen.findByText(/Personio lehnt diese Zugriffsdaten ab/);
    expect(document.body.innerHTML).not.toContain(SECRET);
    expect(JSON.stringify([ports.edits.value.value, ports.snapshot.value, ports.outbox.value])).not.toContain(
      SECRET,
    );
  });

  test.each([
    ["", "", "Die Client ID fehlt."],
    ["papi-1", "", "Das Client Secret fehlt."],
  ])("that are missing (%s, %s) are asked for, and nobody is asked", async (id, secret, told) => {
    const { client, calls } = server();
    await showDashboard(withServer("set-up-new", client));
    await screen.findByLabelText("Client ID");
    type("Client ID", id);
    type("Client Secret", secret);
    fireEvent.click(button("Prüfen und speichern"));
    expect(await screen.findByText(told)).toBeDefined();
    expect(calls).toEqual([]);
  });

  test.each([
    [
      { code: "credentials-refused", params: {} },
      /Personio lehnt diese Zugriffsdaten ab.*Es wurde nichts gespeichert\./,
    ],
    [
      { code: "attributes-missing", params: { missing: ["email", "status"] } },
      /nicht freigegeben: E-Mail und Status.*Es wurde nichts gespeichert\./,
    ],
    [{ code: "personio-unavailable", params: {} }, /gerade nicht erreichbar.*Es wurde nichts gespeichert\./],
  ])("switched on, $code is told in words and nothing is saved", async (problem, told) => {
    const { client } = server(problem);
    await showDashboard(withServer("set-up-new", client));
    await screen.findByLabelText("Client ID");
    type("Client ID", "papi-1");
    type("Client Secret", SECRET);
    fireEvent.click(screen.getByRole("checkbox", { name: "Integration aktivieren" }));
    fireEvent.click(button("Prüfen und speichern"));
    expect(await screen.findByText(told)).toBeDefined();
    // What was typed is still there to be mended.
    expect(screen.getByLabelText("Client Secret")).toHaveProperty("value", SECRET);
  });

  test("“Save & sync” starts a run, and names default attributes that can’t be read", async () => {
    const { client, edits } = server();
    const saveConnection: Client["saveConnection"] = async (edit, etag) => {
      const outcome = await client.saveConnection?.(edit, etag);
      if (outcome?.ok !== true) throw new Error("it is saved");
      return ok({ ...outcome.value, warnings: [{ code: "attribute-not-readable", key: "gender" }] });
    };
    await showDashboard(withServer("set-up-new", { ...client, saveConnection }));
    await screen.findByLabelText("Client ID");
    expect(screen.queryByRole("button", { name: "Speichern & synchronisieren" })).toBeNull();
    type("Client ID", "papi-1");
    type("Client Secret", SECRET);
    fireEvent.click(screen.getByRole("checkbox", { name: "Integration aktivieren" }));
    fireEvent.click(button("Speichern & synchronisieren"));
    expect(await screen.findByText(/Nicht freigegeben: Geschlecht\./)).toBeDefined();
    expect(screen.getByRole("link", { name: "Sync ansehen" }).getAttribute("href")).toBe("#/runs/run-5");
    expect(edits[0]).toMatchObject({ enabled: true, syncNow: true });
  });

  test("can be changed without entering the secret again, but not for another client", async () => {
    const { client, edits } = server(null, connection());
    await showDashboard(withServer("set-up-done", client));
    fireEvent.click(await screen.findByRole("button", { name: "Zugriffsdaten ändern" }));
    expect(screen.getByText("Ist hinterlegt. Leer lassen, um es zu behalten.")).toBeDefined();
    type("Client ID", "papi-other");
    fireEvent.click(button("Prüfen und speichern"));
    expect(await screen.findByText(/Zu dieser Client ID ist kein Secret hinterlegt/)).toBeDefined();
    type("Client ID", "papi-5f2a91c0-beispiel");
    fireEvent.click(button("Prüfen und speichern"));
    await screen.findByText(/Geprüft und gespeichert\. Der Sync ist an/);
    expect(edits).toEqual([{ clientId: "papi-5f2a91c0-beispiel", enabled: true }]);
  });
});

describe("the connection that is saved", () => {
  test("shows that there is a secret, and can be checked", async () => {
    const { client } = server(null, connection());
    await showDashboard(withServer("set-up-done", client));
    const card = within(await waitFor(() => step("Personio verbinden")));
    expect(card.getByText("hinterlegt")).toBeDefined();
    fireEvent.click(card.getByRole("button", { name: "Gespeichertes prüfen" }));
    expect(await screen.findByText(/Geprüft: Personio nimmt die Zugriffsdaten an/)).toBeDefined();
  });

  test("says what a check found", async () => {
    const { client } = server({ code: "credentials-refused", params: {} }, connection());
    await showDashboard(withServer("set-up-done", client));
    fireEvent.click(await screen.findByRole("button", { name: "Gespeichertes prüfen" }));
    expect(await screen.findByText(/Personio lehnt diese Zugriffsdaten ab/)).toBeDefined();
    expect(step("Personio verbinden").textContent).toContain("Jetzt dran");
  });

  test("can be switched off and on", async () => {
    const { client, calls } = server(null, connection());
    await showDashboard(withServer("set-up-done", client));
    fireEvent.click(await screen.findByRole("button", { name: "Ausschalten" }));
    expect(
      await screen.findByText("Ausgeschaltet. Es wird nichts mehr gelesen oder geändert."),
    ).toBeDefined();
    expect(calls).toEqual(["save off"]);
  });

  test("is forgotten only after a question", async () => {
    const { client, calls } = server(null, connection());
    await showDashboard(withServer("set-up-done", client));
    fireEvent.click(await screen.findByRole("button", { name: "Zugriffsdaten vergessen" }));
    const dialog = await screen.findByRole("dialog", { name: "Zugriffsdaten vergessen?" });
    expect(dialog.textContent).toContain("Alle Konten, Teams, Zuordnungen und Ausschlüsse bleiben");
    expect(calls).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Vergessen" }));
    expect(await screen.findByText("Vergessen. Konten und Regeln sind geblieben.")).toBeDefined();
    expect(await screen.findByLabelText("Client ID")).toBeDefined();
  });

  test("that somebody else changed isn't written over", async () => {
    const stale = () => failing({ kind: "conflict", code: "stale", current: connection() });
    await showDashboard(withServer("set-up-done", { saveConnection: stale }));
    fireEvent.click(await screen.findByRole("button", { name: "Ausschalten" }));
    expect(await screen.findByText(/Jemand hat die Verbindung inzwischen geändert/)).toBeDefined();
  });
});

describe("preview and first sync", () => {
  const ended = (some: Partial<Run>): Run =>
    run({ state: "succeeded", counts: counts({ created: 190 }), ...some });

  test("the mapping is looked at, then a preview switches on and shows what would happen", async () => {
    const { client, calls } = server(null, connection({ enabled: false }));
    const started: string[] = [];
    const startRun: Client["startRun"] = (mode) => {
      started.push(mode);
      return ok("run-2");
    };
    const { href } = await showDashboard(
      withServer("set-up-mapping", { ...client, startRun, run: () => ok(ended({ id: "run-2" })) }),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Passt so, weiter" }));
    expect(await screen.findByText(/muss die Integration eingeschaltet sein/)).toBeDefined();
    fireEvent.click(button("Einschalten und Vorschau starten"));
    expect(await screen.findByText(/214 Personen in Personio gelesen, nichts wurde geändert/)).toBeDefined();
    expect(calls).toEqual(["save on"]);
    expect(started).toEqual(["preview"]);
    expect(href.value).toBe("#/set-up?preview=run-2");
    expect(screen.getByRole("link", { name: "Person für Person ansehen" }).getAttribute("href")).toBe(
      "#/runs/run-2",
    );
    fireEvent.click(button("Jetzt synchronisieren"));
    await waitFor(() => expect(started).toEqual(["preview", "apply"]));
    expect(await screen.findByRole("link", { name: "Zur Übersicht" })).toBeDefined();
  });

  test("a preview is found again after reloading, with what it warns of", async () => {
    const problem = { code: "too-many-deactivations", params: { planned: 41, allowed: 9 } };
    await showDashboard(withServer("set-up-previewed", { run: () => ok(ended({ problem })) }));
    expect(await screen.findByText("Es wären zu viele Deaktivierungen gewesen.")).toBeDefined();
  });

  test("that fails says why, and that nothing was changed", async () => {
    const problem = { code: "source-empty", params: {} };
    await showDashboard(
      withServer("set-up-previewed", { run: () => ok(ended({ state: "failed", problem })) }),
    );
    expect(
      await screen.findByText("Die Vorschau hat nicht geklappt. Es wurde nichts geändert."),
    ).toBeDefined();
    expect(screen.queryByRole("button", { name: "Jetzt synchronisieren" })).toBeNull();
  });

  test("shows how far it is", async () => {
    const { end } = await showDashboard(state("set-up-previewing"));
    expect(await screen.findByText("Liest Personio · 120 von 214 Personen")).toBeDefined();
    expect(button("Vorschau starten")).toHaveProperty("disabled", true);
    end();
  });
});

test("only owners enter credentials; others are told why", async () => {
  await showDashboard(state("set-up-new-editor"));
  expect(await screen.findByText("Das darf nur, wer die Rolle „Inhaber“ hat.")).toBeDefined();
  expect(screen.queryByLabelText("Client Secret")).toBeNull();
  expect(screen.getByText("So legst du die Zugriffsdaten in Personio an")).toBeDefined();
});
