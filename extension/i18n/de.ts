import { deState } from "./de-state.ts";
import { deTabs } from "./de-tabs.ts";
import type { Messages } from "./messages.ts";

export const de: Messages = {
  language: "de",
  app: {
    name: "Rollcall",
    tabs: { status: "Status", exclusions: "Ausschlüsse", invitations: "Einladungen" },
    tabList: "Bereiche",
    openInTab: "In eigenem Tab öffnen",
    settings: "Server und Einstellungen",
    asOf: (when) => `Stand ${when}`,
    refresh: "Aktualisieren",
    refreshing: "Wird aktualisiert …",
    loading: "Wird geladen …",
    back: "Zurück",
    cancel: "Abbrechen",
    readOnly: {
      viewer: "Du darfst alles ansehen, aber nichts ändern.",
      "signed-out": "Zum Ändern bitte neu anmelden.",
      offline: "Ändern geht erst wieder mit Verbindung. Dein Entwurf bleibt erhalten.",
      policy: "Von deiner IT festgelegt: nur ansehen.",
    },
    failure: {
      "run-in-progress": "Es läuft gerade schon ein Sync.",
      "not-configured": "Personio ist noch nicht verbunden.",
      disabled: "Der Sync ist ausgeschaltet.",
      unavailable: "Der Server ist gerade nicht verfügbar. Versuch es gleich noch einmal.",
      forbidden: "Dafür reicht deine Rolle nicht.",
      unauthorized: "Deine Sitzung ist abgelaufen.",
      offline: "Keine Verbindung zum Internet.",
      unreachable: "Der Server antwortet nicht.",
      "rate-limited": "Zu viele Anfragen. Bitte kurz warten.",
      "map-first": "Dieses Attribut muss erst zugeordnet werden.",
      "unknown-attribute": "Dieses Attribut gibt es in Personio nicht mehr.",
    },
    failed: (code, requestId) =>
      `Das hat nicht geklappt.${code === null ? "" : ` Code ${code}`}${requestId === null ? "" : `, Anfrage ${requestId}`}${code === null ? "" : "."}`,
  },
  state: deState,
  ...deTabs,
};
