import { fieldNamesDe } from "../field-names-de.ts";
import { createPlural } from "../plural.ts";
import type { FindingPageMessages, OverviewMessages, ReviewMessages, RunListMessages } from "./review.ts";
import { approvalDe, changeDe } from "./review-change-de.ts";
import { runPageDe } from "./review-run-de.ts";

const plural = createPlural("de");

const overview: OverviewMessages = {
  fresh: ({ usually, seldomMore, changes }) =>
    `Änderungen in Personio brauchen meist ${usually}, selten mehr als ${seldomMore} (${plural(changes, { one: "letzte Änderung", other: "letzte # Änderungen" })}).`,
  lead: "Wie es um den Abgleich mit Personio steht.",
  lastRun: "Letzter Sync",
  currentRun: "Läuft gerade",
  watchRun: "Zusehen",
  openRun: "Alle Änderungen ansehen",
  noRun: "Es gab noch keinen Sync.",
  people: "Personen in Personio",
  accounts: "Konten",
  linked: "mit Konto",
  excluded: "ausgeschlossen",
  held: "zurückgestellt",
  waiting: "nicht aktiv",
  active: "aktiv",
  deactivated: "deaktiviert",
  neverInvited: "nie eingeladen",
  invited: "Einladung offen",
  employees: (count) => plural(count, { one: "# Person", other: "# Personen" }),
  allFindings: (count) => plural(count, { one: "Den Hinweis öffnen", other: "Alle # Hinweise öffnen" }),
  noFindings: "Keine Hinweise. In Personio gibt es gerade nichts zu berichtigen.",
  draft: {
    headline: "Du hast einen Entwurf bei den Ausschlüssen",
    detail: "Er gilt noch nicht. Die Vorschau zeigt, was er ändern würde.",
  },
  previewDraft: "Vorschau mit Entwurf",
  openDraft: "Zum Entwurf",
  supersede: {
    title: "Wartenden Plan verwerfen?",
    body: "Ein Plan wartet auf Freigabe. Startest du jetzt einen Sync, wird er verworfen und neu berechnet. Geändert wird dadurch noch nichts.",
    confirm: "Sync starten",
  },
  starting: "Wird gestartet …",
};

const runs: RunListMessages = {
  lead: "Jeder Abgleich mit Personio, jede Vorschau und jeder Vergleich mit dem Ziel, die neuesten zuerst.",
  show: "Zeigen",
  filter: { all: "Alle Läufe", apply: "Nur Syncs", preview: "Nur Vorschauen" },
  started: "Gestartet",
  by: "Wodurch",
  result: "Ergebnis",
  changes: "Änderungen",
  took: "Dauer",
  empty: {
    headline: "Noch keine Läufe",
    detail: "Sobald der erste Sync oder die erste Vorschau lief, steht sie hier.",
  },
  emptyFilter: {
    apply: "Bisher gab es nur Vorschauen.",
    preview: "Bisher gab es keine Vorschau.",
  },
};

const findings: FindingPageMessages = {
  lead: "Was du in Personio berichtigen solltest. Was behoben ist, verschwindet mit dem nächsten Sync.",
  people: "Wer oder was",
  sinceHead: "Seit",
  about: "Es geht um",
  openPersonio: "In Personio öffnen",
  openAttributes: "Zu den Attributen",
  openTeams: "Zu den Teams",
  openDestination: "Zum Ziel",
  empty: {
    headline: "Keine Hinweise",
    detail: "Alle Angaben aus Personio passen. Du musst nichts tun.",
  },
  records: (count) => plural(count, { one: "# Eintrag", other: "# Einträge" }),
};

export const reviewDe: ReviewMessages = {
  overview,
  runs,
  run: runPageDe,
  change: changeDe,
  approval: approvalDe,
  findings,
  field: fieldNamesDe,
  failure: {
    "plan-changed":
      "Der Plan hat sich geändert, seit du ihn geöffnet hast. Es wurde nichts ausgeführt. Sieh dir den neuen Plan an und gib ihn dann frei.",
    "plan-expired":
      "Der Plan ist zu alt: Freigeben geht 24 Stunden lang. Es wurde nichts ausgeführt. Starte den Sync neu, dann entsteht ein frischer Plan.",
    "not-paused":
      "Dieser Lauf wartet nicht mehr: Jemand hat schon entschieden, oder ein neuer Sync hat ihn abgelöst.",
    "too-late": "Zu spät zum Abbrechen: Die Änderungen werden schon übertragen.",
    "run-in-progress":
      "Es läuft gerade ein anderer Sync. Warte, bis er fertig ist, und versuch es dann noch einmal.",
    "not-found": "Diesen Lauf gibt es nicht mehr. Alte Läufe werden nach einiger Zeit gelöscht.",
    disabled: "Der Sync ist ausgeschaltet. Es wurde nichts ausgeführt.",
    "not-configured": "Personio ist noch nicht verbunden.",
    "invalid-request":
      "Der Server hat die Auswahl nicht angenommen. Es wurde nichts ausgeführt. Lade die Seite neu und versuch es noch einmal.",
  },
};
