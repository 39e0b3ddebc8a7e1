// @vitest-environment happy-dom
/** Whatever stands in the way, somebody can do something about it, or is told that it goes on by itself. */
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test } from "vitest";
import { snapshot, trouble, type Wanted } from "../../../extension/gallery/fake-ports.ts";
import { STATES } from "../../../extension/gallery/states.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const state = (name: string): Wanted => STATES[name] ?? {};
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole("button", { name }));
const retry = () => screen.queryByRole("button", { name: "Erneut versuchen" });

describe("a way out", () => {
  test("for somebody whose role keeps them out: asking again, or signing in as somebody else", async () => {
    const { ports } = showPopup(state("forbidden"));
    expect(retry()).not.toBeNull();
    press("Anmelden");
    await waitFor(() => expect(ports.opened).toEqual(["pair"]));
  });

  test("of a sync that is overdue: starting it, and details for whoever is asked for help", async () => {
    const { ports } = showPopup(state("overdue"));
    expect(screen.getByText(/Wenn du das nicht darfst oder es nicht hilft, frag deine IT\./u)).toBeDefined();
    press("Details kopieren");
    await waitFor(() => expect(ports.copied[0]).toContain("Kein erfolgreicher Sync"));
    press("Sync starten");
    await waitFor(() => expect(ports.submitted).toEqual([{ op: "start-run", mode: "apply" }]));
  });

  test("of a pause that nobody knows the end of: asking again", () => {
    showPopup({ snapshot: snapshot({ answer: null, trouble: trouble({ kind: "rate-limited" }) }) });
    expect(retry()).not.toBeNull();
  });

  test("of one that has an end isn’t needed: it says when it goes on", () => {
    showPopup(state("rate-limited"));
    expect(screen.getByText(/^Weiter geht es um \d\d:\d\d\./u)).toBeDefined();
    expect(retry()).toBeNull();
  });
});

test("a write for another server is said to be unsent, wherever somebody is, until they have seen it", async () => {
  const { ports } = showPopup({ ...state("write-strayed"), tab: "invitations" });
  const strayed = (await screen.findByText("Einladungen senden:")).closest("p");
  expect(strayed?.textContent).toContain("war für rollcall.example.org gedacht und wurde nicht gesendet.");
  press(/^Verstanden/u);
  await waitFor(() => expect(screen.queryByText("Einladungen senden:")).toBeNull());
  expect(ports.elsewhere.value).toEqual([]);
});
