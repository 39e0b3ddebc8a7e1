/** What the server says of a destination of the invented company: nothing is connected, unless a state says so. */
import type { Destination, DestinationPerson, RunChange } from "../../api/answers.ts";
import type { destinationCalls } from "../../api/destination-calls.ts";
import { ago, change } from "../company.ts";
import { ok } from "../fake-ports.ts";
import { personName } from "./review-company.ts";

export const connected = (some: Partial<Destination> = {}): Destination => ({
  configured: true,
  enabled: true,
  kind: "leapsome",
  baseUrl: "https://api.leapsome.com/scim/v1",
  token: "set",
  state: "active",
  problem: null,
  customAttributes: { Kostenstelle: "5f1c2a9be4b0a1d3c7e8f902" },
  checkedAt: ago(24 * 5),
  lastPushAt: ago(0.4),
  lastReconcileAt: ago(5),
  counts: { inStep: 190, waiting: 0, failed: 0, held: 0, failedTeams: 0 },
  reviewRunId: null,
  invites: "rollcall",
  ...some,
});

export const NOT_CONNECTED: Destination = connected({
  ...{ configured: false, enabled: false, kind: null, baseUrl: null, token: null, state: "off" },
  ...{ customAttributes: {}, checkedAt: null, lastPushAt: null, lastReconcileAt: null },
  counts: { inStep: 0, waiting: 0, failed: 0, held: 0, failedTeams: 0 },
});

const person = (at: number, some: Partial<DestinationPerson>): DestinationPerson => ({
  accountId: `a-${at}`,
  name: personName(at),
  state: "failed",
  code: null,
  answer: null,
  since: ago(3 + at),
  tries: 2,
  nextTryAt: ago(-20),
  ...some,
});

/** One of each reason there is. */
export const destinationPeople: readonly DestinationPerson[] = [
  person(1, { code: "change-refused", answer: "400 invalidValue gender" }),
  person(2, { code: "already-taken", answer: "409 uniqueness email" }),
  person(3, { code: "ambiguous" }),
  person(4, { code: "deactivation-refused", answer: "403" }),
  person(5, { state: "waiting", tries: 0, nextTryAt: null }),
  person(6, { state: "waiting", tries: 0, nextTryAt: null }),
  person(7, { state: "held", tries: 0, nextTryAt: null }),
];

const planned = (at: number, some: Partial<RunChange>): RunChange =>
  change({ seq: at, accountId: `a-${at}`, employeeId: String(4700 + at), name: personName(at), ...some });

/** The first plan: who is recognised, who is missing, who leaves. */
export const firstChanges: readonly RunChange[] = [
  planned(1, { kind: "create", reason: { code: "missing-there", params: {} } }),
  planned(2, { kind: "adopt", fields: [], reason: { code: "same-external-id", params: {} } }),
  planned(3, {
    kind: "adopt",
    fields: [{ field: "jobTitle", before: "Developer", after: "Lead Developer" }],
    reason: { code: "same-email", params: {} },
  }),
  planned(4, { kind: "deactivate", fields: [], reason: { code: "differs-there", params: {} } }),
  planned(5, { kind: "hold", state: "held", reason: { code: "destination-conflict", params: {} } }),
];

export const fakeDestinationCalls: ReturnType<typeof destinationCalls> = {
  destination: () => ok({ destination: NOT_CONNECTED, etag: '"d0"' }),
  saveDestination: ({ kind, baseUrl, enabled }) =>
    ok(connected({ kind, baseUrl, enabled, state: enabled ? "reviewing" : "off" })),
  testDestination: () => ok(connected()),
  reconcileDestination: () => ok("run-d2"),
  forgetDestination: () => ok(null),
  destinationPeople: (state) =>
    ok({
      items: destinationPeople.filter((one) => state === null || one.state === state),
      nextCursor: null,
    }),
  releasePerson: () => ok(null),
};
