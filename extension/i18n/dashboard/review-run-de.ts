import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { RunPageMessages } from "./review.ts";

const number = createNumber("de");
const plural = createPlural("de");
const limit = (by: { code: string; planned: number | null; allowed: number | null }): string | null => {
  if (by.planned === null || by.allowed === null) return null;
  const what = by.code === "too-many-relinks" ? "neue Personio-IDs" : "Deaktivierungen";
  return `${number(by.planned)} ${what} geplant, erlaubt sind ${number(by.allowed)}`;
};

export const runPageDe: RunPageMessages = {
  title: ({ isPreview, when }) => `${isPreview ? "Vorschau" : "Sync"} · ${when}`,
  trigger: {
    schedule: "nach Zeitplan",
    manual: "von Hand",
    webhook: "Personio hat eine Änderung gemeldet",
    preview: "Vorschau",
  },
  hourly: "stündliche Nachfrage",
  onlyChanged: "nur geänderte Personen",
  state: {
    queued: "wartet",
    reading: "liest",
    planning: "vergleicht",
    paused: "angehalten",
    applying: "überträgt",
    succeeded: "erfolgreich",
    failed: "fehlgeschlagen",
    cancelled: "abgebrochen",
  },
  previewState: "berechnet",
  push: {
    name: "Vergleich mit dem Ziel",
    title: (when) => `Vergleich mit dem Ziel · ${when}`,
    notice: {
      queued: { headline: "Gleich geht es los", detail: "" },
      reading: { headline: "Liest, wer im Ziel ist", detail: "Bis hierhin wird dort nichts geändert." },
      planning: { headline: "Vergleicht beide Seiten", detail: "Bis hierhin wird dort nichts geändert." },
      applying: {
        headline: "Liest noch einmal nach und übernimmt den Plan",
        detail: "Du kannst diese Seite schließen, es geht weiter.",
      },
      succeeded: {
        headline: "Der Plan ist angenommen",
        detail: "Was abweicht, wird jetzt übertragen. Wie weit das ist, steht auf der Seite des Ziels.",
      },
      nothingToDo: { headline: "Beide Seiten sind gleich", detail: "Es gab nichts zu übertragen." },
    },
    openDestination: "Zum Ziel",
  },
  took: (span) => `Dauer ${span}`,
  tookInAll: (span) => `Dauer mit Wartezeit ${span}`,
  approvedBy: (actor) => `freigegeben von ${actor}`,
  runningFor: (span) => `läuft seit ${span.replace(/Tage$/u, "Tagen")}`,
  notice: {
    queued: { headline: "Gleich geht es los", detail: "" },
    reading: { headline: "Personio wird gelesen", detail: "Bis hierher wird nichts geändert." },
    planning: { headline: "Der Plan wird berechnet", detail: "Bis hierher wird nichts geändert." },
    applying: {
      headline: "Die Änderungen werden übertragen",
      detail: "Du kannst diese Seite schließen, es geht weiter.",
    },
    succeeded: { headline: "Alles wurde übertragen", detail: "" },
    nothingToDo: { headline: "Alles war auf dem neuesten Stand", detail: "Es gab nichts zu ändern." },
    someFailed: (failed) => ({
      headline: plural(failed, {
        one: "# Änderung ist nicht gelungen",
        other: "# Änderungen sind nicht gelungen",
      }),
      detail: "Alle anderen wurden übertragen. Der nächste Sync versucht es noch einmal.",
    }),
    someHeld: (held) => ({
      headline: `Übertragen, ${number(held)} zurückgestellt`,
      detail: "Wer zurückgestellt ist und warum, steht bei den Änderungen.",
    }),
    preview: {
      headline: "Das würde der nächste Sync tun",
      detail: "Es wurde nichts geändert. Starte den Sync, wenn alles stimmt.",
    },
    emptyPreview: {
      headline: "Der nächste Sync hätte nichts zu tun",
      detail: "Alle Konten sind auf dem Stand von Personio.",
    },
    paused: (by) => ({
      headline: `Angehalten: ${limit(by) ?? "Der Plan wartet auf deine Freigabe"}`,
      detail: "Es wurde nichts geändert. Sieh dir den Plan an und entscheide dann.",
    }),
    wouldPause: (by) => ({
      headline: `Der Sync würde anhalten: ${limit(by) ?? "Er bräuchte eine Freigabe"}`,
      detail: "Es wurde nichts geändert. Starte den Sync, dann kannst du den Plan freigeben oder verwerfen.",
    }),
    cancelled: { headline: "Abgebrochen", detail: "Es wurde nichts geändert." },
    discarded: {
      headline: "Plan verworfen, es wurde nichts geändert",
      detail: "Unten steht, was er getan hätte. Der nächste Sync rechnet neu.",
    },
    stoppedMidway: {
      headline: "Mittendrin abgebrochen",
      detail: "Was schon übertragen war, bleibt. Der nächste Sync rechnet den Rest neu.",
    },
  },
  problem: {
    "credentials-refused": {
      headline: "Personio hat den Zugang abgelehnt",
      detail:
        "Es wurde nichts geändert. Lege in Personio neue API-Zugriffsdaten an und trage sie in der Einrichtung ein.",
    },
    "attributes-missing": {
      headline: "Personio gibt Pflichtfelder nicht frei",
      detail: "Es wurde nichts geändert. Erlaube sie in Personio bei den API-Zugriffsdaten.",
    },
    "personio-unavailable": {
      headline: "Personio war nicht erreichbar",
      detail:
        "Es wurde nichts geändert. Der nächste Sync holt alles nach; du kannst ihn auch gleich starten.",
    },
    "source-empty": {
      headline: "Personio hat niemanden geliefert",
      detail: "Zur Sicherheit wurde nichts geändert. Prüfe die Rechte der API-Zugriffsdaten.",
    },
    "source-unreadable": {
      headline: "ID oder Status waren nicht lesbar",
      detail: "Zur Sicherheit wurde nichts geändert. Erlaube beide in Personio bei den API-Zugriffsdaten.",
    },
    "source-incomplete": {
      headline: "Personio hat nicht alle Personen geliefert",
      detail: "Zur Sicherheit wurde nichts geändert. Der nächste Sync versucht es neu.",
    },
    "too-many-deactivations": {
      headline: "Es wären zu viele Deaktivierungen gewesen",
      detail: "Der Plan wurde nicht ausgeführt.",
    },
    "too-many-relinks": {
      headline: "Es hätten zu viele Personen eine neue Personio-ID",
      detail: "Der Plan wurde nicht ausgeführt.",
    },
    "first-push": {
      headline: "Der erste Plan für das Ziel wartet auf deine Freigabe",
      detail: "Dort wurde noch nichts geändert. Sieh dir den Plan an, dann entscheide.",
    },
    "plan-changed": {
      headline: "Im Ziel hat sich inzwischen etwas geändert",
      detail: "Es wurde nichts ausgeführt. Hier steht der neue Plan: Sieh ihn dir noch einmal an.",
    },
    "destination-drift": {
      headline: "Im Ziel wären zu viele Personen zu deaktivieren oder neu anzulegen",
      detail: "Dort wurde nichts geändert. Prüfe, was im Ziel passiert ist, dann entscheide.",
    },
    "destination-refused": {
      headline: "Das Ziel lehnt das Token ab",
      detail: "Es wurde nichts geändert. Gib auf der Seite des Ziels ein neues Token ein.",
    },
    "destination-unavailable": {
      headline: "Das Ziel ist nicht erreichbar",
      detail: "Es wurde nichts geändert, und nichts geht verloren. Rollcall versucht es von selbst wieder.",
    },
    "destination-unreadable": {
      headline: "An der Adresse des Ziels antwortet etwas anderes",
      detail: "Es wurde nichts geändert. Prüfe auf der Seite des Ziels die Adresse.",
    },
    "destination-incomplete": {
      headline: "Das Ziel hat nicht alle Personen geliefert",
      detail: "Zur Sicherheit wurde nichts geändert. Der nächste Vergleich versucht es wieder.",
    },
    interrupted: {
      headline: "Der Sync wurde unterbrochen",
      detail: "Was schon übertragen war, bleibt. Der nächste Sync macht dort weiter.",
    },
    superseded: {
      headline: "Ein neuerer Sync ist an seine Stelle getreten",
      detail: "Du musst nichts tun.",
    },
    internal: {
      headline: "Auf dem Server ist ein Fehler aufgetreten",
      detail: "Der nächste Sync versucht es noch einmal. Bleibt es dabei, frag deine IT.",
    },
  },
  unknownProblem: (code) => ({
    headline: "Der Sync ist fehlgeschlagen",
    detail: `Der Server nennt als Grund „${code}“. Frag deine IT.`,
  }),
  missing: (attributes) => `Es fehlen: ${attributes}.`,
  counts: {
    created: (count) => `${number(count)} neu`,
    updated: (count) => `${number(count)} geändert`,
    reactivated: (count) => `${number(count)} reaktiviert`,
    deactivated: (count) => `${number(count)} deaktiviert`,
    teamsCreated: (count) => plural(count, { one: "# neues Team", other: "# neue Teams" }),
    teamsRenamed: (count) => plural(count, { one: "# Team umbenannt", other: "# Teams umbenannt" }),
    memberships: (count) => plural(count, { one: "# Teamzuordnung", other: "# Teamzuordnungen" }),
    invited: (count) => plural(count, { one: "# Einladung", other: "# Einladungen" }),
    excluded: (count) => `${number(count)} ausgeschlossen`,
    held: (count) => `${number(count)} zurückgestellt`,
    unchanged: (count) => `${number(count)} unverändert`,
    failed: (count) => plural(count, { one: "# Fehler", other: "# Fehler" }),
  },
  noChanges: "keine Änderungen",
  cancel: "Abbrechen",
  cancelling: "Wird abgebrochen …",
  notFound: {
    headline: "Diesen Lauf gibt es nicht",
    detail: "Vielleicht ist er schon älter: Läufe werden nach einiger Zeit gelöscht.",
  },
};
