/** Every text that only the dashboard has, a file for each part of it; loaded only there, in one language. */
import type { Language } from "../language.ts";
import type { Messages } from "../messages.ts";
import type { AdministrationMessages } from "./administration.ts";
import type { FrameMessages } from "./frame.ts";
import type { PeopleMessages } from "./people.ts";
import type { ReviewMessages } from "./review.ts";
import type { RuleMessages } from "./rules.ts";

export type DashboardMessages = {
  readonly frame: FrameMessages;
  readonly review: ReviewMessages;
  readonly people: PeopleMessages;
  readonly rules: RuleMessages;
  readonly administration: AdministrationMessages;
};

export type Words = { readonly t: Messages; readonly d: DashboardMessages };

const LOAD: Readonly<Record<Language, () => Promise<Words>>> = {
  de: async () => {
    const [{ de }, { dashboardDe }] = await Promise.all([import("../de.ts"), import("./dashboard-de.ts")]);
    return { t: de, d: dashboardDe };
  },
  en: async () => {
    const [{ en }, { dashboardEn }] = await Promise.all([import("../en.ts"), import("./dashboard-en.ts")]);
    return { t: en, d: dashboardEn };
  },
};

export const loadWords = (language: Language): Promise<Words> => LOAD[language]();
