import type { BrowserMessages } from "./administration-browser.ts";

export const browserEn: BrowserMessages = {
  title: "This browser",
  about: "Only for you, here on this device. It holds at once.",
  language: "Language",
  asBrowser: "As the browser",
  asPolicy: "As set by IT",
  languages: { de: "Deutsch", en: "English" },
  notifications: "Tell me when syncs fail or are paused",
  notificationsHint:
    "As a notification on your screen while the browser is open. Your browser asks you for permission once.",
  notificationsRefused:
    "Your browser doesn’t let Rollcall notify you. Allow it in the browser’s settings and try again.",
  onlyFailures: "Your IT has set: you are told what goes wrong, not that it is well again.",
  setByIt: "Set by your IT",
  connection: "Connection to the server",
  server: "Server",
  person: "Signed in as",
  role: "Role",
  device: "Name of this device",
  manage: "Look at the connection, or end it",
};
