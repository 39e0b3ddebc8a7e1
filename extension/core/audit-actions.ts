/** Every action that the server puts on record, in the order in which they are offered. A test holds it against the server. */
export const AUDIT_ACTIONS = {
  rules: [
    "config.settings",
    "config.target",
    "config.exclusions",
    "config.connection",
    "destination.saved",
    "destination.forgotten",
  ],
  runs: ["run.started", "run.approved", "run.rejected", "run.cancelled"],
  people: [
    "account.create",
    "account.update",
    "account.deactivate",
    "account.reactivate",
    "account.join-team",
    "account.leave-team",
    "team.create",
    "team.update",
    "invitation.sent",
    "destination.released",
  ],
  access: [
    "admin.appointed",
    "admin.removed",
    "sign-in.succeeded",
    "sign-in.refused",
    "pairing.created",
    "device.added",
    "device.ended",
    "access.refused",
    "secret.resealed",
    "webhook.made",
    "webhook.forgotten",
  ],
} as const;

export type AuditGroup = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditGroup][number];

const KNOWN: ReadonlySet<string> = new Set(Object.values(AUDIT_ACTIONS).flat());

/** A newer server may know more. */
export const isAuditAction = (action: string): action is AuditAction => KNOWN.has(action);
