/** What started a run, and how long it took, in words. */
import type { RunSummary } from "../../api/answers.ts";
import { actorText } from "../../i18n/actor-text.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import type { RunPageMessages } from "../../i18n/dashboard/review.ts";
import type { Format } from "../../i18n/format.ts";
import type { Messages } from "../../i18n/messages.ts";
import { isPreview, isPush } from "./describe-run.ts";

type Words = { readonly t: Messages; readonly d: DashboardMessages };

/** “by hand · kim@example.org”. */
export function startedBy(run: RunSummary, { t, d }: Words): string {
  const { by } = run;
  const what = triggerOf(run, d.review.run);
  return by === null ? what : `${what} · ${actorText(by, { t })}`;
}

function triggerOf({ trigger, mode, scope, purpose }: RunSummary, words: RunPageMessages): string {
  if (isPreview({ mode })) return words.trigger.preview;
  if (isPush({ purpose })) return `${words.push.name}, ${words.trigger[trigger]}`;
  return scope === "changed" && trigger === "schedule" ? words.hourly : words.trigger[trigger];
}

/** `null`: everybody was read, as always. */
export const scopeOf = ({ scope }: Pick<RunSummary, "scope">, words: RunPageMessages): string | null =>
  scope === "changed" ? words.onlyChanged : null;

/** `null`: its plan needed nobody, or had nobody yet. */
export const approvedBy = ({ approvedBy: actor }: RunSummary, { t, d }: Words): string | null =>
  actor === null ? null : d.review.run.approvedBy(actorText(actor, { t }));

/** `null` while it is at work, and where nothing came of it. */
export function spanOf({ startedAt, finishedAt, state }: RunSummary, f: Format): string | null {
  if (finishedAt === null || state === "cancelled") return null;
  return f.span(Date.parse(finishedAt) - Date.parse(startedAt));
}

export const spanInWords = (run: RunSummary, span: string, words: RunPageMessages): string =>
  run.approvedBy === null ? words.took(span) : words.tookInAll(span);
