// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { finding } from "../../../extension/gallery/company.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import { personName } from "../../../extension/gallery/dashboard/review-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string) => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const group = async (name: RegExp): Promise<HTMLElement> => {
  const section = (await screen.findByRole("heading", { name, level: 2 })).closest("section");
  if (section === null) throw new Error("no such group");
  return section;
};

test("by kind: what is wrong, what to do, whom it is about", async () => {
  await showDashboard(state("findings"));
  const noEmail = await group(/^Keine E-Mail-Adresse/);
  expect(noEmail.textContent).toContain("Trag in Personio eine E-Mail-Adresse ein.");
  const name = within(noEmail).getByRole("link", { name: personName(6) });
  expect(name.getAttribute("href")).toBe("#/employees/4706");
  const there = within(noEmail).getByRole("link", { name: /In Personio öffnen/ });
  expect(there.getAttribute("href")).toBe("https://beispiel.personio.de/staff/details/4706");
  expect(within(noEmail).getAllByRole("link")).toHaveLength(3);
  const manager = await group(/^Vorgesetzte Person ist deaktiviert/);
  expect(
    within(manager)
      .getByRole("link", { name: personName(50) })
      .getAttribute("href"),
  ).toBe("#/employees/4750");
  const email = await group(/^E-Mail-Adresse doppelt vergeben/);
  expect(within(email).getByRole("link", { name: "Personio-ID 4702" })).toBeDefined();
});

test("what is nobody’s: the attribute by its name with the way to it, teams, records", async () => {
  await showDashboard(state("findings"));
  const attribute = await group(/^Attribut nicht lesbar/);
  expect(await within(attribute).findByText("Vertragsart")).toBeDefined();
  expect(within(attribute).getByRole("link", { name: "Zu den Attributen" }).getAttribute("href")).toBe(
    "#/attributes",
  );
  expect((await group(/^Teamnamen fast gleich/)).textContent).toContain("people & culture");
  expect((await group(/^Einträge ohne ID/)).textContent).toContain("2 Einträge");
});

test("all pages", async () => {
  const all = Array.from({ length: 250 }, (_, at) =>
    finding({ employeeId: String(at), name: `Person ${at}` }),
  );
  const findings = (cursor?: string) =>
    ok(
      cursor === undefined
        ? { items: all.slice(0, 200), nextCursor: "x" }
        : { items: all.slice(200), nextCursor: null },
    );
  await showDashboard({ hash: "#/findings", client: { findings } });
  expect(await screen.findByText("Person 0")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Weitere laden" }));
  await waitFor(() => expect(screen.getByText("Person 249")).toBeDefined());
});

test("nothing to mend: says so", async () => {
  await showDashboard(state("findings-empty"), "en");
  expect(await screen.findByText("Nothing to review")).toBeDefined();
  expect(screen.queryByRole("table")).toBeNull();
});

test("a list that didn’t come says so and can be asked for again", async () => {
  await showDashboard(state("findings-failed"));
  expect((await screen.findByRole("alert")).textContent).toContain("Der Server antwortet nicht.");
  expect(screen.getByRole("button", { name: "Erneut versuchen" })).toBeDefined();
});
