import type { FurtherFailure } from "./failure-messages.ts";
import type { ByCode } from "./messages.ts";

const changedMeanwhile = "Somebody has changed this meanwhile. Nothing was overwritten.";

export const enFailures: ByCode<FurtherFailure> = {
  auth: "Your session has expired. Sign in again.",
  conflict: changedMeanwhile,
  "not-rollcall": "No Rollcall server answers at this address.",
  version: "Server and extension don’t go together. Ask IT for an update.",
  "not-found": "This is gone. Reload the page.",
  "method-not-allowed": "The server doesn’t know this. It is probably too old; ask IT.",
  "no-destination": "No destination is connected.",
  "not-paused": "The plan no longer waits for approval.",
  "plan-changed": "The plan has changed. Nothing was carried out. Look at it once more.",
  "plan-expired": "The plan is older than 24 hours. Start the sync again.",
  "too-late": "It is too late for that: the changes are being made already.",
  "email-taken": "Another account has this e-mail address already. Nothing was saved.",
  "name-taken": "Another team has this name already. Nothing was saved.",
  "last-owner": "Somebody has to stay an owner. Nothing was changed.",
  "in-progress": "This is being done already. Try again in a moment.",
  "membership-synced": "They are in this team because of Personio. Change it there.",
  stale: changedMeanwhile,
  "too-large": "This is too much at once. Nothing was saved.",
  "invalid-request": "The server doesn’t accept this. Nothing was saved.",
  "idempotency-key-reused": "This was sent once already, and was different then. Try again.",
  "credentials-refused": "Personio refuses the credentials. Nothing was saved.",
  "attributes-missing": "Personio does not hand out required fields. Nothing was saved.",
  "destination-refused": "The destination refuses the token. Nothing was saved.",
  "destination-unreadable": "Something else answers at the destination’s address. Nothing was saved.",
  "birthday-not-synced": "The date of birth is never synced.",
  "default-attribute": "What this attribute fills is fixed.",
  "target-taken": "Another attribute fills this already. Nothing was saved.",
  "exclusions-first": "This attribute still has exclusions. Remove them first.",
  "if-match-required": "The extension is too old for this. Update it.",
  "personio-unavailable": "Personio can’t be reached right now. Try again in a few minutes.",
  "destination-unavailable": "The destination can’t be reached right now. Try again in a few minutes.",
};
