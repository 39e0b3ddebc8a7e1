/** What the sign-in pages say, in two languages. A text that one of them lacks doesn't compile. */
import type { Language } from "../../pages/language.ts";
import type { Refusal } from "../sign-in-refused.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";

/** Why nobody was signed in; shown above the form it concerns. */
export type SignInProblem =
  | "bad-email"
  | "wrong-token"
  | "not-listed"
  | "wrong-code"
  | "code-over"
  | "no-cookie"
  | "email-not-verified"
  | "provider-refused"
  | "provider-unreachable"
  | "attempt-over";

export type Texts = {
  readonly problem: Readonly<Record<SignInProblem, string>>;
  readonly refusal: Readonly<Record<Refusal, { readonly title: string; readonly text: string }>>;
  readonly role: Readonly<Record<"viewer" | "editor" | "owner", string>>;
  readonly back: string;
  readonly signIn: {
    readonly title: string;
    readonly intro: string;
    readonly provider: string;
    readonly mailTitle: string;
    readonly email: string;
    readonly mailHint: string;
    readonly sendCode: string;
    readonly tokenTitle: string;
    readonly tokenHint: string;
    readonly firstOwnerTitle: string;
    readonly firstOwnerHint: string;
    readonly token: string;
    readonly submit: string;
    readonly noMethod: string;
  };
  readonly code: {
    readonly title: string;
    readonly intro: string;
    readonly label: string;
    readonly hint: string;
    readonly limit: string;
    readonly submit: string;
    readonly again: string;
  };
  readonly consent: {
    readonly title: string;
    readonly intro: string;
    readonly account: string;
    readonly role: string;
    readonly sentTo: string;
    readonly deviceName: string;
    readonly deviceHint: string;
    readonly allow: string;
    readonly deny: string;
    readonly warning: string;
  };
  readonly pair: {
    readonly title: string;
    readonly intro: string;
    readonly create: string;
    readonly codeTitle: string;
    readonly codeIntro: string;
    readonly codeLabel: string;
    readonly validity: string;
    readonly another: string;
    readonly warning: string;
  };
  readonly signedIn: {
    readonly title: string;
    readonly as: (email: string, role: string) => string;
    readonly next: string;
    readonly pair: string;
    readonly signOut: string;
  };
};

export const textsOf = (language: Language): Texts => (language === "de" ? german : english);
