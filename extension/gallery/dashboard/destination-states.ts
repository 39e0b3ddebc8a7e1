/** The looks of the destination's page. */
import type { Destination, DestinationPerson, Finding } from "../../api/answers.ts";
import type { Failure } from "../../api/failure.ts";
import { ago, counts, NOW, status } from "../company.ts";
import { ok, snapshot } from "../fake-ports.ts";
import type { WantedPage } from "./fake-dashboard.ts";
import { connected, destinationPeople, firstChanges } from "./fake-destination-calls.ts";
import { changesOf } from "./fake-review-calls.ts";
import { doneRun, pausedRun } from "./review-company.ts";

const DOWN: Failure = { kind: "server", code: "unavailable", requestId: "7f3a" };
const as = (role: "editor" | "viewer") => () =>
  ok({ email: "lou@example.org", name: "Lou", role, via: "device", device: null } as const);

const shown = (
  some: Partial<Destination>,
  people: readonly DestinationPerson[] = [],
  more: WantedPage["client"] = {},
): WantedPage => ({
  hash: "#/destination",
  client: {
    destination: () => ok({ destination: connected(some), etag: '"d1"' }),
    destinationPeople: (state) =>
      ok({ items: people.filter((one) => state === null || one.state === state), nextCursor: null }),
    ...more,
  },
});

const outOfStep: Partial<Destination> = {
  counts: { inStep: 183, waiting: 2, failed: 4, held: 1, failedTeams: 0 },
};
const refused: Partial<Destination> = {
  state: "stopped",
  problem: { code: "destination-refused", params: { status: 401 } },
};
const stoppedFinding: Finding = {
  ...{ code: "destination-stopped", employeeId: null, name: null, personioUrl: null, since: ago(3) },
  params: { reason: "destination-refused" },
};
const firstPlan = pausedRun({
  id: "run-d1",
  purpose: "push",
  trigger: "manual",
  by: "kim@example.org",
  counts: counts({ created: 1, updated: 2, deactivated: 1, excluded: 0, held: 1, unchanged: 185 }),
  problem: { code: "first-push", params: { adopt: 2, create: 1, update: 2, deactivate: 1, hold: 1 } },
});
const NOBODY = { inStep: 0, waiting: 0, failed: 0, held: 0, failedTeams: 0 };
const reviewing: Partial<Destination> = { state: "reviewing", counts: NOBODY, reviewRunId: "run-d1" };

export const destinationStates: Readonly<Record<string, WantedPage>> = {
  destination: { hash: "#/destination" },
  "destination-viewer": { hash: "#/destination", client: { me: as("viewer") } },
  "destination-failed": {
    hash: "#/destination",
    client: { destination: () => Promise.resolve({ ok: false, failure: DOWN }) },
  },
  "destination-comparing": shown(reviewing, [], {
    run: () => ok(doneRun({ id: "run-d1", purpose: "push", state: "reading", finishedAt: null })),
  }),
  "destination-review": shown(reviewing, [], { run: () => ok(firstPlan) }),
  "destination-in-step": shown({}),
  "destination-out-of-step": shown(outOfStep, destinationPeople),
  "destination-editor": shown(outOfStep, destinationPeople, { me: as("editor") }),
  "destination-stopped": shown(refused),
  "destination-new-token": shown({ state: "stopped" }),
  "destination-stopped-waiting": shown(
    { ...refused, counts: { inStep: 187, waiting: 2, failed: 0, held: 1, failedTeams: 0 } },
    destinationPeople.filter(({ state }) => state !== "failed"),
  ),
  "destination-held": shown(
    { counts: { inStep: 188, waiting: 0, failed: 0, held: 2, failedTeams: 0 } },
    destinationPeople.filter(({ state }) => state === "held"),
  ),
  "overview-destination-stopped": {
    ...shown(refused, [], { findings: () => ok({ items: [stoppedFinding], nextCursor: null }) }),
    hash: "#/overview",
    snapshot: snapshot({
      answer: { status: status({ state: "warning", findings: 1 }), etag: null, at: NOW - 60_000 },
    }),
  },
  "destination-away": shown({
    problem: { code: "destination-unavailable", params: { answer: "503" } },
    counts: { inStep: 180, waiting: 10, failed: 0, held: 0, failedTeams: 0 },
    lastPushAt: ago(9),
  }),
  "destination-off": shown({ enabled: false, state: "off" }),
  "approval-first-push": {
    hash: "#/runs/run-d1",
    client: { run: () => ok(firstPlan), listChanges: changesOf(firstChanges) },
  },
};
