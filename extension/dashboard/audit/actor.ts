/** Who did it, in words: an admin's address as it stands; everything else is named. */
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";

/** `20261122T030700Z-…` */
const RUN_ID = /^\d{8}T\d{6}Z-/u;

export function actorText(actor: string, { d }: { readonly d: DashboardMessages }): string {
  const words = d.administration.audit.actor;
  if (actor === "ADMIN_TOKEN") return words.deployment;
  if (actor === "reminder") return words.reminder;
  if (RUN_ID.test(actor)) return words.run;
  return actor === "" || actor === "unknown" ? words.unknown : actor;
}
