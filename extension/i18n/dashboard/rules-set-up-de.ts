import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { SetUpMessages } from "./rules-set-up.ts";

const number = createNumber("de");
const plural = createPlural("de");
const people = (count: number): string => plural(count, { one: "# Person", other: "# Personen" });

export const setUpDe: SetUpMessages = {
  lead: "In vier Schritten vom Zugang bis zum ersten Sync. Du kannst jederzeit aufhören und später weitermachen.",
  leadDone: "Alles eingerichtet. Hier siehst du die Verbindung zu Personio und kannst sie ändern.",
  steps: "Schritte der Einrichtung",
  step: {
    server: "Mit dem Server verbinden",
    personio: "Personio verbinden",
    mapping: "Zuordnung ansehen",
    preview: "Vorschau und erster Sync",
  },
  state: { done: "Erledigt", now: "Jetzt dran", later: "Danach" },
  show: (step) => `„${step}“ aufklappen`,
  hide: (step) => `„${step}“ zuklappen`,
  progress: (done, all) => `${number(done)} von ${number(all)} Schritten erledigt`,
  server: {
    connected: ({ company, host }) =>
      company === "" ? `Verbunden mit ${host}.` : `Verbunden mit ${company} auf ${host}.`,
    as: ({ name, role }) => `Du bist angemeldet als ${name}, Rolle ${role}.`,
    role: { owner: "Inhaber", editor: "Bearbeiter", viewer: "Leser" },
    roleMeans: {
      owner: "Du darfst alles einrichten.",
      editor: "Du darfst Zuordnung und Ausschlüsse ändern. Die Zugriffsdaten hinterlegt ein Inhaber.",
      viewer: "Du darfst alles ansehen. Einrichten können Inhaber und Bearbeiter.",
    },
    manage: "Verbindung ansehen",
  },
  connection: {
    intro:
      "Rollcall liest Personio mit API-Zugriffsdaten, die du dort anlegst. Es ändert in Personio nie etwas.",
    guide: "So legst du die Zugriffsdaten in Personio an",
    guideSteps: [
      "Öffne in Personio als Admin „Einstellungen“ > „API-Zugriffsdaten“ und wähle „Neue Zugriffsdaten generieren“.",
      "Gib ihnen einen Namen, zum Beispiel „Rollcall“.",
      "Unter „Personenbezogene Daten“ braucht „Mitarbeiter“ einen Haken bei „Lesen“. Mehr Rechte sind nicht nötig.",
      "Unter „Lesbare Mitarbeiterattribute“ gibst du frei, was übertragen werden soll:",
      "Wähle „Neue Zugriffsdaten generieren“ und kopiere Client ID und Client Secret hierher.",
    ],
    guideRequired: "Unbedingt:",
    guideStandard: "Üblich, sonst bleibt das Feld leer:",
    guideExtra:
      "Dazu alles, was du zusätzlich zuordnen oder zum Ausschließen nutzen willst, zum Beispiel Beschäftigungsart, Team oder Kostenstelle.",
    clientId: "Client ID",
    clientIdMissing: "Die Client ID fehlt.",
    secret: "Client Secret",
    secretHint: "Wird verschlüsselt auf eurem Server gespeichert und nie wieder angezeigt.",
    secretSetHint: "Ist hinterlegt. Leer lassen, um es zu behalten.",
    secretMissing: "Das Client Secret fehlt.",
    secretMissingForClient: "Zu dieser Client ID ist kein Secret hinterlegt. Gib es mit ein.",
    enable: "Integration aktivieren",
    enableHint:
      "Der Sync läuft dann von selbst, der erste innerhalb einer Stunde. Ohne Haken wird nichts übertragen, und du kannst in Ruhe erst Zuordnung und Ausschlüsse festlegen.",
    save: "Prüfen und speichern",
    saveAndSync: "Speichern & synchronisieren",
    saving: "Personio wird gefragt …",
    savedOn: (firstRun) =>
      `Geprüft und gespeichert. Der Sync ist an${firstRun === null ? "" : `, der nächste startet ${firstRun}`}.`,
    savedOff: "Geprüft und gespeichert. Der Sync ist noch aus, es wird nichts übertragen.",
    savedWithProblem: "Gespeichert, aber die Prüfung hat etwas gefunden.",
    nothingSaved: "Es wurde nichts gespeichert.",
    syncRunning: "Gespeichert. Es läuft gerade schon ein Sync.",
    openRun: "Sync ansehen",
    warnings: (attributes) =>
      `Nicht freigegeben: ${attributes}. Der Sync läuft trotzdem; diese Felder bleiben, wie sie sind. Gib sie in Personio frei, wenn du sie übertragen willst.`,
    state: "Integration",
    on: "Eingeschaltet",
    onHint: "Der Sync läuft von selbst.",
    off: "Ausgeschaltet",
    offHint: "Es wird nichts gelesen und nichts geändert. Alle Einstellungen bleiben.",
    secretSet: "hinterlegt",
    checked: "Zuletzt geprüft",
    neverChecked: "noch nie",
    good: "Alles in Ordnung",
    change: "Zugriffsdaten ändern",
    check: "Gespeichertes prüfen",
    checking: "Wird geprüft …",
    checkedGood: "Geprüft: Personio nimmt die Zugriffsdaten an und gibt alles Nötige frei.",
    switchOn: "Einschalten",
    switchOff: "Ausschalten",
    switchedOff: "Ausgeschaltet. Es wird nichts mehr gelesen oder geändert.",
    forget: "Zugriffsdaten vergessen",
    forgetTitle: "Zugriffsdaten vergessen?",
    forgetText:
      "Rollcall löscht Client ID und Secret und liest Personio nicht mehr. Alle Konten, Teams, Zuordnungen und Ausschlüsse bleiben, wie sie sind. Zum Weitermachen brauchst du neue Zugriffsdaten.",
    forgetConfirm: "Vergessen",
    forgotten: "Vergessen. Konten und Regeln sind geblieben.",
    problem: {
      unchecked: "Die Prüfung kam nicht durch. Prüfe das Gespeicherte noch einmal.",
      "credentials-refused":
        "Personio lehnt diese Zugriffsdaten ab. Prüfe, ob Client ID und Secret vollständig kopiert sind, oder lege in Personio neue an.",
      "personio-unavailable":
        "Personio ist gerade nicht erreichbar. Das liegt nicht an deinen Angaben; versuch es in ein paar Minuten noch einmal.",
      "source-empty": "Personio zeigt niemanden. Prüfe, ob bei „Mitarbeiter“ das Recht „Lesen“ gesetzt ist.",
      "source-unreadable": "ID oder Status sind nicht lesbar. Gib den Status in Personio frei.",
    },
    problemUnknown:
      "Personio hat anders geantwortet als erwartet. Versuch es noch einmal; hilft das nicht, frag deine IT.",
    missing: (attributes) =>
      `Diese Pflichtattribute sind nicht freigegeben: ${attributes}. Setze sie in Personio bei „Lesbare Mitarbeiterattribute“ auf die Liste.`,
    failure: {
      stale:
        "Jemand hat die Verbindung inzwischen geändert. Es wurde nichts überschrieben; hier steht der neue Stand.",
      disabled: "Der Sync ist ausgeschaltet. Schalte ihn ein, bevor du synchronisierst.",
      "not-configured": "Es sind keine Zugriffsdaten gespeichert.",
      "invalid-request":
        "Personio vergibt solche Zugriffsdaten nicht. Kopiere sie noch einmal, ohne Leerzeichen.",
      "run-in-progress": "Es läuft gerade schon ein Sync. Warte, bis er fertig ist.",
    },
  },
  mapping: {
    waiting: "Sobald Personio verbunden ist, siehst du hier, was wohin geht.",
    intro: "Das ist von Anfang an zugeordnet. Du musst nichts tun, wenn es so passt.",
    attribute: {
      id: "ID",
      first_name: "Vorname",
      last_name: "Nachname",
      email: "E-Mail",
      status: "Status",
      position: "Position",
      supervisor: "Vorgesetzte Person",
      hire_date: "Anstelldatum",
      termination_date: "Austrittsdatum",
      office: "Standort",
      department: "Abteilung",
      gender: "Geschlecht",
    },
    defaults: "Personio-Attribut und was es füllt",
    own: (count) =>
      count === 0
        ? "Bisher keine weiteren Attribute zugeordnet."
        : plural(count, { one: "# weiteres Attribut zugeordnet.", other: "# weitere Attribute zugeordnet." }),
    exclusions: (count) =>
      plural(count, {
        one: "# Wert schließt Personen aus.",
        other: "# Werte schließen Personen aus.",
      }),
    noExclusions:
      "Niemand ist ausgeschlossen. Sollen zum Beispiel Externe kein Konto bekommen, leg das am besten vor dem ersten Sync fest.",
    birthday: "Das Geburtsdatum wird nie gelesen und nie übertragen.",
    edit: "Zuordnung und Ausschlüsse bearbeiten",
    choices:
      "Ob neue Konten automatisch eingeladen und frühere automatisch reaktiviert werden, legst du in den Einstellungen fest. Beides ist am Anfang aus.",
    openSettings: "Einstellungen öffnen",
    goOn: "Passt so, weiter",
    done: "Zuordnung angesehen.",
  },
  preview: {
    waiting: "Kommt, wenn die Schritte davor erledigt sind.",
    intro:
      "Die Vorschau liest Personio und zeigt, was der erste Sync tun würde. Sie ändert nichts und schreibt niemandem.",
    introOff:
      "Für die Vorschau muss die Integration eingeschaltet sein. Danach startet der erste Sync innerhalb einer Stunde von selbst. Du siehst hier, wann, und kannst wieder ausschalten.",
    start: "Vorschau starten",
    switchOnAndStart: "Einschalten und Vorschau starten",
    again: "Neu berechnen",
    ready: ({ people: count, when }) =>
      `Vorschau${when === null ? "" : ` von ${when}`}: ${people(count)} in Personio gelesen, nichts wurde geändert.`,
    failed: "Die Vorschau hat nicht geklappt. Es wurde nichts geändert.",
    excluded: (count) => `${number(count)} ausgeschlossen`,
    held: (count) => `${number(count)} zurückgestellt`,
    unchanged: (count) => `${number(count)} unverändert`,
    open: "Person für Person ansehen",
    firstRun: (when) => `Der erste Sync startet von selbst: ${when}.`,
    sync: "Jetzt synchronisieren",
    switchOnAndSync: "Einschalten und synchronisieren",
    syncing: "Der erste Sync läuft. Du kannst diese Seite verlassen.",
    synced: (when) => `Der Sync läuft${when === null ? "" : `, zuletzt erfolgreich ${when}`}.`,
    syncFailed: "Der Sync hat nicht geklappt.",
    paused: "Der Sync wurde zum Schutz angehalten und wartet auf eine Freigabe.",
    switchOff: "Wieder ausschalten",
    toOverview: "Zur Übersicht",
  },
};
