import type { WebhookMessages } from "./administration-webhook.ts";

export const webhookDe: WebhookMessages = {
  title: "Personios Webhook",
  state: {
    none: "Noch nicht eingerichtet: Personio kann noch nichts melden.",
    unused: "Das Token ist da, aber eine Testmeldung von Personio kam damit noch nicht an.",
    used: "Eingerichtet: Personios Testmeldung kam an.",
  },
  notListening:
    "Rollcall hört noch nicht auf Personios Meldungen. Das ändert sich, sobald „innerhalb einer Minute“ gespeichert ist.",
  address: "Adresse",
  made: "Token erzeugt",
  pinged: "Letzte Testmeldung",
  neverPinged: "noch keine",
  copyAddress: "Adresse kopieren",
  copyCommand: "Befehl kopieren",
  copyToken: "Token kopieren",
  make: "Token erzeugen",
  makeAgain: "Neues Token erzeugen",
  making: "Wird erzeugt …",
  token: "Token",
  tokenOnce:
    "Kopier es jetzt: Es wird nur dieses eine Mal angezeigt. Gib es an deine IT weiter, aber nicht per Mail.",
  tokenReplaces: "Das bisherige Token gilt, bis Personio dieses zum ersten Mal benutzt.",
  hide: "Ausblenden",
  guide: "Was deine IT dafür tut",
  byCommand:
    "Am einfachsten mit einem Befehl im Ordner von Rollcall. Er erzeugt das Token selbst, trägt es mit der Adresse in Personio ein und lässt eine Testmeldung schicken:",
  commandNeeds:
    "Für die Punkte setzt deine IT den Notfallzugang des Servers ein und API-Zugriffsdaten aus Personio mit den Rechten personio:webhooks:read und personio:webhooks:write.",
  byHand: "Oder von Hand, mit einem Token von hier:",
  handSteps: [
    "In Personio einen Webhook anlegen, mit der Adresse von oben.",
    "Als Authentifizierung „Token“ wählen und das Token eintragen, so wie es ist.",
    "Alle Ereignisse zu Personen (person) und Beschäftigungen (employment) auswählen und den Webhook einschalten.",
    "Eine Testmeldung (ping) schicken. Ob sie ankam, steht danach hier.",
  ],
  forget: "Token löschen",
  forgetTitle: "Token von Personios Webhook löschen?",
  forgetText:
    "Personio kann dann nichts mehr melden. An Konten ändert sich nichts, und der Zeitplan läuft weiter. Den Webhook in Personio löscht deine IT dort, oder beides zusammen mit npm run hooks -- remove.",
  forgetConfirm: "Löschen",
  forgotten: "Gelöscht. Personios Meldungen werden nicht mehr angenommen.",
  failure: {
    forbidden: "Das dürfen nur Inhaber. Es wurde nichts geändert.",
  },
};
