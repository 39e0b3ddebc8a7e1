/** How Personio is reached, the settings, and what each attribute fills and excludes. */
import { createHash } from "node:crypto";
import { DEFAULT_SETTINGS } from "../../../worker/core/settings.ts";
import { CUSTOM } from "../../personio/company/attributes.ts";
import { DEFAULT_CREDENTIAL } from "../../personio/server/credentials.ts";
import {
  type Ask,
  BUSY,
  customName,
  insteadOfKept,
  LIST_REFUSALS,
  NOTHING,
  type OperationCase,
  type OperationCases,
  STALE,
  storedLine,
  storedText,
  UNCONNECTED,
} from "./operation-case.ts";
import { attributeKey } from "./run-cases.ts";

const { clientId, clientSecret } = DEFAULT_CREDENTIAL;
const CONNECTION = { clientId, clientSecret, enabled: true, syncNow: false };
const SETTINGS = {
  ...DEFAULT_SETTINGS,
  companyName: "Muster AG",
  alerts: { emails: ["it@beispiel.example"] },
};

const HOOK_TOKEN = "rch_of-the-walk-through-all-operations-00000000";
const HOOKED = [
  `INSERT INTO webhook (id, token_hash, created_at, created_by)
   VALUES (1, '${createHash("sha256").update(HOOK_TOKEN).digest("hex")}', 0, 'ADMIN_TOKEN')`,
];

/** With the tag of what is there. */
const matching = (path: string): Ask => ({ headers: ({ etags }) => ({ "if-match": etags[path] ?? "" }) });
const UNMATCHED: OperationCase["bad"] = [STALE, ["428 if-match-required", { headers: {} }]];

const LEVEL = { kind: "level" };
const targetOf = (key: string, target: unknown): Ask => ({
  ...matching(`/v1/attributes/${key}`),
  params: { key },
  body: { target },
});
const excluding = (key: string, values: unknown): Ask => ({
  ...matching(`/v1/attributes/${key}`),
  params: { key },
  body: { values },
});
const trying = (exclusions: unknown) => ({ body: { exclusions } });

const TOO_LONG = ["x".repeat(10_000)];
const TOO_MANY = Array.from({ length: 1_000 }, (_, index) => `value ${index}`);

export const SET_UP_CASES: OperationCases = {
  getConnection: { good: { status: 200 }, bad: [] },
  saveConnection: {
    good: { status: 200, body: CONNECTION },
    bad: [
      ["422 invalid-request", { body: { ...CONNECTION, enabled: "true" } }],
      ["409 disabled", { body: { ...CONNECTION, enabled: false, syncNow: true } }],
      ["409 run-in-progress", { when: BUSY, body: { ...CONNECTION, syncNow: true }, saves: true }],
      ["502 personio-unavailable", { personio: ({ faults }) => faults.add({ kind: "status", status: 503 }) }],
      ["422 credentials-refused", { body: { ...CONNECTION, clientSecret: "wrong" } }],
      ["422 attributes-missing", { personio: (personio) => personio.setUnreadable(["email"]) }],
      STALE,
    ],
    strings: { clientId: "credentials-refused", clientSecret: "credentials-refused" },
  },
  forgetConnection: { good: { status: 204 }, bad: [] },
  testConnection: { good: { status: 200 }, bad: [["409 not-configured", { when: UNCONNECTED }]] },
  getWebhook: { good: { status: 200, when: HOOKED }, bad: [] },
  makeWebhook: { good: { status: 201 }, bad: [] },
  forgetWebhook: { good: { status: 204, when: HOOKED }, bad: [] },
  takeEvent: {
    good: {
      status: 204,
      when: HOOKED,
      headers: { authorization: HOOK_TOKEN },
      body: {
        event_name: "person.updated",
        occurred_at: "2026-11-22T04:00:00Z",
        payload: { person_id: "1" },
      },
    },
    bad: [
      ["422 invalid-request", { body: { payload: {} } }],
      ["401 unauthorized", { headers: { authorization: `Bearer ${HOOK_TOKEN}` } }],
      ["401 unauthorized", { headers: { authorization: "" } }],
    ],
    strings: {
      event_name: "accepted",
      occurred_at: "accepted",
      payload: "accepted",
      "payload{key}": "accepted",
      "payload{}": "accepted",
    },
  },
  getSettings: { good: { status: 200 }, bad: [] },
  saveSettings: {
    good: { status: 200, ...matching("/v1/settings"), body: SETTINGS },
    bad: [["422 invalid-request", { body: { ...SETTINGS, retentionDays: 0 } }], ...UNMATCHED],
    strings: {
      companyName: storedLine,
      "schedule.at": "invalid-request",
      "schedule.timeZone": "invalid-request",
      "invitations.senderName": storedLine,
    },
  },
  listSettingsHistory: { good: { status: 200 }, bad: LIST_REFUSALS },
  listAttributes: { good: { status: 200 }, bad: [] },
  saveTarget: {
    good: {
      status: 200,
      ...targetOf(CUSTOM.costCentre, { kind: "custom", name: "Kostenstelle" }),
    },
    bad: [
      ["422 invalid-request", targetOf(CUSTOM.costCentre, "level")],
      ["404 unknown-attribute", targetOf(NOTHING, LEVEL)],
      ["422 birthday-not-synced", targetOf(CUSTOM.birthday, LEVEL)],
      ["422 birthday-not-synced", targetOf("date_of_birth", LEVEL)],
      ["422 target-taken", targetOf(CUSTOM.costCentre, LEVEL)],
      ["422 default-attribute", targetOf("email", null)],
      ["422 exclusions-first", targetOf(CUSTOM.level, null)],
      ...UNMATCHED,
    ],
    strings: { "target.name": customName(storedLine) },
  },
  saveExclusions: {
    good: { status: 200, ...excluding("office", ["Bonn"]) },
    bad: [
      ["422 invalid-request", excluding("office", TOO_LONG)],
      ["422 invalid-request", excluding("office", TOO_MANY)],
      ["404 unknown-attribute", excluding(NOTHING, ["x"])],
      ["422 birthday-not-synced", excluding(CUSTOM.birthday, ["2000-01-01"])],
      ["422 birthday-not-synced", excluding("date_of_birth", ["2000-01-01"])],
      ["422 map-first", excluding(CUSTOM.languages, ["Deutsch"])],
      ...UNMATCHED,
    ],
    strings: { "values[]": storedText },
  },
  previewExclusions: {
    good: { status: 200, ...trying({ office: ["Berlin"] }) },
    bad: [
      ["422 invalid-request", trying({ office: TOO_LONG })],
      ["422 invalid-request", trying({ office: TOO_MANY })],
      ["404 unknown-attribute", trying({ [NOTHING]: ["x"] })],
      ["422 birthday-not-synced", trying({ [CUSTOM.birthday]: ["2000-01-01"] })],
      ["422 map-first", trying({ [CUSTOM.languages]: ["Deutsch"] })],
    ],
    strings: {
      "exclusions{key}": attributeKey,
      "exclusions{}[]": insteadOfKept(storedText, "accepted"),
    },
  },
};
