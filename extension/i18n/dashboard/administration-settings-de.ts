import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import { conflictDe, historyDe } from "./administration-history-de.ts";
import type { SettingsMessages } from "./administration-settings.ts";

const number = createNumber("de");
const plural = createPlural("de");
const days = (count: number): string => plural(count, { one: "# Tag", other: "# Tage" });

export const settingsDe: SettingsMessages = {
  lead: "Wann und wie abgeglichen wird. Änderungen gelten, sobald du sie speicherst.",
  part: {
    company: { title: "Unternehmen", about: "So heißt ihr hier im Dashboard und in Mails." },
    accounts: {
      title: "Neue und zurückkehrende Personen",
      about: "Was ein Sync von selbst tut, wenn jemand anfängt oder wiederkommt.",
    },
    schedule: { title: "Zeitplan", about: "Wann der Sync von selbst läuft." },
    freshness: {
      title: "Wie schnell Änderungen ankommen",
      about:
        "Der ganze Abgleich nach Zeitplan läuft in jedem Fall weiter. Was dazwischen ankommt, geht durch denselben Schutz.",
    },
    guard: {
      title: "Schutz vor Massenänderungen",
      about:
        "Bevor ein Sync etwas ändert, zählt Rollcall nach. Sind es mehr als hier erlaubt, hält er an, ändert nichts und wartet, bis jemand den Plan geprüft und freigegeben hat.",
    },
    invitations: { title: "Einladungen", about: "Was in den Mails steht und wie lange ihr Link gilt." },
    alerts: {
      title: "Meldungen und Protokoll",
      about:
        "Wer eine Mail bekommt, wenn etwas schiefgeht, und wie lange Läufe und Protokoll aufgehoben werden.",
    },
    connection: { title: "Verbindung mit Personio", about: "Ob der Abgleich eingeschaltet ist." },
    history: { title: "Verlauf", about: "Wer wann was eingestellt hat." },
  },
  label: {
    companyName: "Name des Unternehmens",
    personioUrl: "Adresse eures Personio",
    autoInvite: "Neue Personen automatisch einladen",
    autoReactivate: "Zurückkehrende automatisch reaktivieren",
    everyHours: "Wie oft",
    at: "Uhrzeit",
    timeZone: "Zeitzone",
    freshness: "Änderungen aus Personio kommen an",
    deactivationCount: "Deaktivierungen: Anzahl",
    deactivationPercent: "Deaktivierungen: Prozent",
    relinkCount: "Neue Personio-IDs: Anzahl",
    relinkPercent: "Neue Personio-IDs: Prozent",
    appUrl: "Adresse, zu der die Einladung führt",
    senderName: "Name des Absenders",
    mailLanguage: "Sprache der Mails",
    expireAfterDays: "Link gilt so viele Tage",
    remindAfterDays: "Erinnerung",
    alertEmails: "Mail bei Problemen an",
    retentionDays: "Protokoll aufheben, in Tagen",
  },
  hint: {
    personioUrl:
      "Zum Beispiel https://beispiel.personio.de. Damit führen Hinweise direkt zur Person in Personio.",
    autoInvite:
      "Gilt nur für Konten, die ein Sync ab jetzt neu anlegt. Niemand, der schon ein Konto hat, wird dadurch eingeladen.",
    autoReactivate:
      "Wer zum Beispiel aus der Elternzeit zurückkommt, wird wieder aktiv, sobald Personio „aktiv“ meldet. Ausgeschaltet bleibt das Konto deaktiviert und du bekommst einen Hinweis.",
    timeZone: "Tipp eine Stadt ein, zum Beispiel Berlin.",
    appUrl: "Beginnt mit https://. Dorthin kommt, wer auf den Link in der Mail klickt.",
    expireAfterDays: "Danach braucht es eine neue Einladung. Gilt für Mails ab jetzt.",
    remindAfterDays: "Wer bis dahin nicht geklickt hat, bekommt die Einladung ein zweites Mal.",
    alertEmails:
      "Geht hinaus, wenn zwei Syncs hintereinander fehlschlagen, einer angehalten wird oder ausbleibt, und wenn es wieder läuft.",
    retentionDays: "Älteres wird gelöscht. Konten betrifft das nie.",
  },
  invalid: {
    companyName: "Höchstens 200 Zeichen in einer Zeile.",
    personioUrl:
      "Gib die Adresse eures Personio ein, zum Beispiel https://beispiel.personio.de, oder lass das Feld leer.",
    autoInvite: "Das geht nicht. Lade die Seite neu.",
    autoReactivate: "Das geht nicht. Lade die Seite neu.",
    everyHours: "Wähle einen der Abstände aus der Liste.",
    at: "Gib eine Uhrzeit wie 04:00 ein.",
    timeZone: "Diese Zeitzone gibt es nicht. Wähle eine aus der Liste, zum Beispiel Europe/Berlin.",
    freshness: "Wähle eine der Möglichkeiten.",
    deactivationCount: "Gib eine ganze Zahl ab 0 ein.",
    deactivationPercent: "Gib eine Zahl von 0 bis 100 ein.",
    relinkCount: "Gib eine ganze Zahl ab 0 ein.",
    relinkPercent: "Gib eine Zahl von 0 bis 100 ein.",
    appUrl: "Gib eine vollständige Adresse ein, die mit https:// beginnt.",
    senderName: "Höchstens 200 Zeichen in einer Zeile.",
    mailLanguage: "Wähle eine der Sprachen.",
    expireAfterDays: "Gib eine ganze Zahl von 1 bis 365 ein.",
    remindAfterDays: "Wähle einen der Abstände aus der Liste.",
    alertEmails: "Höchstens 20 gültige E-Mail-Adressen.",
    retentionDays: "Gib eine ganze Zahl von 1 bis 3650 ein.",
  },
  invalidEmail: (value) => `„${value}“ nimmt der Server nicht als E-Mail-Adresse an.`,
  flag: {
    autoInvite: { on: "an", off: "aus" },
    autoReactivate: { on: "an", off: "aus" },
  },
  every: (hours) =>
    hours === 24 ? "einmal am Tag" : hours === 1 ? "jede Stunde" : `alle ${number(hours)} Stunden`,
  days,
  percent: (value) => `${value.replace(".", ",")} %`,
  never: "nie",
  nothing: "leer",
  nobody: "niemand",
  mailLanguage: { de: "Deutsch", en: "Englisch" },
  remind: (count) => `nach ${plural(count, { one: "# Tag", other: "# Tagen" })}`,
  schedule: {
    times: (times) => `Also um ${times} Uhr.`,
    next: (when) => `Nächster Sync: ${when}`,
    nextNow: (when) => `Nach dem Speichern läuft der nächste Sync: ${when}`,
    here: (when) => `bei dir: ${when}`,
    unknown: "Mit diesen Angaben lässt sich der nächste Sync nicht berechnen.",
    off: "Der Abgleich ist ausgeschaltet. Es läuft nichts, bis du ihn in der Einrichtung einschaltest.",
    clock: (time) =>
      `Dort ist es gerade ${time} Uhr. Ein Sync beginnt immer sieben Minuten nach einer vollen Stunde, die erste ab der gewählten Uhrzeit.`,
  },
  freshness: {
    daily: {
      label: "nur nach Zeitplan",
      hint: (every) => `Zurzeit ${every}. Dafür ist nichts weiter nötig.`,
    },
    hourly: {
      label: "zusätzlich jede Stunde",
      hint: () =>
        "Rollcall fragt Personio jede Stunde, wer sich geändert hat, und liest nur diese Personen. Dafür ist nichts weiter nötig.",
    },
    instant: {
      label: "innerhalb einer Minute",
      hint: () =>
        "Personio meldet jede Änderung sofort, und Rollcall liest die Person neu. Dafür richtet deine IT einmal einen Webhook ein; bis dahin wird jede Stunde gefragt.",
    },
  },
  guard: {
    deactivations: "Deaktivierungen in einem Sync",
    relinks: "Konten mit neuer Personio-ID in einem Sync",
    relinksAbout: "Wer in Personio neu angelegt wurde, bekommt das alte Konto mit neuer ID zurück.",
    ownersOnly:
      "Die Grenzen ändern nur Inhaber: Wer sie anhebt, gibt im Voraus frei, was sonst geprüft würde.",
    allowed: ({ accounts, allowed }) =>
      `Es zählt der höhere der beiden Werte. Bei zurzeit ${plural(accounts, { one: "# Konto", other: "# Konten" })} gehen bis zu ${number(allowed)} durch, ab ${number(allowed + 1)} hält der Sync an.`,
    half: "Mehr als die Hälfte aller Konten wird nie ohne Freigabe deaktiviert.",
  },
  emails: {
    ownersOnly:
      "Adressen wegnehmen und die Aufbewahrung ändern nur Inhaber: Beides könnte verdecken, wer was getan hat.",
    add: "Hinzufügen",
    placeholder: "name@firma.de",
    invalid: (text) => `„${text}“ ist keine E-Mail-Adresse.`,
    known: (email) => `„${email}“ steht schon in der Liste.`,
    none: "Bisher bekommt niemand eine Mail.",
    added: (email, count) =>
      `${email} hinzugefügt. ${plural(count, { one: "# Adresse", other: "# Adressen" })}.`,
    removed: (email, count) =>
      `${email} entfernt. ${plural(count, { one: "# Adresse", other: "# Adressen" })}.`,
  },
  connection: {
    on: "Eingeschaltet: Personio wird nach dem Zeitplan gelesen.",
    off: "Ausgeschaltet: Es wird nichts gelesen und nichts geändert.",
    missing: "Personio ist noch nicht verbunden.",
    toSetUp: "Zur Einrichtung",
  },
  bar: {
    changes: (count) => plural(count, { one: "# Änderung", other: "# Änderungen" }),
    restored: "Entwurf wiederhergestellt.",
    discard: "Verwerfen",
    save: "Speichern",
    saving: "Wird gespeichert …",
    saved: (next) => `Gespeichert.${next === null ? "" : ` Nächster Sync ${next}.`}`,
    problems: (count) =>
      plural(count, {
        one: "Es wurde nichts gespeichert: Eine Angabe passt noch nicht. Sie ist oben markiert.",
        other: "Es wurde nichts gespeichert: # Angaben passen noch nicht. Sie sind oben markiert.",
      }),
  },
  conflict: conflictDe,
  history: historyDe,
  failure: {
    stale: "Jemand hat die Einstellungen inzwischen geändert. Es wurde nichts überschrieben.",
    "invalid-request":
      "Der Server hat die Einstellungen nicht angenommen. Es wurde nichts gespeichert, dein Entwurf bleibt. Lade die Seite neu und versuch es noch einmal.",
    forbidden: "Dafür reicht deine Rolle nicht. Es wurde nichts gespeichert, dein Entwurf bleibt.",
  },
};
