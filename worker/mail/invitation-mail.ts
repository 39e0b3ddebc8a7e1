/** An employee's invitation to their new account, and the reminder of one that is still open. */
import { type MailContent, type MailLanguage, mailContent } from "./mail-content.ts";

export type InvitationMail = {
  readonly language: MailLanguage;
  readonly companyName: string;
  readonly senderName: string;
  /** Empty when nobody knows it. */
  readonly firstName: string;
  readonly url: string;
  readonly expireAfterDays: number;
  readonly isReminder: boolean;
};

export function invitationMail(mail: InvitationMail): MailContent {
  const words = WORDS[mail.language];
  const company = mail.companyName.trim();
  const firstName = mail.firstName.trim();
  const what = mail.isReminder ? words.reminder : words.invitation;
  return mailContent({
    language: mail.language,
    subject: company === "" ? what.subject : `${what.subject} – ${company}`,
    heading: what.heading,
    blocks: [
      { kind: "paragraph", text: words.greeting(firstName) },
      { kind: "paragraph", text: what.intro(company) },
      { kind: "link", label: words.button, hint: words.hint, url: mail.url },
      { kind: "paragraph", text: words.validity(mail.expireAfterDays) },
      { kind: "note", text: words.personal },
    ],
    sender: [mail.senderName.trim(), company].filter((part) => part !== "").join(" · "),
  });
}

type Kind = {
  readonly subject: string;
  readonly heading: string;
  readonly intro: (company: string) => string;
};

type Words = {
  readonly greeting: (firstName: string) => string;
  readonly invitation: Kind;
  readonly reminder: Kind;
  readonly button: string;
  readonly hint: string;
  readonly validity: (days: number) => string;
  readonly personal: string;
};

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  de: {
    greeting: (firstName) => (firstName === "" ? "Guten Tag," : `Guten Tag ${firstName},`),
    invitation: {
      subject: "Ihr Zugang ist bereit",
      heading: "Ihr Zugang ist bereit",
      intro: (company) =>
        company === ""
          ? "für Sie wurde ein Konto eingerichtet. Öffnen Sie diese Seite und bestätigen Sie dort die Einladung:"
          : `bei ${company} wurde ein Konto für Sie eingerichtet. Öffnen Sie diese Seite und bestätigen Sie dort die Einladung:`,
    },
    reminder: {
      subject: "Erinnerung: Ihr Zugang ist bereit",
      heading: "Ihr Zugang wartet auf Sie",
      intro: (company) =>
        company === ""
          ? "Ihre Einladung ist noch offen. Öffnen Sie diese Seite und bestätigen Sie dort die Einladung:"
          : `Ihre Einladung von ${company} ist noch offen. Öffnen Sie diese Seite und bestätigen Sie dort die Einladung:`,
    },
    button: "Einladung öffnen",
    hint: "Oder diese Adresse im Browser öffnen:",
    validity: (days) =>
      days === 1
        ? "Der Link gilt einen Tag. Frühere Links gelten nicht mehr."
        : `Der Link gilt ${days} Tage. Frühere Links gelten nicht mehr.`,
    personal: "Der Link ist nur für Sie bestimmt; bitte leiten Sie diese E-Mail nicht weiter.",
  },
  en: {
    greeting: (firstName) => (firstName === "" ? "Hello," : `Hello ${firstName},`),
    invitation: {
      subject: "Your account is ready",
      heading: "Your account is ready",
      intro: (company) =>
        company === ""
          ? "An account has been set up for you. Open this page and accept the invitation there:"
          : `${company} has set up an account for you. Open this page and accept the invitation there:`,
    },
    reminder: {
      subject: "Reminder: your account is ready",
      heading: "Your account is waiting for you",
      intro: (company) =>
        company === ""
          ? "Your invitation is still open. Open this page and accept it there:"
          : `Your invitation from ${company} is still open. Open this page and accept it there:`,
    },
    button: "Open the invitation",
    hint: "Or open this address in your browser:",
    validity: (days) =>
      days === 1
        ? "The link is good for one day. Earlier links no longer work."
        : `The link is good for ${days} days. Earlier links no longer work.`,
    personal: "The link is meant for you alone; please don't forward this mail.",
  },
};
