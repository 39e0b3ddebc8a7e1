/** What started a run, and how long it took, in words. */
import type { RunSummary } from "../../api/answers.ts";
import type { RunPageMessages } from "../../i18n/dashboard/review.ts";
import type { Format } from "../../i18n/format.ts";
import { isPreview } from "./describe-run.ts";

/** “by hand · kim@example.org”. */
export function startedBy({ trigger, by, mode }: RunSummary, words: RunPageMessages): string {
  const what = isPreview({ mode }) ? words.trigger.preview : words.trigger[trigger];
  return by === null ? what : `${what} · ${by}`;
}

/** `null` while it is at work. */
export function spanOf({ startedAt, finishedAt }: RunSummary, f: Format): string | null {
  return finishedAt === null ? null : f.span(Date.parse(finishedAt) - Date.parse(startedAt));
}
