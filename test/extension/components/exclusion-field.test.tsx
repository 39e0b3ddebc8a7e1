// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { showPopup } from "../popup/show-popup.tsx";

const scrolled: Element[] = [];

beforeEach(() => {
  scrolled.length = 0;
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    scrolled.push(this);
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function add(value: string): Promise<HTMLElement> {
  const field = await screen.findByRole("combobox", { name: "Wert für Beschäftigungsart" });
  field.focus();
  fireEvent.input(field, { target: { value } });
  fireEvent.keyDown(field, { key: "Enter" });
  return field;
}

test("what is said of a value that was just added is brought into sight, and only that", async () => {
  showPopup({ tab: "exclusions" });
  await add("freelancer");
  const line = (await screen.findByText(/„freelancer“ kommt in Personio derzeit nicht vor/u)).closest("p");
  await waitFor(() => expect(scrolled).toEqual([line]));
});

test("the value that was meant is taken: focus is back in the field, and it is said", async () => {
  showPopup({ tab: "exclusions" });
  const field = await add("freelancer");
  const take = await screen.findByRole("button", { name: "„Freelancer“ nehmen" });
  take.focus();
  fireEvent.click(take);
  expect(document.activeElement).toBe(field);
  const said = await screen.findByText("„freelancer“ durch „Freelancer“ ersetzt.");
  expect(said.getAttribute("role")).toBe("status");
});
