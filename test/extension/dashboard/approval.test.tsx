// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Run } from "../../../extension/api/answers.ts";
import type { Failure } from "../../../extension/api/failure.ts";
import type { Approval } from "../../../extension/api/review-calls.ts";
import { DASHBOARD_STATES } from "../../../extension/gallery/dashboard/dashboard-states.ts";
import type { WantedPage } from "../../../extension/gallery/dashboard/fake-dashboard.ts";
import { changesOf } from "../../../extension/gallery/dashboard/fake-review-calls.ts";
import {
  bigPlan,
  doneRun,
  leaver,
  pausedRun,
  rest,
} from "../../../extension/gallery/dashboard/review-company.ts";
import { ok } from "../../../extension/gallery/fake-ports.ts";
import { showDashboard } from "./show-dashboard.tsx";

afterEach(cleanup);

const state = (name: string): WantedPage => DASHBOARD_STATES[name] ?? { hash: "#/nowhere" };
const button = (name: string): Promise<HTMLElement> => screen.findByRole("button", { name });
const dialog = (name: string): Promise<HTMLElement> => screen.findByRole("dialog", { name });
const refuse = (failure: Failure) => Promise.resolve({ ok: false, failure } as const);

test("planned against the limit, deactivations first, each with its reason", async () => {
  await showDashboard(state("approval"));
  expect(
    await screen.findByRole("heading", { name: "Angehalten: 41 Deaktivierungen geplant, erlaubt sind 9" }),
  ).toBeDefined();
  const groups = await screen.findAllByRole("heading", { level: 3 });
  expect(groups.map(({ textContent }) => textContent)).toEqual([
    "Deaktivierungen",
    "Neu ausgeschlossen",
    "Zurückgestellt",
    "Neue Konten",
    "Geänderte Konten",
    "Neue Teams",
    "Umbenannte Teams",
  ]);
  const table = screen.getByRole("table", { name: "Deaktivierungen" });
  await waitFor(() => expect(within(table).getAllByRole("checkbox")).toHaveLength(41));
  expect(within(table).getAllByText("Austritt in Personio").length).toBeGreaterThan(30);
  const excluded = screen.getByRole("table", { name: "Neu ausgeschlossen" });
  expect(within(excluded).queryByRole("checkbox")).toBeNull();
});

test("people are held back, the numbers follow, and the approval says whom", async () => {
  const approvals: Approval[] = [];
  let run: Run = pausedRun();
  const approveRun = (id: string, approval: Approval) => {
    approvals.push(approval);
    run = doneRun();
    return ok(id);
  };
  await showDashboard({
    ...state("approval"),
    client: { run: () => ok(run), listChanges: changesOf(bigPlan), approveRun },
  });
  const table = await screen.findByRole("table", { name: "Deaktivierungen" });
  for (const box of within(table).getAllByRole("checkbox").slice(0, 3)) fireEvent.click(box);
  expect(await screen.findByText(/38 von 41 Deaktivierungen/)).toBeDefined();
  expect(screen.getByText("3 Personen zurückgestellt.")).toBeDefined();
  fireEvent.click(await button("Plan freigeben"));
  const asked = await dialog("Diesen Plan ausführen?");
  expect(within(asked).getByText("38 von 41 Deaktivierungen")).toBeDefined();
  expect(asked.textContent).toContain("3 Personen bleiben dieses Mal unverändert.");
  expect(approvals).toEqual([]);
  fireEvent.click(within(asked).getByRole("button", { name: "Jetzt ausführen" }));
  expect(await screen.findByRole("heading", { name: "Alles wurde übertragen" })).toBeDefined();
  expect(approvals).toEqual([{ fingerprint: "f1", hold: ["4750", "4751", "4752"] }]);
});

test("all of a kind at once, and back", async () => {
  await showDashboard(state("approval"));
  const [all] = await screen.findAllByRole("button", { name: "Alle zurückstellen" });
  if (all === undefined) throw new Error("no such button");
  fireEvent.click(all);
  expect(await screen.findByText(/0 von 41 Deaktivierungen/)).toBeDefined();
  fireEvent.click(await button("Niemanden zurückstellen"));
  expect(await screen.findByText(/Ausgeführt wird: 41 Deaktivierungen/)).toBeDefined();
});

test("what was ticked is still there after reloading, as far as the plan still has them", async () => {
  const approvals: Approval[] = [];
  const approveRun = (id: string, approval: Approval) => {
    approvals.push(approval);
    return ok(id);
  };
  const wanted = state("approval-held");
  await showDashboard({
    ...wanted,
    client: { ...wanted.client, approveRun },
    drafts: { "approval:run-1": ["4751", "no-longer-in-the-plan"] },
  });
  expect(await screen.findByText("Deine Auswahl von vorhin ist wiederhergestellt.")).toBeDefined();
  expect(screen.getByText(/40 von 41 Deaktivierungen/)).toBeDefined();
  fireEvent.click(await button("Plan freigeben"));
  fireEvent.click(await button("Jetzt ausführen"));
  await waitFor(() => expect(approvals).toEqual([{ fingerprint: "f1", hold: ["4751"] }]));
});

test("a plan that changed meanwhile is shown anew, and approved as it is then", async () => {
  let run = pausedRun();
  let plan = bigPlan;
  const fingerprints: string[] = [];
  const approveRun = (id: string, { fingerprint }: Approval) => {
    fingerprints.push(fingerprint);
    if (fingerprint === "f2") return ok(id);
    run = pausedRun({ fingerprint: "f2", counts: { ...run.counts, deactivated: 2 } });
    plan = [...rest, leaver(1), leaver(2)];
    return refuse({ kind: "server", code: "plan-changed", params: { fingerprint: "f2" } });
  };
  await showDashboard({
    ...state("approval"),
    client: { run: () => ok(run), listChanges: (...asked) => changesOf(plan)(...asked), approveRun },
  });
  fireEvent.click(await button("Plan freigeben"));
  fireEvent.click(await button("Jetzt ausführen"));
  expect((await screen.findByRole("alert")).textContent).toContain("Der Plan hat sich geändert");
  expect(await screen.findByText(/Ausgeführt wird: 2 Deaktivierungen/)).toBeDefined();
  // Its problem is still that of the plan before: the new one is within the limit.
  expect(screen.queryByText(/41 Deaktivierungen geplant/u)).toBeNull();
  expect(
    screen.getByRole("heading", { name: "Angehalten: Der Plan wartet auf deine Freigabe" }),
  ).toBeDefined();
  fireEvent.click(await button("Plan freigeben"));
  fireEvent.click(await button("Jetzt ausführen"));
  await waitFor(() => expect(fingerprints).toEqual(["f1", "f2"]));
});

test("a plan that is too old: says so, and the way to a new one", async () => {
  const wanted = state("approval");
  const approveRun = () => refuse({ kind: "server", code: "plan-expired" });
  const { ports } = await showDashboard({ ...wanted, client: { ...wanted.client, approveRun } });
  fireEvent.click(await button("Plan freigeben"));
  fireEvent.click(await button("Jetzt ausführen"));
  expect((await screen.findByRole("alert")).textContent).toContain("24 Stunden");
  fireEvent.click(await button("Sync neu starten"));
  await waitFor(() =>
    expect("submitted" in ports && ports.submitted).toEqual([{ op: "start-run", mode: "apply" }]),
  );
});

test("somebody else was quicker: says so, and shows how it is now", async () => {
  let run = pausedRun();
  const approveRun = () => {
    run = doneRun();
    return refuse({ kind: "server", code: "not-paused" });
  };
  await showDashboard({
    ...state("approval"),
    client: { run: () => ok(run), listChanges: changesOf(bigPlan), approveRun },
  });
  fireEvent.click(await button("Plan freigeben"));
  fireEvent.click(await button("Jetzt ausführen"));
  expect((await screen.findByRole("alert")).textContent).toContain("Jemand hat schon entschieden");
  expect(await screen.findByRole("heading", { name: "Alles wurde übertragen" })).toBeDefined();
});

test("an editor may reject, not approve", async () => {
  let run = pausedRun();
  const rejected: string[] = [];
  const rejectRun = (id: string) => {
    rejected.push(id);
    run = pausedRun({ state: "cancelled" });
    return ok(run);
  };
  const wanted = state("approval-editor");
  await showDashboard({ ...wanted, client: { ...wanted.client, run: () => ok(run), rejectRun } });
  expect(await screen.findByText("Das darf nur, wer die Rolle „Inhaber“ hat.")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Plan freigeben" })).toBeNull();
  expect(screen.queryByRole("checkbox")).toBeNull();
  fireEvent.click(await button("Plan verwerfen"));
  fireEvent.click(within(await dialog("Diesen Plan verwerfen?")).getByRole("button", { name: "Verwerfen" }));
  expect(
    await screen.findByRole("heading", { name: "Plan verworfen, es wurde nichts geändert" }),
  ).toBeDefined();
  expect(rejected).toEqual(["run-1"]);
});

test("a viewer sees the plan and no way to decide", async () => {
  await showDashboard(state("approval-viewer"));
  expect(await screen.findByText("Du darfst alles ansehen, aber nichts ändern.")).toBeDefined();
  expect(screen.getByRole("table", { name: "Deaktivierungen" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Plan verwerfen" })).toBeNull();
});
