/** Every state of the study's table (§8.2), by name: what feeds the gallery, axe and the screenshots. */
import type { Run, Status } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import type { ExclusionEdits } from "../core/exclusion-draft.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import * as company from "./company.ts";
import { snapshot, trouble, type Wanted } from "./fake-ports.ts";

const known = (status: Partial<Status>): Wanted => ({
  snapshot: snapshot({ answer: { status: company.status(status), etag: null, at: company.NOW - 60_000 } }),
});
const failing = (failure: Failure): Wanted => ({ snapshot: snapshot({ trouble: trouble(failure) }) });
const unknown = (failure: Failure): Wanted => ({
  snapshot: snapshot({ answer: null, trouble: trouble(failure) }),
});
const ended = (code: string, some: Partial<Status> = {}): Wanted =>
  known({
    state: "failed",
    lastSuccessAt: company.ago(29),
    lastRun: company.lastRun({ state: "failed", counts: company.counts(), problem: { code, params: {} } }),
    ...some,
  });
const running = (run: Partial<Run>): Wanted => ({
  ...known({
    state: "running",
    lastRun: company.lastRun({ state: "applying", startedAt: company.ago(0.03), finishedAt: null }),
  }),
  client: { run: () => Promise.resolve({ ok: true, value: company.run({ state: "applying", ...run }) }) },
});

const edits: ExclusionEdits = {
  employment_type: {
    values: ["external", "Freelancer"],
    base: ["external", "Freelancr"],
    etag: '"a1"',
    text: "",
  },
};

const save = {
  op: "save-exclusions",
  key: "employment_type",
  values: ["external", "Freelancer"],
  etag: '"a1"',
} as const;
const conflict: OutboxEntry = {
  id: "m-1",
  server: company.SERVER,
  mutation: save,
  at: company.NOW,
  tries: 1,
  state: "failed",
  failure: {
    kind: "conflict",
    code: "stale",
    current: company.attribute({
      exclusions: ["external", "Werkstudent"],
      exclusionDetails: [{ value: "Werkstudent", by: "mara@example.org", at: company.ago(0.2) }],
      etag: '"a2"',
    }),
  },
};

const saving: OutboxEntry = {
  ...{ id: "m-5", server: company.SERVER, mutation: save },
  ...{ at: company.NOW, tries: 1, state: "sending" },
};

const waiting: OutboxEntry = {
  id: "m-3",
  server: company.SERVER,
  mutation: { op: "send-invitations", accountIds: ["a-1", "a-2"] },
  at: company.NOW,
  tries: 1,
  state: "waiting",
  failure: { kind: "unreachable" },
};

const strayed: OutboxEntry = {
  ...waiting,
  id: "m-4",
  server: "https://rollcall.example.org",
  state: "failed",
  failure: { kind: "server", code: "other-server" },
};

export const STATES: Readonly<Record<string, Wanted>> = {
  "not-paired": { pairing: null, snapshot: null },
  "sign-in-needed": { pairing: null, snapshot: null, policy: { workerUrl: company.SERVER } },
  loading: { snapshot: null },
  "not-configured": known({ state: "not-configured", lastRun: null, nextRunAt: null, history: [] }),
  disabled: known({ state: "disabled", nextRunAt: null }),
  "first-run-pending": known({ state: "never-run", lastRun: null, lastSuccessAt: null, history: [] }),
  running: running({ progress: { read: 214, total: 214, applied: 61, planned: 140 } }),
  ok: {},
  unchanged: known({ lastRun: company.lastRun({ counts: company.counts() }) }),
  warnings: known({ state: "warning", findings: 4 }),
  paused: known({
    state: "paused",
    lastRun: company.lastRun({
      state: "paused",
      counts: company.counts({ deactivated: 41 }),
      problem: { code: "too-many-deactivations", params: { planned: 41, allowed: 9 } },
    }),
  }),
  failed: ended("personio-unavailable"),
  "credentials-refused": ended("credentials-refused"),
  overdue: known({ state: "overdue", lastSuccessAt: company.ago(31) }),
  "session-expired": failing({ kind: "auth", code: "unauthorized" }),
  forbidden: unknown({ kind: "forbidden", code: "forbidden" }),
  viewer: {
    client: {
      me: () =>
        Promise.resolve({
          ok: true,
          value: { email: null, name: "Lou", role: "viewer", via: "device", device: null },
        }),
    },
  },
  policy: { policy: { isReadOnly: true } },
  offline: failing({ kind: "offline" }),
  "write-waiting": { outbox: [waiting] },
  "write-failed": { outbox: [{ ...conflict, failure: { kind: "unreachable" } }, waiting] },
  "write-strayed": { elsewhere: [strayed] },
  unreachable: failing({ kind: "unreachable" }),
  "unreachable-first": unknown({ kind: "unreachable" }),
  "not-rollcall": unknown({ kind: "not-rollcall" }),
  "version-server": unknown({ kind: "version", params: { side: "server" } }),
  "version-extension": failing({ kind: "version", params: { side: "extension" } }),
  "rate-limited": failing({ kind: "rate-limited", retryAt: company.NOW + 2_100_000 }),
  "server-error": failing({ kind: "server", code: "unavailable", requestId: "8f2c-11aa" }),
  exclusions: { tab: "exclusions" },
  "exclusions-changed": { tab: "exclusions", edits },
  "exclusions-saving": { tab: "exclusions", edits, outbox: [saving] },
  "exclusions-conflict": { tab: "exclusions", edits, outbox: [conflict] },
  "exclusions-empty": {
    tab: "exclusions",
    client: { attributes: () => Promise.resolve({ ok: true, value: [] }) },
  },
  invitations: { tab: "invitations" },
  "invitations-empty": {
    tab: "invitations",
    client: { invitations: () => Promise.resolve({ ok: true, value: { items: [], nextCursor: null } }) },
  },
  "invitations-sent": {
    tab: "invitations",
    outbox: [
      {
        id: "m-2",
        server: company.SERVER,
        mutation: { op: "send-invitations", accountIds: ["a-1", "a-2"] },
        at: company.NOW,
        tries: 1,
        state: "done",
        result: {
          op: "send-invitations",
          results: [
            { accountId: "a-1", sent: true },
            { accountId: "a-2", sent: false, code: "cooldown", retryAt: company.ago(-0.1) },
          ],
        },
      },
    ],
  },
};
