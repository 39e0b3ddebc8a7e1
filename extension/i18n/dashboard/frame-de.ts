import type { FrameMessages } from "./frame.ts";

export const frameDe: FrameMessages = {
  product: "Rollcall",
  navigation: "Bereiche",
  skip: "Zum Inhalt",
  page: {
    overview: "Übersicht",
    runs: "Läufe",
    people: "Konten",
    employees: "Ohne Konto",
    teams: "Teams",
    invitations: "Einladungen",
    findings: "Hinweise",
    attributes: "Attribute",
    destination: "Ziel: Leapsome",
    settings: "Einstellungen",
    admins: "Admins und Geräte",
    audit: "Protokoll",
    "set-up": "Einrichtung",
  },
  group: { daily: "Alltag", rules: "Regeln", company: "Verwaltung" },
  connection: "Verbindung mit dem Server",
};
