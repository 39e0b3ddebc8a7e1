import type { BrowserMessages } from "./administration-browser.ts";

export const browserDe: BrowserMessages = {
  title: "Dieser Browser",
  about: "Gilt nur für dich, hier auf diesem Gerät. Es wird sofort übernommen.",
  language: "Sprache",
  asBrowser: "Wie der Browser",
  asPolicy: "Wie von der IT vorgegeben",
  languages: { de: "Deutsch", en: "English" },
  notifications: "Melden, wenn Syncs fehlschlagen oder angehalten werden",
  notificationsHint:
    "Als Hinweis auf dem Bildschirm, solange der Browser offen ist. Dein Browser fragt dich einmal um Erlaubnis.",
  notificationsRefused:
    "Dein Browser erlaubt Rollcall keine Hinweise. Erlaube sie in seinen Einstellungen und versuch es noch einmal.",
  onlyFailures: "Deine IT hat festgelegt: Gemeldet wird nur, was schiefgeht, nicht, dass es wieder läuft.",
  setByIt: "Von deiner IT festgelegt",
  connection: "Verbindung mit dem Server",
  server: "Server",
  person: "Angemeldet als",
  role: "Rolle",
  device: "Name dieses Geräts",
  manage: "Verbindung ansehen oder trennen",
};
