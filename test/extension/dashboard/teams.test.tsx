// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { failed } from "../../../extension/api/failure.ts";
import { pageOf } from "../../../extension/gallery/dashboard/fake-people-calls.ts";
import { account, TEAMS, team } from "../../../extension/gallery/dashboard/people.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

type Rename = { readonly id: string; readonly name: string; readonly etag: string };

describe("the list of teams", () => {
  test("says where each comes from and how many are in it", async () => {
    await showDashboard({ hash: "#/teams" });
    const engineering = (await screen.findByRole("link", { name: "Engineering" })).closest("tr");
    expect(engineering?.textContent).toContain("Aus Personio");
    expect(engineering?.textContent).toContain("Abteilung");
    expect(engineering?.textContent).toContain("80 Mitglieder");
    const council = screen.getByRole("link", { name: "Betriebsrat" }).closest("tr");
    expect(council?.textContent).toContain("Von Hand");
    expect(council?.textContent).toContain("nur von Hand");
  });

  test("finds by a part of the name", async () => {
    await showDashboard({ hash: "#/teams?q=CULT" });
    expect(await screen.findByRole("link", { name: "People & Culture" })).toBeDefined();
    expect(screen.queryByRole("link", { name: "Engineering" })).toBeNull();
  });

  test("takes all pages together", async () => {
    const teams = (cursor = "") =>
      ok(
        cursor === "2" ? pageOf([team({ id: "t-9", name: "Zoll" })]) : { items: [...TEAMS], nextCursor: "2" },
      );
    await showDashboard({ hash: "#/teams", client: { teams } });
    expect(await screen.findByRole("link", { name: "Zoll" })).toBeDefined();
    expect(screen.getByRole("link", { name: "Engineering" })).toBeDefined();
  });

  const openForm = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Team anlegen" }));
    return screen.getByRole("form", { name: "Neues Team" });
  };

  test("a new one is created, and its page comes", async () => {
    const { href } = await showDashboard({ hash: "#/teams" });
    const form = await openForm();
    fireEvent.input(within(form).getByLabelText("Name des Teams"), { target: { value: " Chor " } });
    fireEvent.submit(form);
    await waitFor(() => expect(href.value).toBe("#/teams/t-4"));
  });

  test("a name that is taken: by which team", async () => {
    await showDashboard({ hash: "#/teams" });
    const form = await openForm();
    fireEvent.input(within(form).getByLabelText("Name des Teams"), { target: { value: "Engineering" } });
    fireEvent.submit(form);
    expect(await within(form).findByText(/Ein anderes Team heißt genau so/u)).toBeDefined();
    const link = within(form).getByRole("link", { name: "Dieses Team ansehen" });
    expect(link.getAttribute("href")).toBe("#/teams/t-1");
  });
});

describe("renaming", () => {
  const open = async () => {
    fireEvent.click(await screen.findByRole("button", { name: "Umbenennen" }));
    return screen.getByRole("form", { name: "Team umbenennen" });
  };
  const write = (form: HTMLElement, value: string): void =>
    void fireEvent.input(within(form).getByLabelText("Name des Teams"), { target: { value } });

  test("one from Personio says so before, and after what the next sync does", async () => {
    const renameTeam = vi.fn(({ id, name }: Rename) =>
      ok({ ...team({ id, name }), overwrittenBySync: ["name" as const] }),
    );
    await showDashboard({ hash: "#/teams/t-1", client: { renameTeam } });
    const form = await open();
    expect(within(form).getByText(/Dieses Team kommt aus Personio/u)).toBeDefined();
    write(form, "Technik");
    fireEvent.submit(form);
    expect(await screen.findByText("Das Team ist umbenannt.")).toBeDefined();
    expect(screen.getByText(/gibt dem Team wieder den Namen aus Personio/u)).toBeDefined();
    expect(renameTeam).toHaveBeenCalledExactlyOnceWith({ id: "t-1", name: "Technik", etag: '"t1"' });
  });

  test("two admins: the other’s name is said, and saving once more takes ours", async () => {
    const tags: string[] = [];
    const renameTeam = ({ id, name, etag }: Rename) => {
      tags.push(etag);
      return etag === '"t1"'
        ? Promise.resolve(failed({ kind: "conflict", code: "stale" } as const))
        : ok({ ...team({ id, name }), overwrittenBySync: [] });
    };
    const teams = () => ok(pageOf([tags.length === 0 ? team() : team({ name: "Tech", etag: '"t9"' })]));
    await showDashboard({ hash: "#/teams/t-1", client: { renameTeam, teams } });
    const form = await open();
    write(form, "Technik");
    fireEvent.submit(form);
    expect(await within(form).findByText(/inzwischen in „Tech“ umbenannt/u)).toBeDefined();
    fireEvent.submit(form);
    expect(await screen.findByText("Das Team ist umbenannt.")).toBeDefined();
    expect(tags).toEqual(['"t1"', '"t9"']);
  });
});

describe("members", () => {
  const BOTH = [
    { id: "t-1", name: "Engineering", source: "department" },
    { id: "t-1", name: "Engineering", source: "manual" },
  ];

  test("say why they are in it; only those by hand can be taken out", async () => {
    const members = [account({ teams: BOTH }), account({ id: "a-2", firstName: "Jonas", lastName: "Voss" })];
    const removeMember = vi.fn(() => ok(null));
    await showDashboard({
      hash: "#/teams/t-1",
      client: { accounts: () => ok(pageOf(members)), removeMember },
    });
    const jonas = (await screen.findByRole("link", { name: "Jonas Voss" })).closest("tr");
    expect(jonas?.textContent).toContain("nur in Personio");
    expect(screen.getByText("aus Abteilung, von Hand")).toBeDefined();
    fireEvent.click(screen.getByRole("button", { name: "Aylin Kaya aus dem Team nehmen" }));
    expect(await screen.findByText(/nicht mehr von Hand dabei, bleibt aber wegen Personio/u)).toBeDefined();
    expect(removeMember).toHaveBeenCalledExactlyOnceWith({ teamId: "t-1", accountId: "a-1" });
  });

  test("somebody is found and added", async () => {
    const addMember = vi.fn(() => ok(null));
    await showDashboard({ hash: "#/teams/t-4", client: { addMember } });
    fireEvent.click(await screen.findByRole("button", { name: "Jemanden hinzufügen" }));
    fireEvent.input(screen.getByRole("searchbox"), { target: { value: "mara" } });
    fireEvent.click(await screen.findByRole("button", { name: /mara\.lindt@/u }));
    expect(await screen.findByText("Mara Lindt ist jetzt im Team.")).toBeDefined();
    expect(addMember).toHaveBeenCalledExactlyOnceWith({ teamId: "t-4", accountId: "a-4" });
  });

  test("who is there by Personio meanwhile, is said", async () => {
    const removeMember = () =>
      Promise.resolve(failed({ kind: "server", code: "membership-synced" } as const));
    await showDashboard({ hash: "#/teams/t-4", client: { removeMember } });
    fireEvent.click(await screen.findByRole("button", { name: "Tom Beck aus dem Team nehmen" }));
    expect(await screen.findByText(/Personio hat die Person in dieses Team gebracht/u)).toBeDefined();
  });

  test("viewers see no buttons", async () => {
    const me = () => ok({ email: "", name: "", role: "viewer", via: "device", device: null } as const);
    await showDashboard({ hash: "#/teams/t-4", client: { me } });
    await screen.findByText("Du darfst alles ansehen, aber nichts ändern.");
    await screen.findByRole("link", { name: "Aylin Kaya" });
    expect(screen.queryByRole("button", { name: /Umbenennen|hinzufügen|aus dem Team/u })).toBeNull();
  });

  test("a team that isn’t there", async () => {
    await showDashboard({ hash: "#/teams/t-99" });
    expect(await screen.findByText("Dieses Team gibt es nicht.")).toBeDefined();
  });
});
