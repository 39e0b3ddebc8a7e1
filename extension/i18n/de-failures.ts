import type { FurtherFailure } from "./failure-messages.ts";
import type { ByCode } from "./messages.ts";

const changedMeanwhile = "Jemand hat das inzwischen geändert. Es wurde nichts überschrieben.";

export const deFailures: ByCode<FurtherFailure> = {
  auth: "Deine Sitzung ist abgelaufen. Melde dich neu an.",
  conflict: changedMeanwhile,
  "not-rollcall": "An dieser Adresse antwortet kein Rollcall-Server.",
  version: "Server und Erweiterung passen nicht zusammen. Bitte deine IT um ein Update.",
  "not-found": "Das gibt es nicht mehr. Lade die Seite neu.",
  "method-not-allowed": "Der Server kennt das nicht. Vermutlich ist er zu alt; frag deine IT.",
  "no-destination": "Es ist kein Ziel verbunden.",
  "not-paused": "Der Plan wartet nicht mehr auf eine Freigabe.",
  "plan-changed": "Der Plan hat sich geändert. Es wurde nichts ausgeführt. Sieh ihn dir noch einmal an.",
  "plan-expired": "Der Plan ist älter als 24 Stunden. Starte den Sync neu.",
  "too-late": "Dafür ist es zu spät: Die Änderungen werden schon übertragen.",
  "email-taken": "Diese E-Mail-Adresse hat schon ein anderes Konto. Es wurde nichts gespeichert.",
  "name-taken": "Ein anderes Team heißt schon so. Es wurde nichts gespeichert.",
  "last-owner": "Jemand muss Inhaber bleiben. Es wurde nichts geändert.",
  "in-progress": "Das wird gerade schon erledigt. Versuch es gleich noch einmal.",
  "membership-synced": "Diese Zugehörigkeit kommt aus Personio. Ändere sie dort.",
  stale: changedMeanwhile,
  "too-large": "Das ist zu viel auf einmal. Es wurde nichts gespeichert.",
  "invalid-request": "Der Server nimmt diese Angaben nicht an. Es wurde nichts gespeichert.",
  "idempotency-key-reused": "Das wurde schon einmal anders gesendet. Versuch es noch einmal.",
  "credentials-refused": "Personio lehnt die Zugangsdaten ab. Es wurde nichts gespeichert.",
  "attributes-missing": "Personio gibt Pflichtfelder nicht frei. Es wurde nichts gespeichert.",
  "destination-refused": "Das Ziel lehnt das Token ab. Es wurde nichts gespeichert.",
  "destination-unreadable": "An der Adresse des Ziels antwortet etwas anderes. Es wurde nichts gespeichert.",
  "birthday-not-synced": "Das Geburtsdatum wird nie übertragen.",
  "map-first": "Dieses Attribut muss erst zugeordnet werden.",
  "unknown-attribute": "Dieses Attribut gibt es in Personio nicht mehr.",
  "default-attribute": "Was dieses Attribut füllt, steht fest.",
  "target-taken": "Ein anderes Attribut füllt das schon. Es wurde nichts gespeichert.",
  "exclusions-first": "Dieses Attribut hat noch Ausschlüsse. Entferne sie zuerst.",
  "if-match-required": "Die Erweiterung ist zu alt dafür. Aktualisiere sie.",
  "personio-unavailable": "Personio ist gerade nicht erreichbar. Versuch es in ein paar Minuten noch einmal.",
  "destination-unavailable":
    "Das Ziel ist gerade nicht erreichbar. Versuch es in ein paar Minuten noch einmal.",
};
