/** What admins are told without asking: the sync waits, fails or is late – and that it is well again. */
import { type MailContent, type MailLanguage, mailContent } from "./mail-content.ts";

export type AlertMail = {
  readonly language: MailLanguage;
  readonly companyName: string;
  /** Where the admin looks; empty when the deployment has no address of its own. */
  readonly url: string;
  readonly alert:
    | { readonly kind: "paused"; readonly code: string; readonly planned: number; readonly allowed: number }
    | { readonly kind: "failing"; readonly code: string }
    | { readonly kind: "overdue"; readonly hours: number }
    /** `isAll`: nothing else is the matter. */
    | {
        readonly kind: "well-again";
        readonly was: "paused" | "failing" | "overdue";
        readonly isAll: boolean;
      };
};

export function alertMail({ language, companyName, url, alert }: AlertMail): MailContent {
  const words = WORDS[language];
  const company = companyName.trim();
  const { subject, text } = said(words, alert);
  const next =
    alert.kind === "well-again" ? [] : [{ kind: "paragraph", text: words.next[alert.kind] } as const];
  const link = url === "" ? [] : [{ kind: "link", label: words.button, hint: words.hint, url } as const];
  return mailContent({
    language,
    subject: `Rollcall${company === "" ? "" : ` (${company})`}: ${subject}`,
    heading: subject,
    blocks: [
      { kind: "paragraph", text },
      ...next,
      ...link,
      { kind: "note", text: alert.kind === "well-again" ? words.over : words.once },
    ],
    sender: company === "" ? "Rollcall" : `Rollcall · ${company}`,
  });
}

type Said = { readonly subject: string; readonly text: string };

function said(words: Words, alert: AlertMail["alert"]): Said {
  switch (alert.kind) {
    case "paused":
      return words.paused(reasonOf(words, alert.code), alert);
    case "failing":
      return words.failing(reasonOf(words, alert.code));
    case "overdue":
      return words.overdue(alert.hours);
    case "well-again":
      return {
        subject: alert.isAll ? words.wellAgain.subject : words.wellAgain.inPart,
        text: `${words.wellAgain.text[alert.was]} ${alert.isAll ? words.wellAgain.nothingLeft : words.wellAgain.others}`,
      };
  }
}

/** A code that has no words yet is better than none; a run that left no code at all says so. */
const reasonOf = (words: Words, code: string): string =>
  code === "" ? words.noReason : (words.reasons[code] ?? code);

type Kind = "paused" | "failing" | "overdue";

type Words = {
  readonly paused: (reason: string, of: { readonly planned: number; readonly allowed: number }) => Said;
  readonly failing: (reason: string) => Said;
  readonly overdue: (hours: number) => Said;
  readonly wellAgain: {
    readonly subject: string;
    /** The subject while something else still stands. */
    readonly inPart: string;
    readonly text: Readonly<Record<Kind, string>>;
    readonly nothingLeft: string;
    readonly others: string;
  };
  readonly noReason: string;
  readonly next: Readonly<Record<Kind, string>>;
  readonly button: string;
  readonly hint: string;
  readonly once: string;
  readonly over: string;
  /** Codes of a run's problem; one that is not here is shown as it is. */
  readonly reasons: Readonly<Record<string, string>>;
};

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  de: {
    paused: (reason, { planned, allowed }) => ({
      subject: "Der Abgleich wartet auf Ihre Freigabe",
      text: `Der letzte Abgleich mit Personio wurde angehalten: ${reason}.${planned === 0 ? "" : ` Geplant sind ${planned}, ohne Freigabe erlaubt sind ${allowed}.`} Es wurde nichts geändert.`,
    }),
    failing: (reason) => ({
      subject: "Der Abgleich ist zweimal fehlgeschlagen",
      text: `Die letzten beiden Abgleiche mit Personio sind fehlgeschlagen: ${reason}.`,
    }),
    overdue: (hours) => ({
      subject: "Der Abgleich ist überfällig",
      text: `Seit ${hours} Stunden ist kein Abgleich mit Personio gelungen.`,
    }),
    wellAgain: {
      subject: "Der Abgleich läuft wieder",
      text: {
        paused: "Der angehaltene Abgleich ist erledigt.",
        failing: "Der Abgleich mit Personio ist wieder gelungen.",
        overdue: "Der Abgleich mit Personio ist wieder pünktlich.",
      },
      inPart: "Eine Meldung hat sich erledigt",
      nothingLeft: "Es ist nichts mehr zu tun.",
      others: "Eine andere Meldung steht noch aus.",
    },
    noReason: "Der Grund ist nicht bekannt",
    next: {
      paused: "Sehen Sie sich den Plan in der Erweiterung an, und geben Sie ihn frei oder verwerfen Sie ihn.",
      failing: "Der Grund steht in der Erweiterung. Konten bleiben, wie sie sind, bis ein Abgleich gelingt.",
      overdue: "Sehen Sie in der Erweiterung nach, ob die Integration eingeschaltet und verbunden ist.",
    },
    button: "Rollcall öffnen",
    hint: "Adresse dieser Installation:",
    once: "Darüber gibt es nur diese eine Nachricht, und eine weitere, wenn alles wieder in Ordnung ist.",
    over: "Damit ist die frühere Nachricht erledigt.",
    reasons: {
      "too-many-deactivations": "Es würden zu viele Konten deaktiviert",
      "too-many-relinks": "Es würden zu viele Konten neu verknüpft",
      "credentials-refused": "Personio nimmt die Zugangsdaten nicht an",
      "attributes-missing": "Personio gibt notwendige Attribute nicht frei",
      "personio-unavailable": "Personio war nicht erreichbar",
      "source-empty": "Personio hat keine Personen geliefert",
      "source-unreadable": "Die Antwort von Personio war nicht lesbar",
      "source-incomplete": "Personio hat nicht alle Personen geliefert",
      interrupted: "Der Abgleich wurde unterbrochen",
      superseded: "Die Einstellungen wurden währenddessen immer wieder geändert",
      internal: "Ein Fehler in Rollcall selbst",
    },
  },
  en: {
    paused: (reason, { planned, allowed }) => ({
      subject: "The sync waits for your approval",
      text: `The last sync with Personio was paused: ${reason}.${planned === 0 ? "" : ` It plans ${planned}; without approval ${allowed} are allowed.`} Nothing was changed.`,
    }),
    failing: (reason) => ({
      subject: "The sync failed twice in a row",
      text: `The last two syncs with Personio failed: ${reason}.`,
    }),
    overdue: (hours) => ({
      subject: "The sync is overdue",
      text: `No sync with Personio has succeeded for ${hours} hours.`,
    }),
    wellAgain: {
      subject: "The sync is well again",
      text: {
        paused: "The paused sync has been dealt with.",
        failing: "The sync with Personio has succeeded again.",
        overdue: "The sync with Personio is on time again.",
      },
      inPart: "One message is settled",
      nothingLeft: "There is nothing left to do.",
      others: "Another message still stands.",
    },
    noReason: "the reason is not known",
    next: {
      paused: "Look at the plan in the extension, then approve or reject it.",
      failing: "The extension says why. Accounts stay as they are until a sync succeeds.",
      overdue: "See in the extension whether the integration is switched on and connected.",
    },
    button: "Open Rollcall",
    hint: "Address of this deployment:",
    once: "You get this one message about it, and another when all is well again.",
    over: "That settles the earlier message.",
    reasons: {
      "too-many-deactivations": "it would deactivate too many accounts",
      "too-many-relinks": "it would link too many accounts anew",
      "credentials-refused": "Personio refuses the credentials",
      "attributes-missing": "Personio withholds required attributes",
      "personio-unavailable": "Personio could not be reached",
      "source-empty": "Personio delivered nobody",
      "source-unreadable": "Personio's answer could not be read",
      "source-incomplete": "Personio did not deliver everybody",
      interrupted: "the sync was interrupted",
      superseded: "settings were changed again and again meanwhile",
      internal: "an error in Rollcall itself",
    },
  },
};
