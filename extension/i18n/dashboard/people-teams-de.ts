import { createPlural } from "../plural.ts";
import type { TeamMessages } from "./people-teams.ts";

const plural = createPlural("de");

export const peopleTeamsDe: TeamMessages = {
  lead: "Zu jeder Abteilung in Personio gehört ein Team. Eigene Teams und was du von Hand zuordnest, bleiben bei jedem Sync.",
  search: "Team suchen",
  table: "Teams",
  column: {
    name: "Team",
    origin: "Herkunft",
    sources: "Gefüllt aus",
    members: "Mitglieder",
    why: "Warum im Team",
    remove: "Entfernen",
  },
  origin: { synced: "Aus Personio", manual: "Von Hand" },
  originNote: (origin, sources) => {
    if (origin === "manual" && sources === "") return "Ein Team von Hand: Kein Sync ändert es.";
    if (origin === "manual") return `Von Hand angelegt, inzwischen auch gefüllt aus: ${sources}.`;
    return sources === ""
      ? "Aus Personio entstanden. Derzeit füllt es dort nichts mehr."
      : `Aus Personio: Wer dort den passenden Wert hat (${sources}), ist in diesem Team.`;
  },
  members: (count) => plural(count, { one: "# Mitglied", other: "# Mitglieder" }),
  noSources: "nur von Hand",
  empty: "Noch gibt es keine Teams. Sie entstehen mit dem ersten Sync.",
  emptySearch: "Kein Team passt zu dieser Suche.",
  add: "Team anlegen",
  newTitle: "Neues Team",
  newNote: "Heißt eine Abteilung in Personio genauso, kommen deren Leute in dasselbe Team.",
  name: "Name des Teams",
  create: "Anlegen",
  missing: "Dieses Team gibt es nicht.",
  rename: "Umbenennen",
  renameTitle: "Team umbenennen",
  renameSynced:
    "Dieses Team kommt aus Personio. Benenne die Abteilung am besten dort um: Das Team heißt dann von selbst so.",
  renamed: "Das Team ist umbenannt.",
  setBack: {
    name: "Der nächste Sync gibt dem Team wieder den Namen aus Personio.",
    members:
      "Wen Personio in das Team gebracht hat, stellt der nächste Sync in ein Team mit dem Namen aus Personio. Wer von Hand dabei ist, bleibt hier.",
  },
  renamedMeanwhile: (name) =>
    `Jemand hat das Team inzwischen in „${name}“ umbenannt. Speichere noch einmal, wenn dein Name gelten soll.`,
  refused: {
    "name-taken": "Ein anderes Team heißt genau so. Es wurde nichts gespeichert.",
    "invalid-request": "Dieser Name geht nicht. Er braucht mindestens ein Zeichen und höchstens 500.",
    "not-found": "Das Team oder das Konto gibt es nicht mehr. Es wurde nichts geändert.",
    "membership-synced":
      "Personio hat die Person in dieses Team gebracht. Ändere es dort, dann verlässt sie das Team von selbst.",
  },
  toHolder: "Dieses Team ansehen",
  membersTitle: "Mitglieder",
  membersNote: "Wer von Hand dabei ist, bleibt bei jedem Sync. Wer aus Personio kommt, ändert sich dort.",
  noMembers: "Noch ist niemand in diesem Team.",
  addMember: "Jemanden hinzufügen",
  addMemberNote: "Diese Mitgliedschaft bleibt, was auch immer der Sync tut.",
  added: (name) => `${name} ist jetzt im Team.`,
  removed: (name) => `${name} ist nicht mehr im Team.`,
  removedButStays: (name) => `${name} ist nicht mehr von Hand dabei, bleibt aber wegen Personio im Team.`,
  remove: (name) => `${name} aus dem Team nehmen`,
  removeWord: "Entfernen",
  fromPersonio: "nur in Personio",
};
