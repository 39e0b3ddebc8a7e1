/** The attributes and the set-up in every look. */
import type { Connection } from "../../api/answers.ts";
import type { Failure, Outcome } from "../../api/failure.ts";
import type { ExclusionEdits } from "../../core/exclusion-draft.ts";
import type { OutboxEntry } from "../../storage/outbox.ts";
import * as company from "../company.ts";
import { ok, snapshot } from "../fake-ports.ts";
import type { WantedPage } from "./fake-dashboard.ts";
import { connection, mapping, noConnection } from "./rules-company.ts";

const failing = (failure: Failure): Promise<Outcome<never>> => Promise.resolve({ ok: false, failure });
const waiting = (): Promise<never> => new Promise<never>(() => undefined);

const as = (role: "viewer" | "editor"): NonNullable<WantedPage["client"]> => ({
  me: () => ok({ email: null, name: "Lou", role, via: "device", device: null }),
});

const attributes = (hash: string, some: Omit<WantedPage, "hash"> = {}): WantedPage => ({
  hash,
  ...some,
  client: { attributes: () => ok(mapping), ...some.client },
});

const edits: ExclusionEdits = {
  employment_type: {
    values: ["external", "Freelancer"],
    base: ["external", "Freelancr"],
    etag: '"a1"',
    text: "",
  },
};

const conflict: OutboxEntry = {
  id: "m-1",
  server: company.SERVER,
  mutation: {
    op: "save-exclusions",
    key: "employment_type",
    values: ["external", "Freelancer"],
    etag: '"a1"',
  },
  at: company.NOW,
  tries: 1,
  state: "failed",
  failure: {
    kind: "conflict",
    code: "stale",
    current: company.attribute({
      exclusions: ["external", "Werkstudent"],
      exclusionDetails: [{ value: "Werkstudent", by: "Mara Lindt", at: company.ago(0.2) }],
      etag: '"a2"',
    }),
  },
};

const attributeStates: Readonly<Record<string, WantedPage>> = {
  attributes: attributes("#/attributes"),
  "attributes-empty": { hash: "#/attributes", client: { attributes: () => ok([]) } },
  "attributes-loading": { hash: "#/attributes", client: { attributes: waiting } },
  "attributes-failed": {
    hash: "#/attributes",
    client: { attributes: () => failing({ kind: "server", code: "unavailable" }) },
  },
  "attributes-viewer": attributes("#/attributes?open=employment_type", { client: as("viewer") }),
  "attributes-nothing-found": attributes("#/attributes?q=Parkplatz"),
  "attributes-custom": attributes("#/attributes?show=custom"),
  "attribute-default": attributes("#/attributes?open=department"),
  "attribute-unreadable": attributes("#/attributes?open=gender"),
  "attribute-birthday": attributes("#/attributes?open=date_of_birth"),
  "attribute-unmapped": attributes("#/attributes?open=dynamic_42"),
  "attribute-mapped": attributes("#/attributes?open=cost_centers"),
  "attribute-recommended": attributes("#/attributes?open=subcompany"),
  "attribute-draft": attributes("#/attributes?open=employment_type", { edits }),
  "attribute-conflict": attributes("#/attributes?open=employment_type", { edits, outbox: [conflict] }),
};

const fresh = snapshot({
  answer: {
    status: company.status({
      state: "not-configured",
      lastRun: null,
      lastSuccessAt: null,
      nextRunAt: null,
      history: [],
    }),
    etag: null,
    at: company.NOW,
  },
});
const ready = snapshot({
  answer: {
    status: company.status({ state: "never-run", lastRun: null, lastSuccessAt: null, history: [] }),
    etag: null,
    at: company.NOW,
  },
});

const connected = (some: Partial<Connection>): NonNullable<WantedPage["client"]> => ({
  attributes: () =>
    ok(mapping.filter(({ isDefault }) => isDefault).map((one) => ({ ...one, exclusions: [] }))),
  connection: () => ok({ connection: connection(some), etag: '"c1"' }),
});

const setUpStates: Readonly<Record<string, WantedPage>> = {
  "set-up-new": {
    hash: "#/set-up",
    snapshot: fresh,
    client: {
      attributes: () => ok([]),
      connection: () => ok({ connection: noConnection, etag: '"c0"' }),
    },
  },
  "set-up-new-editor": {
    hash: "#/set-up",
    snapshot: fresh,
    client: {
      ...as("editor"),
      attributes: () => ok([]),
      connection: () => ok({ connection: noConnection, etag: '"c0"' }),
    },
  },
  "set-up-refused": {
    hash: "#/set-up",
    snapshot: fresh,
    client: connected({ enabled: false, problem: { code: "credentials-refused", params: {} } }),
  },
  "set-up-attributes-missing": {
    hash: "#/set-up",
    snapshot: fresh,
    client: connected({
      enabled: false,
      problem: { code: "attributes-missing", params: { missing: ["email", "status"] } },
    }),
  },
  "set-up-mapping": { hash: "#/set-up", snapshot: fresh, client: connected({ enabled: false }) },
  "set-up-previewed": {
    hash: "#/set-up?preview=run-2",
    snapshot: ready,
    client: {
      attributes: () => ok(mapping),
      run: () =>
        ok(company.run({ state: "succeeded", counts: company.counts({ created: 190, unchanged: 0 }) })),
    },
  },
  "set-up-previewing": {
    hash: "#/set-up?preview=run-2",
    snapshot: ready,
    client: {
      attributes: () => ok(mapping),
      run: () =>
        ok(company.run({ state: "reading", progress: { read: 120, total: 214, applied: 0, planned: 0 } })),
    },
  },
  "set-up-done": { hash: "#/set-up", client: { attributes: () => ok(mapping) } },
  "set-up-done-viewer": { hash: "#/set-up", client: { ...as("viewer"), attributes: () => ok(mapping) } },
  "set-up-loading": { hash: "#/set-up", client: { connection: waiting } },
  "set-up-failed": {
    hash: "#/set-up",
    client: { connection: () => failing({ kind: "unreachable" }) },
  },
};

export const rulesStates: Readonly<Record<string, WantedPage>> = { ...attributeStates, ...setUpStates };
