// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Appointment } from "../../../extension/api/administration-calls.ts";
import type { Admin } from "../../../extension/api/answers.ts";
import type { DashboardClient } from "../../../extension/api/create-dashboard-client.ts";
import type { Failure } from "../../../extension/api/failure.ts";
import { admin, admins, device } from "../../../extension/gallery/dashboard/administration-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const KIM = "kim@example.org";
const JONAS = "jonas.voss@example.org";

const me = (role: "owner" | "editor" | "viewer") => () =>
  ok({ email: KIM, name: KIM, role, via: "device", device: null } as const);
const refuse = (code: string) => () =>
  Promise.resolve({ ok: false, failure: { kind: "server", code } satisfies Failure } as const);

async function show(client: Partial<DashboardClient> = {}, role: "owner" | "editor" | "viewer" = "owner") {
  const shown = await showDashboard({ hash: "#/admins", client: { me: me(role), ...client } });
  await screen.findByRole("table", { name: "Admins" });
  return shown;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const rowOf = (text: string) => {
  const row = within(screen.getByRole("table", { name: "Admins" }))
    .getByText(text)
    .closest("tr");
  if (row === null) throw new Error(`no row of ${text}`);
  return row;
};
const dialog = () => screen.getByRole("dialog");
const confirm = (name: string) => fireEvent.click(within(dialog()).getByRole("button", { name }));

describe("adding", () => {
  test("somebody is put on the list with a role, and told how they come in", async () => {
    const appointAdmin = vi.fn(({ email, role }: Appointment) =>
      ok({ admin: admin({ id: "new", email, role }), isNew: true }),
    );
    await show({ appointAdmin });
    const form = screen.getByRole("form", { name: "Admin hinzufügen" });
    fireEvent.input(within(form).getByLabelText("E-Mail-Adresse"), {
      target: { value: " mara@example.org " },
    });
    fireEvent.change(within(form).getByLabelText("Rolle"), { target: { value: "editor" } });
    fireEvent.click(within(form).getByRole("button", { name: "Hinzufügen" }));
    expect(
      await screen.findByText(/mara@example.org darf sich jetzt anmelden.*rollcall.beispiel.workers.dev/u),
    ).toBeDefined();
    expect(appointAdmin).toHaveBeenCalledExactlyOnceWith({ email: "mara@example.org", role: "editor" });
    const email = within(form).getByLabelText<HTMLInputElement>("E-Mail-Adresse");
    await waitFor(() => expect(email.value).toBe(""));
  });

  test("who was there already has another role now", async () => {
    await show();
    const form = screen.getByRole("form", { name: "Admin hinzufügen" });
    fireEvent.input(within(form).getByLabelText("E-Mail-Adresse"), { target: { value: JONAS } });
    fireEvent.click(within(form).getByRole("button", { name: "Hinzufügen" }));
    expect(await screen.findByText(`${JONAS} war schon dabei und hat jetzt die Rolle Leser.`)).toBeDefined();
  });

  test("an address that the server doesn’t accept is marked, and stays", async () => {
    await show({ appointAdmin: refuse("invalid-request") });
    const form = screen.getByRole("form", { name: "Admin hinzufügen" });
    const email = within(form).getByLabelText<HTMLInputElement>("E-Mail-Adresse");
    fireEvent.click(within(form).getByRole("button", { name: "Hinzufügen" }));
    expect(within(form).getByText("Gib eine E-Mail-Adresse ein.")).toBeDefined();
    fireEvent.input(email, { target: { value: "mara" } });
    fireEvent.click(within(form).getByRole("button", { name: "Hinzufügen" }));
    await within(form).findByText(/keine E-Mail-Adresse, die der Server annimmt/u);
    expect(email.value).toBe("mara");
    expect(email.getAttribute("aria-invalid")).toBe("true");
  });
});

describe("a role", () => {
  test("is changed after it was asked for, and the list is read anew", async () => {
    let list: readonly Admin[] = admins;
    const appointAdmin = vi.fn(({ email, role }: Appointment) => {
      list = admins.map((one) => (one.email === email ? { ...one, role } : one));
      return ok({ admin: admin({ email, role }), isNew: false });
    });
    await show({ admins: () => ok({ items: [...list], nextCursor: null }), appointAdmin });
    const select = () => screen.getByLabelText<HTMLSelectElement>(`Rolle von ${JONAS}`);
    fireEvent.change(select(), { target: { value: "owner" } });
    expect(select().value).toBe("editor");
    expect(within(dialog()).getByText("Aus Bearbeiter wird Inhaber. Das gilt sofort.")).toBeDefined();
    expect(appointAdmin).not.toHaveBeenCalled();
    confirm("Rolle ändern");
    expect(await screen.findByText(`${JONAS} hat jetzt die Rolle Inhaber.`)).toBeDefined();
    await waitFor(() => expect(select().value).toBe("owner"));
  });

  test("of the last owner stays, and it is said why", async () => {
    await show({ appointAdmin: refuse("last-owner") });
    fireEvent.change(screen.getByLabelText(`Rolle von ${KIM}`), { target: { value: "viewer" } });
    expect(within(dialog()).getByText(/Danach kannst du es nicht mehr rückgängig machen/u)).toBeDefined();
    confirm("Rolle ändern");
    expect(await screen.findByText(/mindestens einen Inhaber/u)).toBeDefined();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("what each may do is told", async () => {
    await show();
    const guide = screen.getByText("Was die Rollen dürfen").closest("details");
    expect(within(guide ?? document.body).getByText(/angehaltene Pläne freigeben/u)).toBeDefined();
  });
});

describe("removing", () => {
  test("asks first; who was removed is off the list", async () => {
    let list: readonly Admin[] = admins;
    const removeAdmin = vi.fn((id: string) => {
      list = list.filter((one) => one.id !== id);
      return ok(null);
    });
    await show({ admins: () => ok({ items: [...list], nextCursor: null }), removeAdmin });
    press(`${JONAS} entfernen`);
    expect(removeAdmin).not.toHaveBeenCalled();
    confirm("Entfernen");
    expect(await screen.findByText(`${JONAS} ist kein Admin mehr.`)).toBeDefined();
    expect(removeAdmin).toHaveBeenCalledExactlyOnceWith("admin-2");
    await waitFor(() => expect(screen.queryByLabelText(`Rolle von ${JONAS}`)).toBeNull());
  });

  test.each([
    [JONAS, () => screen.getByRole("button", { name: `${admins[2]?.email} entfernen` })],
    [
      admins.at(-1)?.email ?? "",
      () => screen.getByRole("button", { name: `${admins.at(-2)?.email} entfernen` }),
    ],
  ])("of %s takes the focus on to the row beside it", async (email, next) => {
    let list: readonly Admin[] = admins;
    const removeAdmin = (id: string) => {
      list = list.filter((one) => one.id !== id);
      return ok(null);
    };
    await show({ admins: () => ok({ items: [...list], nextCursor: null }), removeAdmin });
    screen.getByRole("button", { name: `${email} entfernen` }).focus();
    press(`${email} entfernen`);
    confirm("Entfernen");
    await waitFor(() => expect(screen.queryByLabelText(`Rolle von ${email}`)).toBeNull());
    await waitFor(() => expect(document.activeElement === next()).toBe(true));
  });

  test("oneself is another matter, and said to be", async () => {
    await show();
    expect(within(rowOf(KIM)).getByText("Du")).toBeDefined();
    press(`${KIM} entfernen`);
    expect(within(dialog()).getByText(/Du wirst sofort abgemeldet/u)).toBeDefined();
  });

  test.each([
    ["last-owner", /mindestens einen Inhaber/u],
    ["not-found", /jemand war schneller/u],
    ["forbidden", /Das dürfen nur Inhaber/u],
  ])("%s is told in words", async (code, words) => {
    await show({ removeAdmin: refuse(code) });
    press(`${KIM} entfernen`);
    confirm("Entfernen");
    expect(await screen.findByText(words)).toBeDefined();
  });
});

test.each(["editor", "viewer"] as const)("a %s sees the list and can’t change it", async (role) => {
  await show({}, role);
  await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  expect(screen.queryByRole("button", { name: /entfernen$/u })).toBeNull();
  expect(within(rowOf(JONAS)).getByText("Bearbeiter")).toBeDefined();
  expect(screen.queryByText("Für die IT: Schlüssel")).toBeNull();
  // One's own devices anybody may end.
  expect(screen.getByRole("button", { name: "Firefox on Mac trennen" })).toBeDefined();
});

describe("devices", () => {
  test("this one is marked, and ending it signs one out", async () => {
    const endDevice = vi.fn(() => ok(null));
    const { ports } = await show({ endDevice });
    const refresh = vi.spyOn(ports, "refresh");
    await screen.findByRole("button", { name: "Chrome on Windows trennen" });
    expect(screen.getByText("Dieser Browser")).toBeDefined();
    press("Chrome on Windows trennen");
    expect(within(dialog()).getByText(/Du wirst sofort abgemeldet/u)).toBeDefined();
    confirm("Trennen");
    await waitFor(() => expect(endDevice).toHaveBeenCalledExactlyOnceWith("device-1"));
    await waitFor(() => expect(refresh).toHaveBeenCalled());
  });

  test("of others are ended by owners, who are told whom it concerns", async () => {
    let items = [device(), device({ id: "d-2", name: "Edge", email: JONAS, current: false })];
    await show({
      devices: () => ok({ items: [...items], nextCursor: null }),
      endDevice: (id) => {
        items = items.filter((one) => one.id !== id);
        return ok(null);
      },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Edge trennen" }));
    expect(within(dialog()).getByText(new RegExp(`^${JONAS} muss sich`, "u"))).toBeDefined();
    confirm("Trennen");
    expect(await screen.findByText("„Edge“ ist getrennt.")).toBeDefined();
    await waitFor(() => expect(screen.queryByRole("button", { name: "Edge trennen" })).toBeNull());
  });
});

test("keys are rotated by owners, who are told which may go", async () => {
  await show({
    rotateKeys: () => ok({ currentKey: "k2", resealed: 1, keysInUse: ["k1", "k2"], unreadable: 1 }),
  });
  fireEvent.click(await screen.findByText("Für die IT: Schlüssel"));
  press("Jetzt neu verschlüsseln");
  expect(
    await screen.findByText("Noch gebraucht: k1 und k2. Alle anderen Schlüssel dürfen weg."),
  ).toBeDefined();
  expect(screen.getByText(/1 Eintrag ist nicht mehr lesbar/u)).toBeDefined();
});
