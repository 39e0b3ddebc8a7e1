/** Whether a change of the state is worth a notification: only that it changed is, never that it is still so. */
import type { CompanyState } from "./view-state.ts";

export type Mood = "good" | "failing" | "paused";
export type News = "failing" | "paused" | "recovered";

/** `null`: says nothing either way, like a run that is at work. */
export function moodOf({ kind }: CompanyState): Mood | null {
  switch (kind) {
    case "ok":
    case "unchanged":
    case "warnings":
      return "good";
    case "failed":
    case "credentials-refused":
    case "overdue":
      return "failing";
    case "paused":
      return "paused";
    case "not-configured":
    case "disabled":
    case "first-run-pending":
    case "running":
      return null;
  }
}

/** A pause that ended well was approved by somebody who knows; a failure that ended did so by itself. */
export function newsOf(before: Mood, after: Mood): News | null {
  if (before === after) return null;
  if (after === "good") return before === "failing" ? "recovered" : null;
  return after;
}
