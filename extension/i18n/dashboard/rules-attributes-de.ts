import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { AttributeMessages } from "./rules.ts";

const number = createNumber("de");
const plural = createPlural("de");
const people = (count: number): string => plural(count, { one: "# Person", other: "# Personen" });

export const attributesDe: AttributeMessages = {
  lead: "Was aus Personio übertragen wird, wohin es geht, und welche Werte jemanden ausschließen.",
  table: "Attribute aus Personio",
  search: "Attribut oder Wert",
  show: "Zeigen",
  filter: {
    all: (count) => `Alle (${number(count)})`,
    assigned: (count) => `Zugeordnet (${number(count)})`,
    excluding: (count) => `Mit Ausschlüssen (${number(count)})`,
    custom: (count) => `Benutzerdefiniert (${number(count)})`,
  },
  column: { attribute: "Attribut", target: "Füllt", exclusions: "Schließt aus", values: "Werte" },
  found: (count) => plural(count, { one: "# Attribut", other: "# Attribute" }),
  nothingFound: "Kein Attribut passt dazu.",
  showAll: "Alle zeigen",
  empty: "Noch keine Attribute. Sobald Personio verbunden ist, stehen hier alle, die gelesen werden dürfen.",
  toSetUp: "Zur Einrichtung",
  type: {
    standard: "Standard",
    text: "Text",
    multiline: "Text",
    list: "Auswahl",
    tags: "Tags",
    date: "Datum",
    integer: "Zahl",
    decimal: "Zahl",
    link: "Link",
    boolean: "Ja/Nein",
  },
  notReadable: "nicht lesbar",
  notReadableHint:
    "Die API-Zugriffsdaten dürfen dieses Attribut nicht mehr lesen. Was schon übertragen ist, bleibt, wie es ist. Gib es in Personio unter „API-Zugriffsdaten“ wieder frei.",
  unsaved: "nicht gespeichert",
  more: (count) => `und ${number(count)} mehr`,
  neverRead: "noch nicht gelesen",
  target: {
    title: "Ziel im Konto",
    none: "wird nicht übertragen",
    team: "Team",
    level: "Level",
    custom: (name) => `Eigenes Attribut „${name}“`,
    activation: "Aktivieren und Deaktivieren",
    fixedHint: "Ein Standardattribut: von Anfang an zugeordnet, und das bleibt so.",
    birthday: "Das Geburtsdatum wird nie gelesen und nie übertragen. Daran lässt sich nichts ändern.",
    choice: {
      none: { label: "Nicht übertragen", hint: "Rollcall liest es nicht, außer für Ausschlüsse." },
      team: { label: "Team", hint: "Für jeden Wert entsteht ein Team; wer ihn hat, ist Mitglied." },
      level: { label: "Level", hint: "Steht im Konto als Level." },
      custom: { label: "Eigenes Attribut", hint: "Steht im Konto unter dem Namen, den du wählst." },
    },
    recommended: "empfohlen",
    name: "Name des eigenen Attributs",
    nameMissing: "Gib dem eigenen Attribut einen Namen.",
    fieldsHint: "Felder wie Jobtitel oder Standort füllen die Standardattribute.",
    takenBy: (label) => `Füllt schon „${label}“. Nimm dort erst das Ziel weg oder wähle ein anderes.`,
    exclusionsFirst: "Entferne zuerst die Ausschlüsse dieses Attributs und speichere sie.",
    removes: (target) => `Der nächste Sync entfernt überall, was daraus kam: ${target}.`,
    save: "Ziel speichern",
    discard: "Verwerfen",
    saved: (next) => `Ziel gespeichert. Gilt ab dem nächsten Sync${next === null ? "" : ` (${next})`}.`,
    undone: "Rückgängig gemacht. Es ist wieder wie vorher.",
    undo: "Rückgängig",
    conflict: (label) => `Jemand hat „${label}“ inzwischen geändert. Es wurde nichts überschrieben.`,
    mine: "Deine Wahl",
    theirs: "Gespeichert",
    saveMine: "Meine speichern",
    keepTheirs: "Gespeichertes behalten",
  },
  exclusion: {
    title: "Schließt aus",
    mapFirst:
      "Ein benutzerdefiniertes Attribut kann erst ausschließen, wenn es ein Ziel hat: Ohne Ziel liest Rollcall seine Werte nicht.",
    mapNow: (label) => `Eigenes Attribut „${label}“ als Ziel wählen`,
    birthday: "Nach dem Geburtsdatum wird niemand ausgeschlossen.",
    targetFirst: "Speichere erst das Ziel, dann die Ausschlüsse.",
  },
  values: {
    title: "Werte in Personio",
    none: "Beim letzten Lesen hatte niemand einen Wert.",
    afterTarget: "Die Werte stehen hier, sobald das Attribut ein Ziel hat und gelesen wurde.",
    afterRead: "Die Werte stehen hier nach dem nächsten Sync oder der nächsten Vorschau.",
    exclude: "ausschließen",
    excludeValue: (value) => `„${value}“ ausschließen`,
    excluded: "ausgeschlossen",
    all: (count) => `Alle ${number(count)} zeigen`,
    fewer: "Weniger zeigen",
    people,
  },
  draft: {
    targets: (count) =>
      plural(count, { one: "# Ziel nicht gespeichert", other: "# Ziele nicht gespeichert" }),
    preview: "Als Sync durchspielen",
    previewHint: "Rechnet einen ganzen Sync mit deinem Entwurf durch. Es wird nichts geändert.",
    starting: "Wird gestartet …",
    discard: "Ziele verwerfen",
    running: "Zum laufenden Sync",
  },
  failure: {
    "target-taken": "Dieses Ziel füllt schon ein anderes Attribut. Es wurde nichts gespeichert.",
    "default-attribute": "Standardattribute behalten ihr Ziel. Es wurde nichts gespeichert.",
    "exclusions-first":
      "Das Attribut schließt noch jemanden aus. Entferne zuerst diese Werte und speichere sie.",
    "birthday-not-synced": "Das Geburtsdatum wird nie übertragen.",
    "map-first": "Dieses Attribut braucht erst ein gespeichertes Ziel, bevor es ausschließen kann.",
    "unknown-attribute": "Dieses Attribut gibt es in Personio nicht mehr.",
    "invalid-request": "Dieser Name geht nicht: höchstens 100 Zeichen, keine Zeilenumbrüche.",
    "run-in-progress": "Es läuft gerade schon ein Sync. Dein Entwurf bleibt; versuch es danach noch einmal.",
    disabled:
      "Der Sync ist ausgeschaltet, darum gibt es keine Vorschau. Du kannst ihn in der Einrichtung einschalten.",
  },
};
