/** Where one can look at what an entry is about. */
import type { AuditEvent } from "../../api/answers.ts";
import type { AuditMessages } from "../../i18n/dashboard/administration-audit.ts";
import type { Place } from "../route.ts";

export type AuditPlace = { readonly place: Place; readonly kind: keyof AuditMessages["open"] };

export function auditPlace({ action, subject }: AuditEvent): AuditPlace | null {
  if (subject === null) return null;
  const [area] = action.split(".");
  switch (area) {
    case "account":
    case "invitation":
      return { place: { page: "people", id: subject }, kind: "account" };
    case "run":
      return { place: { page: "runs", id: subject }, kind: "run" };
    case "team":
      return { place: { page: "teams" }, kind: "team" };
    case "config":
      return { place: { page: "attributes" }, kind: "attribute" };
    default:
      return null;
  }
}
