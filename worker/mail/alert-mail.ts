/** What admins are told without asking: the sync waits, fails or is late, the destination stands still – and the end of it. */
import { type AlertKind, isOfDestination } from "../core/alerts.ts";
import { type MailContent, type MailLanguage, mailContent } from "./mail-content.ts";

export type AlertMail = {
  readonly language: MailLanguage;
  readonly companyName: string;
  /** Where the admin looks; empty when the deployment has no address of its own. */
  readonly url: string;
  readonly alert:
    | ({ readonly kind: "paused" | "destination-paused"; readonly code: string } & Limit)
    | { readonly kind: "failing"; readonly code: string }
    | { readonly kind: "overdue" | "destination-away"; readonly hours: number }
    | { readonly kind: "destination-stopped"; readonly code: string }
    /** `isAll`: nothing else is the matter. */
    | {
        readonly kind: "well-again";
        readonly was: Kind;
        readonly isAll: boolean;
      };
};

/** `planned` 0: not the number was it. */
type Limit = { readonly planned: number; readonly allowed: number };

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
    case "destination-paused":
      return words.planWaits(reasonOf(words, alert.code), alert);
    case "failing":
      return words.failing(reasonOf(words, alert.code));
    case "overdue":
      return words.overdue(alert.hours);
    case "destination-stopped":
      return words.stopped(reasonOf(words, alert.code));
    case "destination-away":
      return words.away(alert.hours);
    case "well-again":
      return {
        subject: alert.isAll ? words.wellAgain.subject[topicOf(alert.was)] : words.wellAgain.inPart,
        text: `${words.wellAgain.text[alert.was]} ${alert.isAll ? words.wellAgain.nothingLeft : words.wellAgain.others}`,
      };
  }
}

/** A code that has no words yet is better than none; a run that left no code at all says so. */
const reasonOf = (words: Words, code: string): string =>
  code === "" ? words.noReason : (words.reasons[code] ?? code);

type Kind = AlertKind;

const topicOf = (kind: Kind): "sync" | "destination" => (isOfDestination(kind) ? "destination" : "sync");

type Words = {
  readonly paused: (reason: string, of: Limit) => Said;
  readonly planWaits: (reason: string, of: Limit) => Said;
  readonly failing: (reason: string) => Said;
  readonly overdue: (hours: number) => Said;
  readonly stopped: (reason: string) => Said;
  readonly away: (hours: number) => Said;
  readonly wellAgain: {
    readonly subject: Readonly<Record<"sync" | "destination", string>>;
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
  /** Codes of a run's problem, or of the destination's; one that is not here is shown as it is. */
  readonly reasons: Readonly<Record<string, string>>;
};

const WORDS: Readonly<Record<MailLanguage, Words>> = {
  de: {
    paused: (reason, { planned, allowed }) => ({
      subject: "Der Abgleich wartet auf Ihre Freigabe",
      text: `Der letzte Abgleich mit Personio wurde angehalten: ${reason}.${planned === 0 ? "" : ` Geplant sind ${planned}, ohne Freigabe erlaubt sind ${allowed}.`} Es wurde nichts geändert.`,
    }),
    planWaits: (reason, { planned, allowed }) => ({
      subject: "Die Übertragung wartet auf Ihre Freigabe",
      text: `Der Plan für das Zielsystem wartet: ${reason}.${planned === 0 ? "" : ` Geplant sind ${planned}, ohne Freigabe erlaubt sind ${allowed}.`} Vorher wird nichts davon übertragen.`,
    }),
    failing: (reason) => ({
      subject: "Der Abgleich ist zweimal fehlgeschlagen",
      text: `Die letzten beiden Abgleiche mit Personio sind fehlgeschlagen: ${reason}.`,
    }),
    overdue: (hours) => ({
      subject: "Der Abgleich ist überfällig",
      text: `Seit ${hours} Stunden ist kein Abgleich mit Personio gelungen.`,
    }),
    stopped: (reason) => ({
      subject: "Die Übertragung ist angehalten",
      text: `Das Zielsystem hat die Übertragung abgelehnt: ${reason}. Seitdem wird nichts mehr übertragen; was sich ändert, wartet.`,
    }),
    away: (hours) => ({
      subject: "Das Zielsystem ist nicht erreichbar",
      text: `Seit ${hours} Stunden ist das Zielsystem nicht erreichbar. Was sich ändert, wartet, und es geht nichts verloren.`,
    }),
    wellAgain: {
      subject: { sync: "Der Abgleich läuft wieder", destination: "Die Übertragung läuft wieder" },
      text: {
        paused: "Der angehaltene Abgleich ist erledigt.",
        failing: "Der Abgleich mit Personio ist wieder gelungen.",
        overdue: "Der Abgleich mit Personio ist wieder pünktlich.",
        "destination-stopped": "Das Zielsystem nimmt die Zugangsdaten wieder an.",
        "destination-away": "Das Zielsystem ist wieder erreichbar.",
        "destination-paused": "Der Plan für das Zielsystem ist erledigt.",
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
      "destination-stopped":
        "Hinterlegen Sie bei Rollcall ein neues Token des Zielsystems. Danach geht es von selbst weiter.",
      "destination-away": "Rollcall versucht es von selbst weiter. Prüfen Sie, ob die Adresse noch stimmt.",
      "destination-paused":
        "Sehen Sie sich den Plan in der Erweiterung unter „Ziel“ an, und geben Sie ihn frei oder verwerfen Sie ihn.",
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
      "destination-refused": "Es nimmt die Zugangsdaten nicht an",
      "first-push": "Es ist die erste Übertragung",
      "destination-drift": "Es würden dort zu viele Konten deaktiviert oder neu angelegt",
      "plan-changed": "Dort hat sich seit der Freigabe etwas geändert",
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
    planWaits: (reason, { planned, allowed }) => ({
      subject: "A plan for the destination waits for your approval",
      text: `The plan for the destination waits: ${reason}.${planned === 0 ? "" : ` It plans ${planned}; without approval ${allowed} are allowed.`} Nothing of it is pushed before.`,
    }),
    failing: (reason) => ({
      subject: "The sync failed twice in a row",
      text: `The last two syncs with Personio failed: ${reason}.`,
    }),
    overdue: (hours) => ({
      subject: "The sync is overdue",
      text: `No sync with Personio has succeeded for ${hours} hours.`,
    }),
    stopped: (reason) => ({
      subject: "Nothing is pushed any more",
      text: `The destination refused: ${reason}. Nothing has been pushed since; what changes waits.`,
    }),
    away: (hours) => ({
      subject: "The destination can't be reached",
      text: `For ${hours} hours the destination could not be reached. What changes waits, and nothing gets lost.`,
    }),
    wellAgain: {
      subject: { sync: "The sync is well again", destination: "Changes are pushed again" },
      text: {
        paused: "The paused sync has been dealt with.",
        failing: "The sync with Personio has succeeded again.",
        overdue: "The sync with Personio is on time again.",
        "destination-stopped": "The destination accepts the credentials again.",
        "destination-away": "The destination can be reached again.",
        "destination-paused": "The plan for the destination has been dealt with.",
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
      "destination-stopped": "Give Rollcall a new token of the destination. After that it goes on by itself.",
      "destination-away": "Rollcall goes on trying by itself. See whether the address is still right.",
      "destination-paused":
        "Look at the plan in the extension under “Destination”, then approve or reject it.",
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
      "destination-refused": "it does not accept the credentials",
      "first-push": "it is the first push",
      "destination-drift": "too many accounts would be deactivated or made anew there",
      "plan-changed": "something changed there since the approval",
      interrupted: "the sync was interrupted",
      superseded: "settings were changed again and again meanwhile",
      internal: "an error in Rollcall itself",
    },
  },
};
