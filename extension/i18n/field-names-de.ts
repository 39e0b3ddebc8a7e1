import type { FieldMessages } from "./field-names.ts";

export const fieldNamesDe: FieldMessages = {
  name: {
    externalId: "Personio-ID",
    email: "E-Mail-Adresse",
    firstName: "Vorname",
    lastName: "Nachname",
    jobTitle: "Jobtitel",
    startDate: "Eintritt",
    endDate: "Austritt",
    location: "Standort",
    department: "Abteilung",
    gender: "Geschlecht",
    level: "Level",
    manager: "Vorgesetzte Person",
    teams: "Teams",
    link: "Verknüpfung",
    state: "Konto",
    name: "Name",
  },
  value: {
    link: { linked: "mit Personio verknüpft", excluded: "ausgeschlossen", unlinked: "nicht verknüpft" },
    state: { active: "aktiv", deactivated: "deaktiviert" },
    gender: { male: "männlich", female: "weiblich", diverse: "divers", undefined: "keine Angabe" },
  },
};
