/** The system outside that accounts are pushed to. Personio's own server stands in for one that answers something else. */
import type { TestPersonio } from "../../personio/test-personio.ts";
import type { MadeUpCompany } from "./made-up-company.ts";
import { LIST_REFUSALS, NOTHING, type OperationCase, type OperationCases, STALE } from "./operation-case.ts";

const SAVED = {
  ...{ kind: "leapsome", baseUrl: "https://api.leapsome.com/scim/v1", token: "secret", enabled: false },
  customAttributes: { "Cost centre": "6140868326541a4da586db0b" },
};

const PLACED = `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, updated_at)
  VALUES (1, 'leapsome', 'https://api.leapsome.com/scim/v1', 'unreadable', 1, '{}', 'active', 0)`;
const PUSHING = `INSERT INTO lease (name, owner, fence, expires_at) VALUES ('destination', 'push-1', 1, unixepoch() + 60)`;
const HELD = `INSERT INTO outbox (kind, id, version, since, tries, due_at, held)
  SELECT 'account', id, 1, 0, 0, 0, 'admin' FROM account`;

const FILLED = `INSERT INTO attribute (key, label, type, options, readable, target)
  VALUES ('dynamic_1', 'x', 'standard', '[]', 1, '{"kind":"custom","name":"Cost centre"}')`;

const at = (path: string) => ({
  body: ({ personioUrl }: Pick<MadeUpCompany, "personioUrl">) => ({
    ...{ ...SAVED, baseUrl: `${personioUrl}${path}`, enabled: true },
  }),
});
const EMPLOYEES = "/v1/company/employees";
const isDown = ({ faults }: TestPersonio) => faults.add({ kind: "status", status: 503 });

const UNMATCHED: OperationCase["bad"] = [STALE, ["428 if-match-required", { headers: {} }]];

export const DESTINATION_CASES: OperationCases = {
  getDestination: { good: { status: 200 }, bad: [] },
  saveDestination: {
    good: {
      ...{ status: 200, when: [FILLED] },
      body: SAVED,
      headers: ({ etags }) => ({ "if-match": etags["/v1/destination"] ?? "" }),
    },
    bad: [
      ["422 invalid-request", { body: { ...SAVED, baseUrl: "http://api.leapsome.com/scim/v1" } }],
      ["422 invalid-request", { body: { ...SAVED, baseUrl: "https://me:secret@api.leapsome.com" } }],
      ["422 invalid-request", { body: { ...SAVED, baseUrl: "https://api.leapsome.com/?token=1" } }],
      ["422 invalid-request", { body: { ...SAVED, customAttributes: { Level: "not an id" } } }],
      ["422 invalid-request", { when: [] }],
      ["422 invalid-request", { body: { ...SAVED, token: undefined } }],
      ["422 destination-refused", at(EMPLOYEES)],
      ["422 destination-unreadable", at("/nothing")],
      ["502 destination-unavailable", { ...at(EMPLOYEES), personio: isDown }],
      ...UNMATCHED,
    ],
    strings: { token: "accepted", "customAttributes{key}": () => "invalid-request" },
  },
  forgetDestination: { good: { status: 204, when: [PLACED] }, bad: [] },
  testDestination: {
    good: { status: 200, when: [PLACED] },
    bad: [["409 no-destination", { when: [] }]],
  },
  reconcileDestination: {
    good: { status: 202, when: [PLACED] },
    bad: [
      ["409 no-destination", { when: [] }],
      ["409 disabled", { when: [PLACED, "UPDATE destination SET enabled = 0"] }],
      ["409 run-in-progress", { when: [PLACED, PUSHING] }],
    ],
  },
  listDestinationPeople: {
    good: { status: 200, when: [HELD], query: { state: "held" } },
    bad: [...LIST_REFUSALS, ["422 invalid-request", { query: { state: NOTHING } }]],
  },
  releasePerson: {
    good: { status: 204, when: [HELD], params: { id: "by-hand" } },
    bad: [["404 not-found", { params: { id: NOTHING } }]],
  },
};
