import { deState } from "./de-state.ts";
import { deStatus } from "./de-status.ts";
import type { FirstMessages } from "./messages.ts";

export const deFirst: FirstMessages = {
  language: "de",
  app: {
    name: "Rollcall",
    tabs: { status: "Status", exclusions: "Ausschlüsse", invitations: "Einladungen" },
    tabList: "Bereiche",
    openInTab: "Dashboard öffnen",
    copied: "Kopiert",
    settings: "Einstellungen",
    asOf: (when) => `Stand ${when}`,
    refresh: "Aktualisieren",
    refreshing: "Wird aktualisiert …",
    loading: "Wird geladen …",
    back: "Zurück",
    cancel: "Abbrechen",
    readOnly: {
      viewer: "Du darfst alles ansehen, aber nichts ändern.",
      "not-owner": "Das darf nur, wer die Rolle „Inhaber“ hat.",
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
    },
    failed: (code, requestId) =>
      [
        "Das hat nicht geklappt.",
        code === null ? null : `Code ${code}.`,
        requestId === null ? null : `Anfrage ${requestId}.`,
      ]
        .filter((part) => part !== null)
        .join(" "),
  },
  state: deState,
  status: deStatus,
};
