import type { ConflictMessages, HistoryMessages } from "./administration-settings.ts";

export const conflictEn: ConflictMessages = {
  title: ({ who, when }) =>
    `${who ?? "Somebody"} has changed the settings meanwhile${when === null ? "" : ` (${when})`}.`,
  kept: "Nothing was overwritten, and your changes are still here.",
  theirs: "Saved already:",
  both: "Both of you changed this. Which shall hold?",
  mine: (value) => `Mine: ${value}`,
  their: (value) => `Saved already: ${value}`,
  goOn: "Go on with this",
};

export const historyEn: HistoryMessages = {
  show: "Show history",
  empty: "Nobody has changed anything so far.",
  kind: {
    settings: "Settings",
    target: "Mapping",
    exclusions: "Exclusions",
    connection: "Connection to Personio",
  },
  target: (attribute) => `Target of “${attribute}”`,
  exclusions: (attribute) => `Exclusions of “${attribute}”`,
  added: (values) => `added: ${values}`,
  removed: (values) => `removed: ${values}`,
  change: ({ before, after }) => `${before} → ${after}`,
  clientId: "Client ID",
  enabled: "Syncing",
  on: "on",
  off: "off",
  secret: "Client secret",
  secretState: { set: "set", replaced: "replaced", none: "none" },
  forgotten: "Credentials removed",
};
