/** Runs, and what stands open beside them. */
import { CUSTOM } from "../../personio/company/attributes.ts";
import {
  BUSY,
  customName,
  insteadOfKept,
  LIST_REFUSALS,
  NOTHING,
  type OperationCases,
  type Outcome,
  SWITCHED_OFF,
  storedLine,
  storedText,
  UNCONNECTED,
} from "./operation-case.ts";

const TEAM = { kind: "team" };
const LEVEL = { kind: "level" };

const draft = {
  exclusions: { office: ["Bonn"] },
  targets: { [CUSTOM.costCentre]: { kind: "custom", name: "Kostenstelle" } },
};
const trying = (exclusions: object, targets: object) => ({
  body: { mode: "preview", draft: { exclusions, targets } },
});

const RUN_ENDED = [["404 not-found", { params: { id: NOTHING } }]] as const;

/** An attribute's key, in the place of one that is known. */
export const attributeKey: Outcome = (key) =>
  key === "__proto__" || key.length > 200 ? "invalid-request" : "unknown-attribute";

export const RUN_CASES: OperationCases = {
  getIdentity: { good: { status: 200 }, bad: [] },
  getHealth: { good: { status: 200 }, bad: [] },
  getStatus: { good: { status: 200 }, bad: [] },
  startRun: {
    good: { status: 202, body: { mode: "preview", draft } },
    bad: [
      ["422 invalid-request", { body: { mode: "both" } }],
      ["422 invalid-request", { body: { mode: "apply", draft } }],
      ["409 run-in-progress", { when: BUSY }],
      ["409 not-configured", { when: UNCONNECTED, body: { mode: "apply" } }],
      ["409 disabled", { when: SWITCHED_OFF }],
      ["404 unknown-attribute", trying({ [NOTHING]: [] }, {})],
      ["422 birthday-not-synced", trying({}, { [CUSTOM.birthday]: TEAM })],
      ["422 target-taken", trying({}, { [CUSTOM.costCentre]: LEVEL })],
      ["422 default-attribute", trying({}, { email: null })],
      ["422 exclusions-first", trying({}, { [CUSTOM.level]: null })],
      ["422 map-first", trying({ [CUSTOM.languages]: ["Deutsch"] }, {})],
    ],
    strings: {
      "draft.exclusions{key}": attributeKey,
      "draft.exclusions{}[]": insteadOfKept(storedText, "run-in-progress"),
      "draft.targets{key}": attributeKey,
      "draft.targets{}.name": insteadOfKept(customName(storedLine), "run-in-progress"),
    },
    stringsWhen: BUSY,
  },
  listRuns: { good: { status: 200 }, bad: LIST_REFUSALS },
  getRun: { good: { status: 200, params: { id: "done" } }, bad: RUN_ENDED },
  approveRun: {
    good: {
      status: 202,
      params: { id: "paused" },
      body: ({ fingerprint }) => ({ fingerprint, hold: ["701"] }),
    },
    bad: [
      ...RUN_ENDED,
      ["422 invalid-request", { body: { fingerprint: "" } }],
      ["422 invalid-request", { body: ({ fingerprint }) => ({ fingerprint, hold: [NOTHING] }) }],
      ["409 plan-changed", { body: { fingerprint: "0".repeat(64) } }],
      ["409 plan-expired", { when: ["UPDATE run SET read_at = 0"] }],
      ["409 not-paused", { params: { id: "done" } }],
      ["409 disabled", { when: SWITCHED_OFF }],
      ["409 run-in-progress", { when: BUSY }],
    ],
    strings: { fingerprint: "plan-changed", "hold[]": "invalid-request" },
  },
  rejectRun: {
    good: { status: 200, params: { id: "paused" } },
    bad: [...RUN_ENDED, ["409 not-paused", { params: { id: "done" } }]],
  },
  cancelRun: {
    good: {
      status: 200,
      params: { id: "paused" },
      when: ["UPDATE run SET state = 'reading' WHERE id = 'paused'"],
    },
    bad: [...RUN_ENDED, ["409 too-late", { params: { id: "done" } }]],
  },
  listChanges: {
    good: { status: 200, params: { id: "paused" }, query: { kind: "deactivate", q: "Grace" } },
    bad: [...RUN_ENDED, ...LIST_REFUSALS, ["422 invalid-request", { query: { kind: NOTHING } }]],
    strings: { "?q": "accepted" },
  },
};
