import type { Failure } from "../../api/failure.ts";
import { toForm } from "../../dashboard/settings/settings-form.ts";
import * as company from "../company.ts";
import { ok, snapshot, trouble } from "../fake-ports.ts";
import { auditEvents, settings, webhook } from "./administration-company.ts";
import type { WantedPage } from "./fake-dashboard.ts";

const DOWN: Failure = { kind: "server", code: "unavailable", requestId: "7f3a" };
const fail = () => Promise.resolve({ ok: false, failure: DOWN } as const);
const as = (role: "editor" | "viewer") => () =>
  ok({
    email: "jonas.voss@example.org",
    name: "jonas.voss@example.org",
    role,
    via: "device",
    device: { id: "device-3", name: "Edge on Windows" },
  } as const);
const kim = () =>
  ok({
    email: "kim@example.org",
    name: "kim@example.org",
    role: "owner",
    via: "device",
    device: { id: "device-1", name: "Chrome on Windows" },
  } as const);

const instant = () => ok({ settings: settings({ freshness: "instant" }), etag: '"s1"' });
const saved = toForm(settings());
const draft = {
  base: saved,
  form: { ...saved, autoInvite: true, at: "06:30", timeZone: "America/New_York", retentionDays: "365" },
};

export const administrationStates: Readonly<Record<string, WantedPage>> = {
  settings: { hash: "#/settings", client: { me: kim } },
  "settings-changed": { hash: "#/settings", client: { me: kim }, drafts: { settings: draft } },
  "settings-conflict": {
    hash: "#/settings",
    client: {
      me: kim,
      settings: () =>
        ok({ settings: settings({ companyName: "Beispiel AG", retentionDays: 180 }), etag: '"s9"' }),
    },
    drafts: { settings: draft },
  },
  "settings-editor": { hash: "#/settings", client: { me: as("editor") } },
  "settings-viewer": { hash: "#/settings", client: { me: as("viewer") } },
  "settings-instant-new": { hash: "#/settings", client: { me: kim, settings: instant } },
  "settings-instant": {
    hash: "#/settings",
    client: { me: kim, settings: instant, webhook: () => ok(webhook()) },
  },
  "settings-instant-unused": {
    hash: "#/settings",
    client: { me: kim, settings: instant, webhook: () => ok(webhook({ pingedAt: null })) },
  },
  "settings-instant-editor": {
    hash: "#/settings",
    client: { me: as("editor"), settings: instant, webhook: () => ok(webhook()) },
  },
  "settings-webhook-unwanted": { hash: "#/settings", client: { me: kim, webhook: () => ok(webhook()) } },
  "settings-webhook-failed": { hash: "#/settings", client: { me: kim, settings: instant, webhook: fail } },
  "settings-failed": { hash: "#/settings", client: { settings: fail } },
  "settings-disabled": {
    hash: "#/settings",
    snapshot: snapshot({
      answer: {
        status: company.status({ state: "disabled", nextRunAt: null }),
        etag: null,
        at: company.NOW,
      },
    }),
  },
  "settings-policy": {
    hash: "#/settings",
    client: { me: kim },
    browser: { policy: { language: "en", notifications: "off", isServerLocked: true } },
  },
  "settings-offline": {
    hash: "#/settings",
    client: { me: kim },
    snapshot: snapshot({ trouble: trouble({ kind: "offline" }) }),
    drafts: { settings: draft },
  },
  admins: { hash: "#/admins", client: { me: kim } },
  "admins-viewer": { hash: "#/admins", client: { me: as("viewer") } },
  "admins-failed": { hash: "#/admins", client: { me: kim, admins: fail, devices: fail } },
  "admins-no-device": {
    hash: "#/admins",
    client: { me: kim, devices: () => ok({ items: [], nextCursor: null }) },
  },
  audit: { hash: "#/audit", client: { me: kim } },
  "audit-filtered": { hash: "#/audit?action=account.update&subject=a-2", client: { me: kim } },
  "audit-more": {
    hash: "#/audit",
    client: { me: kim, audit: () => ok({ items: [...auditEvents], nextCursor: "next" }) },
  },
  "audit-empty": {
    hash: "#/audit",
    client: { audit: () => ok({ items: [], nextCursor: null }) },
  },
  "audit-nothing-found": { hash: "#/audit?action=team.create", client: { me: kim } },
  "audit-failed": { hash: "#/audit", client: { audit: fail } },
};
