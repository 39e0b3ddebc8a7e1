/** The texts of the connection page, apart from the popup's: they are loaded only there. */
import type { PairProblem } from "../pair/pair-flow.ts";
import type { Language } from "./language.ts";
import { pairDe } from "./pair-de.ts";
import { pairEn } from "./pair-en.ts";

export type Told = { readonly headline: string; readonly detail: string };

export type PairMessages = {
  readonly title: string;
  readonly intro: string;
  /** What leaves the browser, and where it goes. */
  readonly disclosure: (host: string | null) => string;
  readonly serverLabel: string;
  readonly serverHint: string;
  readonly lockedByIt: string;
  readonly goOn: string;
  readonly checking: string;
  readonly otherServer: string;
  readonly signInHint: (host: string) => string;
  readonly signIn: string;
  readonly or: string;
  readonly codeLabel: string;
  /** What stands before the address, and after it. */
  readonly codeHint: readonly [before: string, after: string];
  readonly connect: string;
  readonly working: string;
  readonly connectedStep: string;
  readonly connectedAs: (by: { company: string; person: string; role: string }) => string;
  readonly connectedTo: (company: string) => string;
  readonly connectedHint: string;
  readonly role: Readonly<Record<"owner" | "editor" | "viewer", string>>;
  readonly openDashboard: string;
  readonly signInAgain: string;
  readonly disconnect: string;
  readonly problem: (problem: PairProblem, host: string) => Told;
};

const MESSAGES: Readonly<Record<Language, PairMessages>> = { de: pairDe, en: pairEn };

export const pairMessagesFor = (language: Language): PairMessages => MESSAGES[language];
