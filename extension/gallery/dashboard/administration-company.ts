/** The invented company's settings, admins and record: builders with overrides. Nobody in it is real. */
import type { Admin, AuditEvent, ConfigEdit, Device, Settings, Webhook } from "../../api/answers.ts";
import { ago } from "../company.ts";

export const settings = (some: Partial<Settings> = {}): Settings => ({
  companyName: "Beispiel GmbH",
  personioUrl: "https://beispiel.personio.de",
  autoInvite: false,
  autoReactivate: true,
  schedule: { everyHours: 24, at: "04:00", timeZone: "Europe/Berlin" },
  freshness: "daily",
  limits: { deactivations: { count: 5, percent: 5 }, relinks: { count: 5, percent: 5 } },
  invitations: {
    expireAfterDays: 14,
    appUrl: "https://www.leapsome.com",
    senderName: "People & Culture",
    language: "de",
    remindAfterDays: 7,
  },
  alerts: { emails: ["kim@example.org", "it@example.org"] },
  retentionDays: 90,
  ...some,
});

/** As Personio last reported; overridden, as nobody made one. */
export const webhook = (some: Partial<Webhook> = {}): Webhook => ({
  configured: true,
  path: "/hooks/personio",
  createdAt: ago(24 * 8),
  createdBy: "kim@example.org",
  pingedAt: ago(24 * 7.9),
  ...some,
});

export const NO_WEBHOOK: Webhook = webhook({
  configured: false,
  createdAt: null,
  createdBy: null,
  pingedAt: null,
});

export const admin = (some: Partial<Admin> = {}): Admin => ({
  id: "admin-1",
  email: "kim@example.org",
  role: "owner",
  createdAt: ago(24 * 120),
  createdBy: "ADMIN_TOKEN",
  ...some,
});

export const admins: readonly Admin[] = [
  admin({
    id: "admin-3",
    email: "clara.von.hohenstein-wittelsbach@example.org",
    role: "viewer",
    createdAt: ago(24 * 12),
    createdBy: "kim@example.org",
  }),
  admin({
    id: "admin-2",
    email: "jonas.voss@example.org",
    role: "editor",
    createdAt: ago(24 * 64),
    createdBy: "kim@example.org",
  }),
  admin(),
];

export const device = (some: Partial<Device> = {}): Device => ({
  id: "device-1",
  name: "Chrome on Windows",
  via: "oauth",
  email: "kim@example.org",
  createdAt: ago(24 * 30),
  lastUsedAt: ago(0.1),
  expiresAt: ago(-24 * 30),
  current: true,
  ...some,
});

export const devices: readonly Device[] = [
  device(),
  device({ id: "device-2", name: "Firefox on Mac", current: false, lastUsedAt: ago(24 * 9) }),
  device({
    id: "device-3",
    name: "Edge on Windows",
    via: "pairing",
    email: "jonas.voss@example.org",
    current: false,
    createdAt: ago(24 * 64),
    lastUsedAt: ago(26),
  }),
];

export const auditEvent = (some: Partial<AuditEvent> = {}): AuditEvent => ({
  id: 900,
  at: ago(2),
  actor: "kim@example.org",
  action: "config.settings",
  subject: null,
  before: null,
  after: null,
  ...some,
});

const RUN = "20261122T030700Z-a1b2c3";

/** One of most actions there are, as the server records them. */
export const auditEvents: readonly AuditEvent[] = [
  auditEvent({
    before: settings({ autoInvite: true }),
    after: settings({ retentionDays: 180 }),
  }),
  auditEvent({
    action: "config.exclusions",
    subject: "employment_type",
    before: ["external"],
    after: ["Freelancer", "external"],
  }),
  auditEvent({
    actor: "jonas.voss@example.org",
    action: "config.target",
    subject: "dynamic_42",
    before: null,
    after: { kind: "custom", name: "Vertragsart" },
  }),
  auditEvent({
    action: "config.connection",
    before: { clientId: "papi-1", clientSecret: "set", enabled: true },
    after: { clientId: "papi-1", clientSecret: "replaced", enabled: true },
  }),
  auditEvent({
    actor: "jonas.voss@example.org",
    action: "account.update",
    subject: "a-2",
    before: { jobTitle: "Developer", custom: { Kostenstelle: "K1" } },
    after: { jobTitle: "Lead Developer", custom: { Kostenstelle: "K2" } },
  }),
  auditEvent({
    action: "run.approved",
    subject: RUN,
    after: { fingerprint: "4f", hold: ["4711", "4712"] },
  }),
  auditEvent({ actor: RUN, action: "invitation.sent", subject: "a-1", after: { outcome: "sent" } }),
  auditEvent({
    actor: "reminder",
    action: "invitation.sent",
    subject: "a-6",
    after: { outcome: "unknown", reminder: true },
  }),
  auditEvent({
    actor: "ADMIN_TOKEN",
    action: "admin.appointed",
    subject: "admin-2",
    before: { email: "jonas.voss@example.org", role: "viewer" },
    after: { email: "jonas.voss@example.org", role: "editor" },
  }),
  auditEvent({
    action: "device.ended",
    subject: "device-9",
    before: { name: "Chrome on Linux", email: "kim@example.org" },
    after: { reason: "revoked" },
  }),
  auditEvent({
    actor: "unknown",
    action: "sign-in.refused",
    after: { via: "mail-code", reason: "wrong-code" },
  }),
  auditEvent({
    actor: "clara.von.hohenstein-wittelsbach@example.org",
    action: "access.refused",
    subject: "PUT /v1/settings",
  }),
].map((event, index) => ({ ...event, id: 900 - index, at: ago(2 + index * 7) }));

export const settingsEdits: readonly ConfigEdit[] = [
  {
    id: 900,
    at: ago(2),
    by: "kim@example.org",
    kind: "settings",
    key: null,
    before: settings({ autoInvite: true }),
    after: settings({ retentionDays: 180 }),
  },
  {
    id: 899,
    at: ago(9),
    by: "jonas.voss@example.org",
    kind: "exclusions",
    key: "employment_type",
    before: ["external"],
    after: ["Freelancer", "external"],
  },
  {
    id: 898,
    at: ago(30),
    by: "ADMIN_TOKEN",
    kind: "connection",
    key: null,
    before: null,
    after: { clientId: "papi-1", clientSecret: "set", enabled: true },
  },
];
