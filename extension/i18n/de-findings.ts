import type { FindingMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("de");
const plural = createPlural("de");

export const deFindings: FindingMessages = {
  findings: (count) => plural(count, { one: "# Hinweis", other: "# Hinweise" }),
  showAll: (count) => `Alle ${number(count)} anzeigen`,
  showLess: "Weniger anzeigen",
  finding: {
    "destination-rejected": {
      headline: "vom Zielsystem nicht angenommen",
      detail: "Die Antwort des Ziels steht auf seiner Seite. Rollcall versucht es von selbst wieder.",
    },
    "destination-conflict": {
      headline: "im Zielsystem nicht eindeutig",
      detail: "Adresse oder Name gehört dort schon jemandem. Kläre es im Zielsystem.",
    },
    "destination-admin": {
      headline: "im Zielsystem nicht deaktivierbar",
      detail: "Vermutlich dort mit Administratorrechten. Nimm zuerst diese Rolle weg.",
    },
    "destination-stopped": {
      headline: "Ziel angehalten",
      detail:
        "Es hat das Token zurückgewiesen. Nichts geht verloren: Gib auf der Seite des Ziels ein neues ein.",
    },
    "destination-away": {
      headline: "Ziel seit Stunden nicht erreichbar",
      detail: "Nichts geht verloren: Rollcall versucht es von selbst weiter.",
    },
    "no-email": {
      headline: "keine E-Mail-Adresse",
      detail: "Trag in Personio eine E-Mail-Adresse ein.",
    },
    "email-conflict": {
      headline: "E-Mail-Adresse doppelt vergeben",
      detail: "Gib jeder Person in Personio eine eigene Adresse.",
    },
    "identity-conflict": {
      headline: "ID und E-Mail passen nicht zusammen",
      detail: "Sie gehören zu zwei verschiedenen Konten. Prüfe beide Profile.",
    },
    "manager-unknown": {
      headline: "vorgesetzte Person hat kein Konto",
      detail: "Prüfe in Personio, wer als vorgesetzt eingetragen ist.",
    },
    "manager-deactivated": {
      headline: "vorgesetzte Person ist deaktiviert",
      detail: "Trag in Personio eine aktive vorgesetzte Person ein.",
    },
    "manager-cycle": {
      headline: "Vorgesetzte im Kreis",
      detail: "Zwei oder mehr Personen sind sich gegenseitig vorgesetzt.",
    },
    "attribute-not-readable": {
      headline: "Attribut nicht lesbar",
      detail: "Gib es bei den API-Zugriffsdaten in Personio frei.",
    },
    "team-name-similar": {
      headline: "Teamnamen fast gleich",
      detail: "Sie unterscheiden sich nur in Schreibweise. Vereinheitliche sie in Personio.",
    },
    "waiting-for-reactivation": {
      headline: "in Personio wieder aktiv",
      detail: "Das Konto ist noch deaktiviert. Aktiviere es von Hand.",
    },
    "invalid-record": {
      headline: "Einträge ohne ID",
      detail: "Personio hat sie unvollständig geliefert. Sie wurden ausgelassen.",
    },
  },
  unknownFinding: (code) => ({
    headline: `noch unbekannter Hinweis (${code})`,
    detail: "Der Server ist neuer als die Erweiterung. Aktualisiere sie, dann steht hier, was zu tun ist.",
  }),
  somebody: "Allgemein",
};
