// @vitest-environment happy-dom
/** Many attributes in the popup: those that matter first, and a way to the others. */
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { attribute } from "../../../extension/gallery/company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { de } from "../../../extension/i18n/de.ts";
import { en } from "../../../extension/i18n/en.ts";
import { showPopup } from "./show-popup.tsx";

afterEach(cleanup);

const names = () => [...document.querySelectorAll("summary .attribute-name")].map((it) => it.textContent);
const plain = (key: string, label: string) => attribute({ key, label, exclusions: [] });

test("those that exclude stand first, then what companies exclude by, then the others by name", async () => {
  const all = [
    plain("id", "ID"),
    plain("gender", "Geschlecht"),
    plain("academic", "Ärztekammer"),
    plain("office", "Standort"),
    plain("department", "Abteilung"),
    attribute({ key: "last_name", label: "Nachname", exclusions: ["Test"] }),
  ];
  showPopup({ tab: "exclusions", client: { attributes: () => ok(all) } });
  await screen.findByText("ID");
  expect(names()).toEqual(["Nachname", "Abteilung", "Standort", "Ärztekammer", "Geschlecht", "ID"]);
  expect(screen.queryByRole("searchbox")).toBeNull();
});

test("number and noun stay on one line", () => {
  expect(de.exclusions.affects(4)).toBe("betrifft 4\u00a0Personen");
  expect(en.exclusions.affects(1)).toBe("affects 1\u00a0person");
});

test("a company’s name that is cut can be read in full", () => {
  showPopup({});
  const name = screen.getByRole("heading", { level: 1 });
  expect(name.textContent).not.toBe("");
  expect(name.title).toBe(name.textContent);
});

test("more than twelve can be searched", async () => {
  const all = Array.from({ length: 13 }, (_, at) => plain(`extra_${at}`, `Feld ${at}`));
  showPopup({ tab: "exclusions", client: { attributes: () => ok(all) } });
  const search = await screen.findByRole("searchbox", { name: "Attribut suchen" });
  fireEvent.input(search, { target: { value: "feld 12" } });
  await waitFor(() => expect(names()).toEqual(["Feld 12"]));
  fireEvent.input(search, { target: { value: "Parkplatz" } });
  expect(await screen.findByText("Kein Attribut passt zu „Parkplatz“.")).toBeDefined();
});
