// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { failed } from "../../../extension/api/failure.ts";
import type { AccountFilter } from "../../../extension/api/people-calls.ts";
import { pageOf } from "../../../extension/gallery/dashboard/fake-people-calls.ts";
import { account, manyAccounts } from "../../../extension/gallery/dashboard/people.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const rowOf = async (name: string): Promise<HTMLElement> => {
  const link = await screen.findByRole("link", { name });
  const row = link.closest("tr");
  if (row === null) throw new Error(`${name} is in no row`);
  return row;
};

const rowCount = (): number => screen.getByRole("table").querySelectorAll("tbody tr").length;

const VIEWER = {
  me: () =>
    ok({ email: "lea@example.org", name: "Lea", role: "viewer", via: "device", device: null } as const),
};

describe("the list of accounts", () => {
  test("says of everybody who they are, how their account stands and how the invitation does", async () => {
    await showDashboard({ hash: "#/people" });
    const excluded = await rowOf("Tom Beck");
    expect(within(excluded).getByText("tom.beck@example.org")).toBeDefined();
    expect(within(excluded).getByText("Aktiv")).toBeDefined();
    expect(within(excluded).getByText("Ausgeschlossen")).toBeDefined();
    expect(within(excluded).getByText("Nie eingeladen")).toBeDefined();
    expect(within(excluded).getByText("Engineering, Betriebsrat")).toBeDefined();
    expect(within(await rowOf("Mara Lindt")).getByText("Deaktiviert")).toBeDefined();
    expect(within(await rowOf("beratung@agentur.example.org")).getByText("Von Hand")).toBeDefined();
    expect(screen.getByText("50 Konten")).toBeDefined();
    expect(screen.getByRole("link", { name: "Tom Beck" }).getAttribute("href")).toBe("#/people/a-3");
  });

  test("asks the server for what the address says, and writes into the address what is chosen", async () => {
    const asked: AccountFilter[] = [];
    const accounts = (filter: AccountFilter) => {
      asked.push(filter);
      return ok(pageOf([account()]));
    };
    const { href } = await showDashboard({
      hash: "#/people?state=active&link=nonsense",
      client: { accounts },
    });
    await screen.findByRole("link", { name: "Aylin Kaya" });
    expect(asked).toEqual([
      { q: "", state: "active", link: "", invitation: "", team: "", cursor: undefined },
    ]);
    fireEvent.change(screen.getByLabelText("Einladung"), { target: { value: "expired" } });
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toMatchObject({ state: "active", invitation: "expired" });
    expect(href.value).toContain("invitation=expired");
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "kay" } });
    await waitFor(() => expect(asked[2]).toMatchObject({ q: "kay", invitation: "expired" }));
  });

  test("offers the teams there are, and keeps the one that is asked for", async () => {
    await showDashboard({ hash: "#/people?team=t-4" });
    await screen.findByRole("option", { name: "Betriebsrat" });
    expect(screen.getByLabelText("Team")).toHaveProperty("value", "t-4");
    expect(await screen.findByRole("link", { name: "Aylin Kaya" })).toBeDefined();
    expect(screen.queryByRole("link", { name: "Yara Celik" })).toBeNull();
  });

  test("loads the next page, and draws a large one bit by bit", async () => {
    const all = manyAccounts(250);
    const accounts = ({ cursor }: AccountFilter) =>
      ok(cursor === "2" ? pageOf(all.slice(200)) : { items: all.slice(0, 200), nextCursor: "2" });
    await showDashboard({ hash: "#/people", client: { accounts } });
    expect(await screen.findByText("Die ersten 200 Konten")).toBeDefined();
    await waitFor(() => expect(rowCount()).toBe(200), { timeout: 10_000 });
    fireEvent.click(screen.getByRole("button", { name: "Weitere laden" }));
    expect(await screen.findByText("250 Konten")).toBeDefined();
    await waitFor(() => expect(rowCount()).toBe(250), { timeout: 10_000 });
  });

  test("another question takes a large list away and shows the small one", async () => {
    const all = manyAccounts(240);
    const accounts = ({ q }: AccountFilter) => ok(pageOf(q === "" ? all : all.slice(7, 8)));
    await showDashboard({ hash: "#/people", client: { accounts } });
    await waitFor(() => expect(rowCount()).toBe(240), { timeout: 10_000 });
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "x" } });
    await waitFor(() => expect(rowCount()).toBe(1), { timeout: 10_000 });
  });

  test("nobody found: the filters can be cleared, the search too", async () => {
    const { href } = await showDashboard({ hash: "#/people?q=xyz" });
    expect(await screen.findByText("Niemand passt zu dieser Auswahl.")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Auswahl zurücksetzen" }));
    expect(await screen.findByRole("link", { name: "Aylin Kaya" })).toBeDefined();
    expect(screen.getByRole("searchbox")).toHaveProperty("value", "");
    expect(href.value).toBe("#/people");
  });

  test("nobody at all: it says where accounts come from", async () => {
    await showDashboard({ hash: "#/people", client: { accounts: () => ok(pageOf([])) } });
    expect(await screen.findByText(/Sie entstehen mit dem ersten Sync/u)).toBeDefined();
    expect(screen.getByRole("link", { name: "Zur Einrichtung" }).getAttribute("href")).toBe("#/set-up");
  });

  test("a failure is said, and trying again helps", async () => {
    let times = 0;
    const accounts = () => {
      times += 1;
      return times === 1
        ? Promise.resolve(failed({ kind: "server", code: "unavailable" }))
        : ok(pageOf([account()]));
    };
    await showDashboard({ hash: "#/people", client: { accounts } });
    fireEvent.click(await screen.findByRole("button", { name: "Erneut versuchen" }));
    expect(await screen.findByRole("link", { name: "Aylin Kaya" })).toBeDefined();
  });
});

describe("an account by hand", () => {
  const open = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Konto von Hand anlegen" }));
    return screen.getByRole("form", { name: "Neues Konto von Hand" });
  };
  const fill = (form: HTMLElement, fields: Readonly<Record<string, string>>): void => {
    for (const [label, value] of Object.entries(fields)) {
      fireEvent.input(within(form).getByLabelText(label), { target: { value } });
    }
  };
  const NAMES = { Vorname: "Ida", Nachname: "Beck", "E-Mail-Adresse": "ida@example.org" };

  test("is created, and its page comes", async () => {
    const createAccount = vi.fn((_: object) => ok({ ...account({ id: "a-2" }), overwrittenBySync: [] }));
    const { href } = await showDashboard({ hash: "#/people", client: { createAccount } });
    const form = await open();
    fill(form, { ...NAMES, Jobtitel: "Beraterin" });
    fireEvent.submit(form);
    await waitFor(() => expect(href.value).toBe("#/people/a-2"));
    expect(createAccount).toHaveBeenCalledExactlyOnceWith({
      firstName: "Ida",
      lastName: "Beck",
      email: "ida@example.org",
      jobTitle: "Beraterin",
    });
  });

  test("without a name nothing is asked", async () => {
    const createAccount = vi.fn(() => ok({ ...account(), overwrittenBySync: [] }));
    await showDashboard({ hash: "#/people", client: { createAccount } });
    const form = await open();
    fireEvent.submit(form);
    expect(await within(form).findAllByText("Bitte ausfüllen.")).toHaveLength(3);
    expect(createAccount).not.toHaveBeenCalled();
    await waitFor(() => expect(document.activeElement).toBe(within(form).getByLabelText("Vorname")));
  });

  test("an address that is taken: whose it is", async () => {
    await showDashboard({ hash: "#/people" });
    const form = await open();
    fill(form, { ...NAMES, "E-Mail-Adresse": "aylin.kaya@example.org" });
    fireEvent.submit(form);
    expect(await within(form).findByText(/hat diese E-Mail-Adresse schon/u)).toBeDefined();
    const link = within(form).getByRole("link", { name: "Dieses Konto ansehen" });
    expect(link.getAttribute("href")).toBe("#/people/a-1");
  });

  test("whoever may only look isn’t offered it, and is told why", async () => {
    await showDashboard({ hash: "#/people", client: VIEWER });
    expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Konto von Hand anlegen" })).toBeNull();
  });
});
