// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createClient } from "../../../extension/api/create-client.ts";
import { pairMessagesFor } from "../../../extension/i18n/pair-messages.ts";
import { createPairFlow } from "../../../extension/pair/pair-flow.ts";
import { PairPage } from "../../../extension/pair/pair-page.tsx";
import { type ManagedPolicy, NO_POLICY } from "../../../extension/storage/managed-policy.ts";
import { loadOutbox } from "../../../extension/storage/outbox.ts";
import { loadPairing, savePairing } from "../../../extension/storage/pairing.ts";
import { saveEntry } from "../../../extension/storage/write-outbox.ts";
import { browserState, createLocks, fakeBrowser } from "../fake-browser.ts";
import {
  type Answering,
  jsonAnswer,
  networkError,
  problemAnswer,
  SERVER,
  scriptedFetch,
} from "../scripted-fetch.ts";

vi.mock("webextension-polyfill", async () => ({ default: (await import("../fake-browser.ts")).fakeBrowser }));

beforeEach(() => browserState.reset());
afterEach(cleanup);

const IDENTITY = {
  product: "rollcall",
  apiVersion: 1,
  version: "0.1.0",
  name: "Beispiel GmbH",
  auth: ["oauth", "pairing"],
};
const ME = { email: "ada@example.com", name: "ada@example.com", role: "editor", via: "device", device: null };

const wellAnswered: Answering = ({ path, body }) => {
  if (path === "/.well-known/rollcall") return jsonAnswer(IDENTITY);
  if (path === "/v1/me") return jsonAnswer(ME);
  if (path === "/oauth/revoke") return new Response(null);
  if (body.includes("BCDF-GHJK"))
    return jsonAnswer({ access_token: "rca_1", refresh_token: "rcr_1", expires_in: 900 });
  return Response.json({ error: "invalid_grant" }, { status: 400 });
};

type Scene = {
  readonly answer?: Answering;
  readonly policy?: Partial<ManagedPolicy>;
  readonly language?: "de" | "en";
};

async function openPage({ answer = wellAnswered, policy = {}, language = "en" }: Scene = {}) {
  const { fetch, asked } = scriptedFetch(answer);
  const flow = createPairFlow({
    fetch,
    locks: createLocks(),
    window: {
      getRedirectURL: (path) => `https://abc.chromiumapp.org/${path}`,
      launchWebAuthFlow: () => Promise.reject(new Error("The user did not approve access.")),
    },
    openClient: (server) => createClient({ server, fetch }),
    deviceName: "Chrome on Linux",
    wakeBackground: () => undefined,
  });
  const whole = { ...NO_POLICY, ...policy };
  render(<PairPage flow={flow} policy={whole} t={pairMessagesFor(language)} />);
  await flow.begin(whole);
  return { asked };
}

const type = (label: RegExp, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const press = (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));

async function chooseServer(address = SERVER) {
  type(/Address of your Rollcall server/u, address);
  press(/Continue/u);
  await screen.findByText(/Beispiel GmbH · rollcall.example.com/u);
}

describe("the way in", () => {
  test("by a code: connected with whom, as whom, and what for", async () => {
    const { asked } = await openPage();
    await chooseServer("rollcall.example.com/pair");
    type(/Pairing code/u, " BCDF-GHJK ");
    press(/^Connect$/u);
    await screen.findByText("Connected with Beispiel GmbH as ada@example.com (editor).");
    // What was pressed is gone: whoever goes by keyboard or ear goes on from the heading.
    expect(document.activeElement).toBe(screen.getByRole("heading", { level: 1, name: "Connected" }));
    expect(screen.getByRole("link", { name: "Go on to the dashboard" }).getAttribute("href")).toBe(
      "dashboard.html",
    );
    expect(await loadPairing()).toEqual({
      ...{ server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome on Linux" },
    });
    const form = Object.fromEntries(
      new URLSearchParams(asked.find(({ path }) => path === "/oauth/token")?.body),
    );
    expect(form).toMatchObject({ pairing_code: "BCDF-GHJK", device_name: "Chrome on Linux" });
  });

  test("says what leaves the browser, and where it goes", async () => {
    await openPage();
    await chooseServer();
    screen.getByText(/your input to rollcall.example.com only. No analytics, no third parties./u);
    expect(screen.getByRole("link", { name: "rollcall.example.com/pair" }).getAttribute("href")).toBe(
      `${SERVER}/pair`,
    );
  });

  test("in German", async () => {
    await openPage({ language: "de" });
    type(/Adresse eures Rollcall-Servers/u, "http://rollcall.example.com");
    press(/Weiter/u);
    expect(
      (await screen.findByText("Diese Adresse ist nicht verschlüsselt.")).closest("[role=alert]"),
    ).not.toBeNull();
  });

  test("is given up without a trace when the window is closed", async () => {
    await openPage();
    await chooseServer();
    press(/^Sign in$/u);
    await screen.findByText("You were not signed in.");
    expect(await loadPairing()).toBeNull();
  });

  test("tells a wrong code from everything else", async () => {
    await openPage();
    await chooseServer();
    type(/Pairing code/u, "XXXX-XXXX");
    press(/^Connect$/u);
    await screen.findByText("This code is not valid.");
  });

  test("and says nothing of the last one while the next is looked at", async () => {
    let isHeld = false;
    const answer: Answering = async (asked) => {
      if (isHeld && asked.path === "/oauth/token") await new Promise(() => undefined);
      return wellAnswered(asked);
    };
    await openPage({ answer });
    await chooseServer();
    type(/Pairing code/u, "XXXX-XXXX");
    press(/^Connect$/u);
    await screen.findByText("This code is not valid.");
    isHeld = true;
    type(/Pairing code/u, "BCDF-GHJK");
    press(/^Connect$/u);
    await waitFor(() => expect(screen.queryByText("This code is not valid.")).toBeNull());
  });

  test.each([
    { name: "nobody", answer: networkError, text: "rollcall.example.com is not answering." },
    { name: "somebody else", answer: () => new Response("Hello"), text: /it is not a Rollcall server/u },
    {
      name: "a newer server",
      answer: () => jsonAnswer({ ...IDENTITY, apiVersion: 2 }),
      text: /This extension is too old/u,
    },
    {
      name: "an older server",
      answer: () => jsonAnswer({ ...IDENTITY, apiVersion: 0 }),
      text: /The server is too old/u,
    },
    { name: "a busy server", answer: () => problemAnswer(429, "rate-limited"), text: "Too many attempts." },
    {
      name: "a broken server",
      answer: () => problemAnswer(503, "unavailable"),
      text: /Code unavailable, request request-1/u,
    },
  ])("where $name answers has its own words", async ({ answer, text }) => {
    await openPage({ answer });
    type(/Address of your Rollcall server/u, SERVER);
    press(/Continue/u);
    expect((await screen.findByText(text)).closest("[role=alert]")).not.toBeNull();
  });
});

describe("what IT has set", () => {
  test("is gone on with, and can’t be changed when it is locked", async () => {
    await openPage({ policy: { workerUrl: "rollcall.example.com", isServerLocked: true } });
    await screen.findByText(/Beispiel GmbH · rollcall.example.com/u);
    screen.getByText("Set by your IT");
    expect(screen.queryByRole("button", { name: "Change" })).toBeNull();
  });

  test("stays locked when the server doesn’t answer", async () => {
    await openPage({ answer: networkError, policy: { workerUrl: SERVER, isServerLocked: true } });
    await screen.findByText("Set by your IT");
    const field = screen.getByLabelText(/Address of your Rollcall server/u);
    expect(field).toHaveProperty("readOnly", true);
    expect(field).toHaveProperty("value", SERVER);
  });

  test("without a lock is a suggestion", async () => {
    await openPage({ policy: { workerUrl: SERVER } });
    fireEvent.click(await screen.findByRole("button", { name: "Change" }));
    expect(await screen.findByLabelText(/Address of your Rollcall server/u)).toHaveProperty("value", SERVER);
  });
});

describe("a browser that is connected", () => {
  const connected = { server: SERVER, name: "Beispiel GmbH", refreshToken: "rcr_1", deviceName: "Chrome" };

  test("says so, and can be parted from its server, which hears of it", async () => {
    await savePairing(connected);
    const { asked } = await openPage();
    await screen.findByText(/Connected with Beispiel GmbH as/u);
    press(/Disconnect this browser/u);
    await screen.findByLabelText(/Address of your Rollcall server/u);
    expect(await loadPairing()).toBeNull();
    expect(asked.at(-1)).toMatchObject({ path: "/oauth/revoke", body: "token=rcr_1" });
  });

  test("whose session is over goes on at signing in", async () => {
    await savePairing({ ...connected, refreshToken: "" });
    await openPage();
    await screen.findByText(/Beispiel GmbH · rollcall.example.com/u);
    screen.getByRole("button", { name: "Sign in" });
  });

  test("to another server than IT has locked meanwhile is parted from it, and goes on at that one", async () => {
    await savePairing({ ...connected, server: "https://other.example.com" });
    await leaveWork();
    const { asked } = await openPage({ policy: { workerUrl: "rollcall.example.com", isServerLocked: true } });
    await screen.findByText(/Beispiel GmbH · rollcall.example.com/u);
    screen.getByRole("button", { name: "Sign in" });
    expect(asked[0]).toMatchObject({ path: "/oauth/revoke", body: "token=rcr_1" });
    expect([await loadPairing(), await loadOutbox(), await draftKept()]).toEqual([null, [], false]);
  });

  test("as somebody who has no access any more can sign in as somebody else", async () => {
    await savePairing(connected);
    const answer: Answering = (one) =>
      one.path === "/v1/me" ? problemAnswer(403, "forbidden") : wellAnswered(one);
    await openPage({ answer });
    await screen.findByText("You have no access here.");
    press(/Sign in again/u);
    await screen.findByRole("button", { name: "Sign in" });
  });

  /** A draft, and a write that waits for the server. */
  async function leaveWork(): Promise<void> {
    await fakeBrowser.storage.session.set({ "draft:exclusions": { value: {}, at: Date.now() } });
    const mutation = { op: "start-run", mode: "apply" } as const;
    await saveEntry({
      id: "1",
      server: SERVER,
      mutation,
      at: Date.now(),
      tries: 1,
      state: "waiting",
      failure: null,
    });
  }
  const draftKept = async (): Promise<boolean> =>
    "draft:exclusions" in (await fakeBrowser.storage.session.get(null));
  async function signInBy(code: string): Promise<void> {
    type(/Pairing code/u, code);
    press(/^Connect$/u);
    await screen.findByText(/Connected with Beispiel GmbH as/u);
  }

  test("takes nothing that was begun along to another server", async () => {
    await savePairing({ ...connected, server: "https://other.example.com", refreshToken: "" });
    await leaveWork();
    await openPage();
    fireEvent.click(await screen.findByRole("button", { name: "Change" }));
    await chooseServer();
    await signInBy("BCDF-GHJK");
    expect(await loadOutbox()).toEqual([]);
    expect(await draftKept()).toBe(false);
  });

  test("goes on with what was begun after signing in again", async () => {
    await savePairing({ ...connected, refreshToken: "" });
    await leaveWork();
    await openPage();
    await screen.findByText(/Beispiel GmbH · rollcall.example.com/u);
    await signInBy("BCDF-GHJK");
    expect((await loadOutbox()).map(({ id }) => id)).toEqual(["1"]);
    expect(await draftKept()).toBe(true);
  });

  test("forgets what was begun when it is parted", async () => {
    await savePairing(connected);
    await leaveWork();
    await openPage();
    await screen.findByText(/Connected with Beispiel GmbH as/u);
    press(/Disconnect this browser/u);
    await screen.findByLabelText(/Address of your Rollcall server/u);
    expect(await loadOutbox()).toEqual([]);
    expect(await draftKept()).toBe(false);
  });
});
