/** What started a run, and how long it took, in words. */
import type { RunSummary } from "../../api/answers.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import type { RunPageMessages } from "../../i18n/dashboard/review.ts";
import type { Format } from "../../i18n/format.ts";
import { actorText } from "../audit/actor.ts";
import { isPreview, isPush } from "./describe-run.ts";

/** “by hand · kim@example.org”. */
export function startedBy(run: RunSummary, { d }: { readonly d: DashboardMessages }): string {
  const { by } = run;
  const what = triggerOf(run, d.review.run);
  return by === null ? what : `${what} · ${actorText(by, { d })}`;
}

function triggerOf({ trigger, mode, scope, purpose }: RunSummary, words: RunPageMessages): string {
  if (isPreview({ mode })) return words.trigger.preview;
  if (isPush({ purpose })) return `${words.push.name}, ${words.trigger[trigger]}`;
  return scope === "changed" && trigger === "schedule" ? words.hourly : words.trigger[trigger];
}

/** `null`: everybody was read, as always. */
export const scopeOf = ({ scope }: Pick<RunSummary, "scope">, words: RunPageMessages): string | null =>
  scope === "changed" ? words.onlyChanged : null;

/** `null` while it is at work. */
export function spanOf({ startedAt, finishedAt }: RunSummary, f: Format): string | null {
  return finishedAt === null ? null : f.span(Date.parse(finishedAt) - Date.parse(startedAt));
}
