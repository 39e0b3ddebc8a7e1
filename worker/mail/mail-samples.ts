/** Every mail there is, made up: what `/__mails__` shows while developing, and what tests read. */
import { alertMail } from "./alert-mail.ts";
import { invitationMail } from "./invitation-mail.ts";
import type { MailContent, MailLanguage } from "./mail-content.ts";
import { signInMail } from "./sign-in-mail.ts";

const COMPANY = { companyName: "Beispiel & Söhne GmbH" };
const LINK = `https://rollcall.example/i/rci_${"x".repeat(43)}`;
const URL = "https://rollcall.example/sign-in";

const invitation = (language: MailLanguage, isReminder: boolean): MailContent =>
  invitationMail({
    ...{ ...COMPANY, language, isReminder, senderName: "People team", firstName: "Ada", url: LINK },
    expireAfterDays: 14,
  });

export const MAIL_SAMPLES: Readonly<Record<string, (language: MailLanguage) => MailContent>> = {
  invitation: (language) => invitation(language, false),
  reminder: (language) => invitation(language, true),
  "sign-in-code": (language) =>
    signInMail({ ...COMPANY, language, code: "12345678", expireAfterMinutes: 10 }),
  "alert-paused": (language) =>
    alertMail({
      ...{ ...COMPANY, language, url: URL },
      alert: { kind: "paused", code: "too-many-deactivations", planned: 31, allowed: 9 },
    }),
  "alert-failing": (language) =>
    alertMail({ ...COMPANY, language, url: URL, alert: { kind: "failing", code: "credentials-refused" } }),
  "alert-overdue": (language) =>
    alertMail({ ...COMPANY, language, url: URL, alert: { kind: "overdue", hours: 29 } }),
  "alert-well-again": (language) =>
    alertMail({ ...COMPANY, language, url: URL, alert: { kind: "well-again", was: "failing", isAll: true } }),
  "alert-destination-stopped": (language) =>
    alertMail({
      ...{ ...COMPANY, language, url: URL },
      alert: { kind: "destination-stopped", code: "destination-refused" },
    }),
  "alert-destination-away": (language) =>
    alertMail({ ...COMPANY, language, url: URL, alert: { kind: "destination-away", hours: 7 } }),
  "alert-destination-paused": (language) =>
    alertMail({
      ...{ ...COMPANY, language, url: URL },
      alert: { kind: "destination-paused", code: "first-push", planned: 0, allowed: 0 },
    }),
};
