/** Who did it, in words: an admin's address as it stands; everything else is named. */
import type { TabMessages } from "./messages.ts";

/** `20261122T030700Z-…` */
const RUN_ID = /^\d{8}T\d{6}Z-/u;

export function actorText(actor: string, { t }: { readonly t: Pick<TabMessages, "actor"> }): string {
  if (actor === "ADMIN_TOKEN") return t.actor.deployment;
  if (actor === "reminder") return t.actor.reminder;
  if (RUN_ID.test(actor)) return t.actor.run;
  return actor === "" || actor === "unknown" ? t.actor.unknown : actor;
}
