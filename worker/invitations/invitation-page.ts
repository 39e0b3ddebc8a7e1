/**
 * What a link in an invitation opens: a page with one button. Everything else – a link nobody made, one that was used, has
 * expired or was replaced – gets one and the same page, which tells nothing about anybody.
 */
import { html } from "hono/html";
import type { Settings } from "../core/settings.ts";
import { answerPage } from "../pages/page.ts";

export function openInvitationPage(settings: Settings): Promise<Response> {
  const { language, appUrl } = settings.invitations;
  const { companyName } = settings;
  const words = WORDS[language];
  const body = html`<p>${companyName === "" ? words.ready : words.readyAt(companyName)}</p>
<form method="post"><button>${words.accept}</button></form>
<p class="soft small">${words.next(new URL(appUrl).host)}</p>`;
  return answerPage({ language, title: words.title, companyName, body }, { formTargets: [appUrl] });
}

export function deadInvitationPage({ companyName, invitations }: Settings): Promise<Response> {
  const { language } = invitations;
  const words = WORDS[language];
  const body = html`<p>${words.dead}</p><p>${words.ask}</p>`;
  return answerPage({ language, title: words.deadTitle, companyName, body }, { status: 404 });
}

type Words = {
  readonly title: string;
  readonly ready: string;
  readonly readyAt: (company: string) => string;
  readonly accept: string;
  readonly next: (host: string) => string;
  readonly deadTitle: string;
  readonly dead: string;
  readonly ask: string;
};

const WORDS: Readonly<Record<Settings["invitations"]["language"], Words>> = {
  de: {
    title: "Willkommen",
    ready: "Ihr Konto ist eingerichtet. Bestätigen Sie die Einladung, um weiterzugehen.",
    readyAt: (company) =>
      `Ihr Konto bei ${company} ist eingerichtet. Bestätigen Sie die Einladung, um weiterzugehen.`,
    accept: "Einladung annehmen",
    next: (host) => `Danach geht es weiter zu ${host}.`,
    deadTitle: "Dieser Link gilt nicht",
    dead: "Er wurde schon benutzt, ist abgelaufen oder wurde durch einen neueren ersetzt.",
    ask: "Wenn Sie eine Einladung erwarten, nehmen Sie die neueste E-Mail, oder bitten Sie Ihre Personalabteilung um eine neue.",
  },
  en: {
    title: "Welcome",
    ready: "Your account is ready. Accept the invitation to go on.",
    readyAt: (company) => `Your account at ${company} is ready. Accept the invitation to go on.`,
    accept: "Accept the invitation",
    next: (host) => `After that you go on to ${host}.`,
    deadTitle: "This link is not valid",
    dead: "It has been used, has expired, or was replaced by a newer one.",
    ask: "If you are expecting an invitation, use the newest mail, or ask your people team for another.",
  },
};
