import type { StateMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("de");
const plural = createPlural("de");
const since = (when: string | null): string => (when === null ? "" : `Seit ${when}. `);
/** “3 Tage”, but “seit 3 Tagen”. */
const dative = (span: string): string => span.replace(/Tage$/u, "Tagen");
const last = (when: string | null): string => (when === null ? "" : `Letzter Sync ${when}.`);

/** “1 Min. 48 Sek.” ends a sentence by itself. */
const ended = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

export const deState: StateMessages = {
  word: {
    "not-paired": "Nicht verbunden",
    "sign-in-needed": "Abgemeldet",
    loading: "Lädt",
    "not-configured": "Einrichtung offen",
    disabled: "Ausgeschaltet",
    "first-run-pending": "Bereit",
    running: "Läuft",
    ok: "In Ordnung",
    unchanged: "In Ordnung",
    warnings: "Hinweise",
    paused: "Angehalten",
    failed: "Fehlgeschlagen",
    "credentials-refused": "Fehlgeschlagen",
    overdue: "Überfällig",
    "session-expired": "Abgemeldet",
    forbidden: "Kein Zugriff",
    offline: "Offline",
    unreachable: "Nicht erreichbar",
    "not-rollcall": "Falscher Server",
    version: "Update nötig",
    "rate-limited": "Kurze Pause",
    "server-error": "Serverfehler",
  },
  notPaired: {
    headline: "Willkommen bei Rollcall",
    detail: "Verbinde die Erweiterung mit dem Server deiner Firma. Das dauert eine Minute.",
  },
  signInNeeded: (host) => ({
    headline: "Bitte melde dich an",
    detail: `Deine IT hat ${host} schon eingerichtet. Es fehlt nur noch deine Anmeldung.`,
  }),
  loading: { headline: "Wird geladen …", detail: "" },
  notConfigured: {
    headline: "Personio ist noch nicht verbunden",
    detail:
      "Lege in Personio API-Zugriffsdaten an und trage sie in der Einrichtung ein. Vorher wird nichts übertragen.",
  },
  disabled: {
    headline: "Der Sync ist ausgeschaltet",
    detail: "Es wird nichts gelesen und nichts geändert. Alle Einstellungen bleiben erhalten.",
  },
  firstRun: (when) => ({
    headline: when === null ? "Der erste Sync steht noch aus" : `Erster Sync geplant für ${when}`,
    detail: "Bisher wurde nichts geändert. Die Vorschau zeigt dir schon jetzt, was passieren wird.",
  }),
  running: (by) => ({
    headline: by.isPreview ? "Vorschau wird berechnet" : "Sync läuft",
    detail: by.isPreview
      ? `Seit ${ended(dative(by.since))} Es wird nichts geändert.`
      : `Seit ${ended(dative(by.since))}`,
  }),
  ok: (when) => ({ headline: "Alles in Ordnung", detail: last(when) }),
  unchanged: (when) => ({
    headline: "Alles auf dem neuesten Stand",
    detail: `Keine Änderungen in Personio. ${last(when)}`.trim(),
  }),
  warnings: (findings) => ({
    headline: plural(findings, { one: "# Hinweis für dich", other: "# Hinweise für dich" }),
    detail: "Der Sync lief durch. Ein paar Angaben solltest du in Personio berichtigen.",
  }),
  paused: ({ purpose, code, planned, allowed }) => ({
    headline:
      purpose === "push"
        ? "Der Plan für das Ziel wartet auf deine Freigabe"
        : planned === null || allowed === null
          ? "Der Sync wartet auf deine Freigabe"
          : code === "too-many-relinks"
            ? `Angehalten: ${number(planned)} neue Personio-IDs, erlaubt sind ${number(allowed)}`
            : `Angehalten: ${number(planned)} Deaktivierungen geplant, erlaubt sind ${number(allowed)}`,
    detail:
      purpose === "push"
        ? "Vorher wird nichts davon übertragen. Sieh dir den Plan an, bevor er ausgeführt wird."
        : "Es wurde nichts geändert. Sieh dir den Plan an, bevor er ausgeführt wird.",
  }),
  failed: ({ problem, when }) => ({
    headline: "Der letzte Sync ist fehlgeschlagen",
    detail: `${problem}${when === null ? "" : ` (${when})`}`,
  }),
  credentialsRefused: (when) => ({
    headline: "Personio hat den Zugang abgelehnt",
    detail: `${since(when)}Es wurde nichts geändert. Lege in Personio neue API-Zugriffsdaten an und trage sie in der Einrichtung ein.`,
  }),
  overdue: ({ age, when }) => ({
    headline: age === null ? "Noch kein erfolgreicher Sync" : `Kein erfolgreicher Sync seit ${dative(age)}`,
    detail: `${when === null ? "" : `Zuletzt erfolgreich ${when}. `}Starte ihn jetzt selbst. Wenn du das nicht darfst oder es nicht hilft, frag deine IT.`,
  }),
  sessionExpired: () => ({
    headline: "Deine Sitzung ist abgelaufen",
    detail: "Du siehst den letzten bekannten Stand. Zum Ändern melde dich neu an.",
  }),
  forbidden: {
    headline: "Dafür reicht deine Rolle nicht",
    detail: "Bitte jemanden mit der Rolle „Inhaber“, dir den Zugriff zu geben.",
  },
  offline: (when) => ({
    headline: when === null ? "Du bist offline" : `Offline. Stand von ${when}`,
    detail: "Sobald du wieder online bist, wird aktualisiert. Entwürfe bleiben erhalten.",
  }),
  unreachable: (host) => ({
    headline: "Der Server antwortet nicht",
    detail: `${host} ist nicht erreichbar. Prüfe die Adresse oder frag deine IT.`,
  }),
  notRollcall: (host) => ({
    headline: "Das ist kein Rollcall-Server",
    detail: `${host} antwortet, aber nicht als Rollcall. Prüfe die Adresse.`,
  }),
  version: (outdated) => ({
    headline: outdated === "server" ? "Der Server ist zu alt" : "Die Erweiterung ist zu alt",
    detail:
      outdated === "server"
        ? "Diese Erweiterung braucht eine neuere Version. Bitte deine IT, den Server zu aktualisieren."
        : "Der Server ist schon weiter. Aktualisiere die Erweiterung in deinem Browser.",
  }),
  rateLimited: (when) => ({
    headline: "Zu viele Anfragen",
    detail: when === null ? "Bitte warte einen Moment." : `Weiter geht es um ${when}.`,
  }),
  serverError: ({ code, requestId }) => ({
    headline: "Der Server hat einen Fehler gemeldet",
    detail: [
      "Versuch es gleich noch einmal.",
      code === null ? "" : `Code ${code}`,
      requestId === null ? "" : `Anfrage ${requestId}`,
    ]
      .filter((part) => part !== "")
      .join(" · "),
  }),
  action: {
    connect: "Mit Server verbinden",
    "sign-in": "Anmelden",
    retry: "Erneut versuchen",
    sync: "Sync starten",
    preview: "Vorschau",
    review: "Plan ansehen",
    "check-server": "Server prüfen",
    "copy-details": "Details kopieren",
    "set-up": "Einrichtung öffnen",
    settings: "Einstellungen öffnen",
  },
  runProblem: {
    "credentials-refused": "Personio hat den Zugang abgelehnt.",
    "attributes-missing": "Personio gibt Pflichtfelder nicht frei. Erlaube sie bei den API-Zugriffsdaten.",
    "personio-unavailable": "Personio war nicht erreichbar. Der nächste Sync holt alles nach.",
    "source-empty": "Personio hat niemanden geliefert. Prüfe die Rechte der API-Zugriffsdaten.",
    "source-unreadable": "ID oder Status sind nicht lesbar. Erlaube sie bei den API-Zugriffsdaten.",
    "source-incomplete": "Personio hat nicht alle Personen geliefert. Der nächste Sync versucht es neu.",
    "too-many-deactivations": "Es wären zu viele Deaktivierungen gewesen.",
    "too-many-relinks": "Es hätten zu viele Personen eine neue Personio-ID.",
    interrupted: "Der Sync wurde unterbrochen. Der nächste macht dort weiter.",
    superseded: "Ein neuerer Sync ist an seine Stelle getreten.",
    internal: "Auf dem Server ist ein Fehler aufgetreten.",
  },
  unknownRunProblem: (code) => `Ein unbekannter Fehler ist aufgetreten (${code}).`,
};
