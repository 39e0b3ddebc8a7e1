/** What the popup needs besides what every page of ours does. */
import type { Language } from "../i18n/language.ts";
import type { Draft, openDraft } from "../storage/drafts.ts";
import { isFields, isNumber, isOneOf } from "../storage/parse-stored.ts";
import type { SessionPorts } from "../stores/ports.ts";

export const TABS = ["status", "exclusions", "invitations"] as const;
export type Tab = (typeof TABS)[number];

/** Where somebody was when the popup closed. */
export type PopupPlace = {
  readonly tab: Tab;
  readonly scroll: number;
  /** Values that exclude, as far as known: with the number a tab is wider than without. */
  readonly exclusionCount: number | null;
};

/** A page of ours in a tab of its own: the connection, or the dashboard at a place like `#/runs/4711`. */
export type PageLink = "pair" | `#/${string}`;

export type PopupPorts = SessionPorts & {
  readonly place: Draft<PopupPlace>;
  /** For what a tab keeps that isn't on the first picture. */
  readonly openDraft: typeof openDraft;
  readonly openPage: (page: PageLink) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly chooseLanguage: (language: Language) => void;
};

const isTab = isOneOf(TABS);

export function parsePlace(stored: unknown): PopupPlace | null {
  if (!isFields(stored)) return null;
  const { tab, scroll, exclusionCount } = stored;
  if (!isTab(tab)) return null;
  return {
    tab,
    scroll: isNumber(scroll) ? scroll : 0,
    exclusionCount: isNumber(exclusionCount) ? exclusionCount : null,
  };
}
