import type { ConflictMessages, HistoryMessages } from "./administration-settings.ts";

export const conflictDe: ConflictMessages = {
  title: ({ who, when }) =>
    `${who ?? "Jemand"} hat die Einstellungen inzwischen geändert${when === null ? "" : ` (${when})`}.`,
  kept: "Es wurde nichts überschrieben, und deine Änderungen sind noch da.",
  theirs: "Schon gespeichert ist:",
  both: "Das habt ihr beide geändert. Was soll gelten?",
  mine: (value) => `Meine Angabe: ${value}`,
  their: (value) => `Schon gespeichert: ${value}`,
  goOn: "Damit weiterarbeiten",
};

export const historyDe: HistoryMessages = {
  show: "Verlauf anzeigen",
  empty: "Bisher hat niemand etwas geändert.",
  kind: {
    settings: "Einstellungen",
    target: "Zuordnung",
    exclusions: "Ausschlüsse",
    connection: "Verbindung mit Personio",
  },
  target: (attribute) => `Ziel von „${attribute}“`,
  exclusions: (attribute) => `Ausschlüsse bei „${attribute}“`,
  added: (values) => `dazu: ${values}`,
  removed: (values) => `weg: ${values}`,
  change: ({ before, after }) => `${before} → ${after}`,
  clientId: "Client ID",
  enabled: "Abgleich",
  on: "an",
  off: "aus",
  secret: "Client Secret",
  secretState: { set: "hinterlegt", replaced: "neu hinterlegt", none: "keins" },
  forgotten: "Zugriffsdaten entfernt",
};
