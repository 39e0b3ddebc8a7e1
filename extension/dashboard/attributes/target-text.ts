/** What is filled, in words: in the table, in the set-up, and where something is taken away. */
import type { Target } from "../../api/answers.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import type { Messages } from "../../i18n/messages.ts";

type Words = { readonly t: Messages; readonly d: DashboardMessages };

export function targetText(target: Target | null, { t, d }: Words): string {
  const words = d.rules.attributes.target;
  if (target === null) return words.none;
  if (target.kind === "custom") return words.custom(target.name);
  if (target.kind !== "field") return words[target.kind];
  return target.field === "status" ? words.activation : t.run.field.name[target.field];
}
