// @vitest-environment happy-dom
/** The server was gone and is back: what failed meanwhile is asked for again by itself. */
import { cleanup, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Failure, Outcome } from "../../../extension/api/failure.ts";
import * as company from "../../../extension/gallery/company.ts";
import { type FakePorts, ok, snapshot, trouble } from "../../../extension/gallery/fake-ports.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const GONE: Failure = { kind: "unreachable" };

/** A server that can go and come back, and counts what it is asked. */
function unsteady() {
  let isThere = true;
  let asked = 0;
  return {
    asked: () => asked,
    leave: (ports?: FakePorts) => {
      isThere = false;
      if (ports !== undefined) ports.snapshot.value = snapshot({ trouble: trouble(GONE) });
    },
    comeBack: (ports: FakePorts) => {
      isThere = true;
      ports.snapshot.value = snapshot({ answer: { status: company.status(), etag: null, at: company.NOW } });
    },
    answer: <T,>(value: T): Promise<Outcome<T>> => {
      asked += 1;
      return isThere ? ok(value) : Promise.resolve({ ok: false, failure: GONE });
    },
  };
}

test.each([
  { tab: "exclusions" as const, name: "Standort" },
  { tab: "invitations" as const, name: "Aylin Kaya" },
])("the list of $tab", async ({ tab, name }) => {
  const server = unsteady();
  server.leave();
  const { ports } = showPopup({
    tab,
    client: {
      attributes: () => server.answer(company.attributes),
      invitations: () => server.answer({ items: company.invitations, nextCursor: null }),
    },
  });
  expect(await screen.findByRole("button", { name: "Erneut versuchen" })).toBeDefined();
  expect(screen.getByText(/^Der Server antwortet nicht\./u)).toBeDefined();
  server.leave(ports);
  expect(screen.queryByText(name)).toBeNull();
  server.comeBack(ports);
  expect(await screen.findByText(name)).toBeDefined();
  expect(screen.queryByRole("button", { name: "Erneut versuchen" })).toBeNull();
});

test("how many people a draft affects", async () => {
  const server = unsteady();
  server.leave();
  const preview = () => server.answer(company.exclusionPreview());
  const { ports } = showPopup({
    ...STATES["exclusions-changed"],
    tab: "exclusions",
    client: { previewExclusions: preview },
  });
  await waitFor(() => expect(server.asked()).toBe(1));
  expect(screen.queryByText(/betrifft/u)).toBeNull();
  server.leave(ports);
  server.comeBack(ports);
  expect(await screen.findByText(/betrifft \d+ Person/u)).toBeDefined();
});

test("who somebody is, so that a viewer isn’t offered what they may not do", async () => {
  const server = unsteady();
  server.leave();
  const me = () =>
    server.answer({ email: "", name: "", role: "viewer", via: "device", device: null } as const);
  const { ports } = showPopup({ client: { me } });
  await waitFor(() => expect(server.asked()).toBe(1));
  server.comeBack(ports);
  expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
});

test("what came isn’t asked for again at every answer", async () => {
  const server = unsteady();
  const { ports } = showPopup({
    tab: "exclusions",
    client: { attributes: () => server.answer(company.attributes) },
  });
  await screen.findByText("Standort");
  const before = server.asked();
  server.comeBack(ports);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(server.asked()).toBe(before);
});
