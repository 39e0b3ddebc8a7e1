// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { InvitationFilter } from "../../../extension/api/create-client.ts";
import { invitation } from "../../../extension/gallery/company.ts";
import { pageOf } from "../../../extension/gallery/dashboard/fake-people-calls.ts";
import { peopleStates } from "../../../extension/gallery/dashboard/people-states.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

test("one or all are chosen, sending is asked once more, and goes through the outbox", async () => {
  const { ports } = await showDashboard({ hash: "#/invitations" });
  fireEvent.click(await screen.findByLabelText("Alle 7 auswählen"));
  fireEvent.click(screen.getByRole("checkbox", { name: "Tom Beck" }));
  fireEvent.click(screen.getByRole("button", { name: "Einladung senden" }));
  expect(screen.getByText("6 Personen bekommen jetzt eine E-Mail.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Senden" }));
  const sent = { op: "send-invitations", accountIds: ["a-1", "a-3", "a-4", "a-5", "a-6", "a-7"] };
  await waitFor(() => expect(Reflect.get(ports, "submitted")).toMatchObject([sent]));
});

test("all are chosen, also those on pages that aren’t loaded yet", async () => {
  const someone = (id: string) => invitation({ accountId: id, name: id });
  const pages = [["Ada", "Bob"], ["Cleo"], ["Dora"]].map((names) => names.map(someone));
  const asked: string[] = [];
  const invitations = ({ cursor }: InvitationFilter) => {
    asked.push(cursor ?? "");
    const index = Number(cursor ?? "") || 0;
    const nextCursor = index + 1 < pages.length ? String(index + 1) : null;
    return ok({ items: pages[index] ?? [], nextCursor });
  };
  await showDashboard({ hash: "#/invitations", client: { invitations } });
  const all = await screen.findByLabelText<HTMLInputElement>("Alle auswählen, auch die noch nicht geladenen");
  expect(screen.queryByText("Dora")).toBeNull();
  fireEvent.click(all);
  expect(await screen.findByText("4 ausgewählt")).toBeDefined();
  expect(asked).toEqual(["", "1", "2"]);
  expect(screen.getByLabelText("Alle 4 auswählen")).toHaveProperty("checked", true);
});

test("where the rest doesn’t come nobody is chosen, and it is said", async () => {
  const invitations = ({ cursor = "" }: InvitationFilter) =>
    cursor === ""
      ? ok({ items: [invitation({}), invitation({ accountId: "a-2" })], nextCursor: "1" })
      : Promise.resolve({ ok: false, failure: { kind: "unreachable" } } as const);
  await showDashboard({ hash: "#/invitations", client: { invitations } });
  fireEvent.click(await screen.findByLabelText("Alle auswählen, auch die noch nicht geladenen"));
  expect(await screen.findByText(/Der Server antwortet nicht/u)).toBeDefined();
  expect(screen.queryByText(/ausgewählt$/u)).toBeNull();
});

test("those of whom nobody knows whether the mail arrived can be listed", async () => {
  const asked: string[] = [];
  const invitations = ({ state }: InvitationFilter) => {
    asked.push(state);
    return ok(pageOf<ReturnType<typeof invitation>>([]));
  };
  await showDashboard({ hash: "#/invitations", client: { invitations } });
  fireEvent.change(await screen.findByLabelText("Zeigen"), { target: { value: "unknown" } });
  expect(await screen.findByText("Keine Einladung, deren Zustellung unklar ist.")).toBeDefined();
  expect(asked.at(-1)).toBe("unknown");
});

test("the filter stands in the address, both ways", async () => {
  const asked: string[] = [];
  const invitations = ({ state }: InvitationFilter) => {
    asked.push(state);
    return ok(pageOf([invitation({ state })]));
  };
  const { href } = await showDashboard({ hash: "#/invitations?state=none", client: { invitations } });
  await waitFor(() => expect(asked.at(-1)).toBe("none"));
  expect(screen.getByLabelText("Zeigen")).toHaveProperty("value", "none");
  expect(href.value).toBe("#/invitations?state=none");
  fireEvent.change(screen.getByLabelText("Zeigen"), { target: { value: "expired" } });
  await waitFor(() => expect(href.value).toBe("#/invitations?state=expired"));
  expect(asked.at(-1)).toBe("expired");
  href.value = "#/invitations?state=failed";
  await waitFor(() => expect(asked.at(-1)).toBe("failed"));
});

test("what became of each mail stands at the person", async () => {
  const wanted = peopleStates["invitations-sent"];
  if (wanted === undefined) throw new Error("there is no such state");
  await showDashboard(wanted);
  expect(await screen.findByText("Gesendet")).toBeDefined();
  expect(screen.getByText(/Gerade erst gesendet/u)).toBeDefined();
  expect(screen.getByText("1 gesendet, 1 nicht.")).toBeDefined();
});

test("the way to the mail settings, and for viewers no ticks", async () => {
  const me = () => ok({ email: "", name: "", role: "viewer", via: "device", device: null } as const);
  await showDashboard({ hash: "#/invitations", client: { me } });
  expect(await screen.findByText("Aylin Kaya")).toBeDefined();
  await waitFor(() => expect(screen.queryByRole("checkbox")).toBeNull());
  expect(screen.getByRole("link", { name: "Mails einstellen" }).getAttribute("href")).toBe("#/settings");
});
