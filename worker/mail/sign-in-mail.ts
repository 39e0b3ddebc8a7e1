/** The one-time code an admin signs in with. The subject doesn't carry it: a locked screen shows subjects. */
import { type MailContent, type MailLanguage, mailContent } from "./mail-content.ts";

export type SignInMail = {
  readonly language: MailLanguage;
  /** Empty: the mail does without. */
  readonly companyName: string;
  readonly code: string;
  readonly expireAfterMinutes: number;
};

export function signInMail({ language, companyName, code, expireAfterMinutes }: SignInMail): MailContent {
  const words = WORDS[language];
  const company = companyName.trim();
  return mailContent({
    language,
    subject: company === "" ? words.subject : `${words.subject} – ${company}`,
    heading: words.heading,
    blocks: [
      { kind: "paragraph", text: words.intro(company) },
      { kind: "code", text: code },
      { kind: "paragraph", text: words.validity(expireAfterMinutes) },
      { kind: "note", text: words.warning },
    ],
    sender: company === "" ? "Rollcall" : `Rollcall · ${company}`,
  });
}

type Words = {
  readonly subject: string;
  readonly heading: string;
  readonly intro: (company: string) => string;
  readonly validity: (minutes: number) => string;
  readonly warning: string;
};

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  de: {
    subject: "Ihr Anmeldecode für Rollcall",
    heading: "Ihr Anmeldecode",
    intro: (company) =>
      company === ""
        ? "Mit diesem Code melden Sie sich bei Rollcall an:"
        : `Mit diesem Code melden Sie sich bei Rollcall für ${company} an:`,
    validity: (minutes) =>
      `Er gilt ${minutes} Minuten, einmal, und nur in dem Browser, in dem Sie ihn angefordert haben.`,
    warning:
      "Sie haben keinen Code angefordert? Dann löschen Sie diese E-Mail; ohne den Code kommt niemand hinein. Geben Sie ihn nie weiter, auch nicht am Telefon.",
  },
  en: {
    subject: "Your sign-in code for Rollcall",
    heading: "Your sign-in code",
    intro: (company) =>
      company === ""
        ? "Use this code to sign in to Rollcall:"
        : `Use this code to sign in to Rollcall for ${company}:`,
    validity: (minutes) =>
      `It is good for ${minutes} minutes, once, and only in the browser in which you asked for it.`,
    warning:
      "You didn't ask for a code? Then delete this mail; nobody gets in without the code. Never pass it on, not even on the phone.",
  },
};
