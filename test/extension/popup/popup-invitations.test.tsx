// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Invitation, SendResult } from "../../../extension/api/answers.ts";
import type { InvitationFilter } from "../../../extension/api/create-client.ts";
import { invitation, NOW, SERVER } from "../../../extension/gallery/company.ts";
import { type FakePorts, ok } from "../../../extension/gallery/fake-ports.ts";
import type { OutboxEntry } from "../../../extension/storage/outbox.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const many = Array.from({ length: 205 }, (_, index) => `a-${index}`);
const manyPeople = {
  invitations: () =>
    ok({ items: many.map((id) => invitation({ accountId: id, name: id })), nextCursor: null }),
};
const press = (name: string): void => void fireEvent.click(screen.getByRole("button", { name }));

/** What the popup put into the outbox, as the background finds it there. */
const entriesOf = ({ submitted }: FakePorts): readonly OutboxEntry[] =>
  submitted.map((mutation, index) => ({
    ...{ id: `m-${index}`, server: SERVER, mutation, at: NOW + index, tries: 1 },
    ...{ state: "waiting", failure: null },
  }));

function done(entry: OutboxEntry | undefined): OutboxEntry {
  if (entry?.mutation.op !== "send-invitations") throw new Error("nothing was sent");
  const { id, server, mutation, at, tries } = entry;
  const results = mutation.accountIds.map((accountId): SendResult => ({ accountId, sent: true }));
  return { id, server, mutation, at, tries, state: "done", result: { op: "send-invitations", results } };
}

async function sendToMany() {
  const first = showPopup({ tab: "invitations", client: manyPeople });
  fireEvent.click(await screen.findByRole("checkbox", { name: "Alle 205 auswählen" }));
  press("Einladung senden");
  press("Senden");
  await waitFor(() => expect(first.ports.submitted).toHaveLength(2));
  return { ...first, entries: entriesOf(first.ports) };
}

test("more people than the server takes at once are one send, whenever the popup is open", async () => {
  const { ports, end, entries } = await sendToMany();
  const [one, two] = entries;
  const sendIds = ports.submitted.map((it) => (it.op === "send-invitations" ? it.sendId : null));
  expect(sendIds[0]).toBeTruthy();
  expect(new Set(sendIds).size).toBe(1);
  ports.outbox.value = [done(one), ...(two === undefined ? [] : [two])];
  expect(await screen.findByText("Wird gesendet …")).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const kept = ports.outbox.value;
  expect(kept, "what the first part came to waits for the second").toHaveLength(2);
  end();
  cleanup();
  const again = showPopup({ tab: "invitations", client: manyPeople, outbox: kept });
  again.ports.outbox.value = [done(one), done(two)];
  expect(await screen.findByText("205 gesendet.")).toBeDefined();
  await waitFor(() => expect(again.ports.outbox.value).toEqual([]));
  expect(screen.getByText("205 gesendet.")).toBeDefined();
});

test("a part that failed doesn’t hide what the others came to", async () => {
  const { ports, entries } = await sendToMany();
  const [one, two] = entries;
  if (two === undefined) throw new Error("one part only");
  ports.outbox.value = [done(one), { ...two, state: "failed", failure: { kind: "auth" } }];
  expect(await screen.findByText("200 gesendet, 5 nicht.")).toBeDefined();
});

const aFew = ["Ada", "Bob", "Cleo"].map((name) => invitation({ accountId: name.toLowerCase(), name }));
const found = (items: readonly Invitation[]) => ({
  invitations: ({ q = "" }: InvitationFilter) =>
    ok({ items: items.filter(({ name }) => name.includes(q)), nextCursor: null }),
});

test("search, filter and selection are still there when the popup opens again, without whom it is over for", async () => {
  const drafts = new Map<string, unknown>();
  const { end } = showPopup({ tab: "invitations", client: found(aFew), keptByTabs: drafts });
  const all = await screen.findByRole("combobox", { name: "Zeigen" });
  fireEvent.change(all, { target: { value: "none" } });
  for (const name of ["Ada", "Bob", "Cleo"]) fireEvent.click(await screen.findByRole("checkbox", { name }));
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "Cl" } });
  expect(screen.getByText("3 ausgewählt")).toBeDefined();
  end();
  cleanup();

  showPopup({ tab: "invitations", client: found(aFew.slice(1)), keptByTabs: drafts });
  expect(await screen.findByRole("searchbox")).toHaveProperty("value", "Cl");
  expect(screen.getByRole("combobox", { name: "Zeigen" })).toHaveProperty("value", "none");
  expect(await screen.findByText("2 ausgewählt")).toBeDefined();
  expect(await screen.findByRole("checkbox", { name: "Cleo" })).toHaveProperty("checked", true);
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: "" } });
  expect(await screen.findByRole("checkbox", { name: "Bob" })).toHaveProperty("checked", true);
});

test("what is kept of the tab is nothing once all is as at first, and what isn’t of the kind counts as nothing", async () => {
  const drafts = new Map<string, unknown>([["invitations", { filter: "all", query: 1 }]]);
  showPopup({ tab: "invitations", client: found(aFew), keptByTabs: drafts });
  const ada = await screen.findByRole("checkbox", { name: "Ada" });
  fireEvent.click(ada);
  await waitFor(() =>
    expect(drafts.get("invitations")).toEqual({ filter: "pending", query: "", selected: ["ada"] }),
  );
  fireEvent.click(ada);
  await waitFor(() => expect(drafts.size).toBe(0));
});

test("where nothing is pending, it is said how many were never invited, and the way to them leads there", async () => {
  const asked: string[] = [];
  const client = {
    invitations: ({ state }: InvitationFilter) => {
      asked.push(state);
      return ok({ items: state === "none" ? aFew : [], nextCursor: null });
    },
  };
  showPopup({ tab: "invitations", client });
  expect(await screen.findByText("Keine offenen Einladungen.")).toBeDefined();
  expect(screen.getByText("3 aktive Personen wurden noch nie eingeladen.")).toBeDefined();
  press("Nie Eingeladene zeigen");
  expect(await screen.findByText("Ada")).toBeDefined();
  expect(asked.at(-1)).toBe("none");
  expect(screen.getByRole("combobox", { name: "Zeigen" })).toHaveProperty("value", "none");
});
