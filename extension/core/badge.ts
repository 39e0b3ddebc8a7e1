/** What stands on the toolbar icon, by the study's table. Every state has a badge and a sentence, the unknown ones first of all. */

import { createFormat } from "../i18n/format.ts";
import type { Language } from "../i18n/language.ts";
import { STATE_WORDS } from "../i18n/state-words.ts";
import { describeState } from "./describe-state.ts";
import { type CompanyState, isObstacle, type ViewState } from "./view-state.ts";

export type Badge = { readonly text: string; readonly color: string; readonly title: string };

/** White text on these: 6.7, 5.9, 6.0 and 6.4 to 1. */
const COLORS = { busy: "#0b5cad", warn: "#8a5a00", error: "#c21b2f", quiet: "#57606a" } as const;
const NONE = { text: "", color: COLORS.quiet } as const;
const UNKNOWN = { text: "?", color: COLORS.quiet } as const;
/** A server that misses one poll is no news. */
const POLLS_BEFORE_UNKNOWN = 3;
const MOST_SHOWN = 99;

export function badgeOf(view: ViewState, locale: Language, now: number = Date.now()): Badge {
  const speech = { t: { state: STATE_WORDS[locale] }, f: createFormat(locale), now };
  const { headline, detail } = describeState(view, speech);
  const sentence = [headline.replace(/[.…]$/u, ""), detail].filter((part) => part.trim() !== "").join(". ");
  return { ...markOf(view), title: `Rollcall: ${sentence}` };
}

function markOf(view: ViewState): Omit<Badge, "title"> {
  if (!isObstacle(view)) return view.kind === "loading" ? NONE : companyMark(view);
  switch (view.kind) {
    case "offline":
    case "rate-limited":
      return behind(view.behind);
    case "unreachable":
      return view.polls < POLLS_BEFORE_UNKNOWN ? behind(view.behind) : UNKNOWN;
    case "version":
    case "not-rollcall":
      return { text: "!", color: COLORS.warn };
    case "session-expired":
    case "forbidden":
    case "server-error":
      return UNKNOWN;
  }
}

const behind = (company: CompanyState | null): Omit<Badge, "title"> =>
  company === null ? UNKNOWN : companyMark(company);

type Plain = CompanyState | { readonly kind: "not-paired" } | { readonly kind: "sign-in-needed" };

function companyMark(company: Plain): Omit<Badge, "title"> {
  switch (company.kind) {
    case "ok":
    case "unchanged":
    case "disabled":
    case "first-run-pending":
      return NONE;
    case "running":
      return { text: "…", color: COLORS.busy };
    case "warnings":
      return { text: String(Math.min(MOST_SHOWN, company.findings)), color: COLORS.warn };
    case "paused":
      return { text: "II", color: COLORS.warn };
    case "overdue":
    case "not-configured":
      return { text: "!", color: COLORS.warn };
    case "failed":
    case "credentials-refused":
      return { text: "!", color: COLORS.error };
    case "not-paired":
    case "sign-in-needed":
      return UNKNOWN;
  }
}
