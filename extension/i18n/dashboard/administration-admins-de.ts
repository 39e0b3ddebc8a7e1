import { createPlural } from "../plural.ts";
import type { AdminMessages } from "./administration-admins.ts";

const plural = createPlural("de");

export const adminsDe: AdminMessages = {
  lead: "Wer sich hier anmelden darf, mit welcher Rolle und mit welchen Geräten.",
  admins: "Admins",
  adminsAbout: "Anmelden darf sich nur, wer auf dieser Liste steht.",
  column: { admin: "E-Mail-Adresse", role: "Rolle", since: "Dabei seit", actions: "Aktionen" },
  you: "Du",
  since: ({ when, who }) => `${when}, durch ${who}`,
  roleOf: (email) => `Rolle von ${email}`,
  roles: {
    title: "Was die Rollen dürfen",
    may: {
      viewer: "Alles ansehen und herunterladen, nichts ändern.",
      editor:
        "Alles wie Leser. Dazu: Syncs und Vorschauen starten, Pläne verwerfen, Einstellungen, Zuordnung und Ausschlüsse ändern, Konten und Teams bearbeiten, Einladungen senden.",
      owner:
        "Alles wie Bearbeiter. Dazu: Personio verbinden, angehaltene Pläne freigeben, die Grenzen des Schutzes ändern, Admins hinzufügen und entfernen, Geräte von anderen trennen.",
    },
  },
  add: {
    title: "Admin hinzufügen",
    email: "E-Mail-Adresse",
    emailHint: "Die Adresse, mit der sich die Person in eurer Firma anmeldet.",
    emailMissing: "Gib eine E-Mail-Adresse ein.",
    emailInvalid:
      "Das ist keine E-Mail-Adresse, die der Server annimmt. Prüfe, ob sie vollständig ist und keine ungewöhnlichen Buchstaben enthält.",
    role: "Rolle",
    submit: "Hinzufügen",
    added: ({ email, host }) =>
      `${email} darf sich jetzt anmelden. Rollcall schickt keine Mail: Sag Bescheid, dass die Erweiterung mit ${host} verbunden wird.`,
    changed: ({ email, role }) => `${email} war schon dabei und hat jetzt die Rolle ${role}.`,
  },
  change: {
    title: (email) => `Rolle von ${email} ändern?`,
    body: ({ before, after }) => `Aus ${before} wird ${after}. Das gilt sofort.`,
    own: "Das bist du selbst: Danach kannst du es nicht mehr rückgängig machen.",
    confirm: "Rolle ändern",
    done: ({ email, role }) => `${email} hat jetzt die Rolle ${role}.`,
  },
  remove: {
    button: "Entfernen",
    buttonOf: (email) => `${email} entfernen`,
    title: (email) => `${email} entfernen?`,
    body: "Die Person ist sofort abgemeldet, auf allen Geräten. Was sie getan hat, bleibt im Protokoll.",
    own: "Das bist du selbst: Du wirst sofort abgemeldet und kommst nur wieder herein, wenn dich jemand hinzufügt.",
    confirm: "Entfernen",
    done: (email) => `${email} ist kein Admin mehr.`,
  },
  devices: {
    title: "Geräte",
    about: {
      own: "Die Browser, in denen du angemeldet bist. Trenne jeden, den du nicht kennst oder nicht mehr benutzt.",
      all: "Die Browser, in denen Admins angemeldet sind. Trenne jeden, den niemand kennt oder der verloren ging.",
    },
    column: {
      device: "Gerät",
      person: "Wer",
      used: "Zuletzt benutzt",
      added: "Verbunden",
      actions: "Aktionen",
    },
    current: "Dieser Browser",
    via: { oauth: "im Anmeldefenster", pairing: "mit Kopplungscode" },
    empty: "Es ist kein Gerät verbunden.",
    button: "Trennen",
    buttonOf: (name) => `${name} trennen`,
    confirmTitle: (name) => `„${name}“ trennen?`,
    body: "Dort musst du dich neu anmelden. Auch begonnene Anmeldungen von dir enden.",
    bodyOther: (email) => `${email} muss sich dort neu anmelden. Auch begonnene Anmeldungen enden.`,
    bodyCurrent: "Das ist dieser Browser: Du wirst sofort abgemeldet.",
    confirm: "Trennen",
    done: (name) => `„${name}“ ist getrennt.`,
  },
  keys: {
    title: "Für die IT: Schlüssel",
    about:
      "Die Zugriffsdaten von Personio liegen verschlüsselt auf dem Server. Wenn die IT dort einen neuen Schlüssel hinterlegt hat, wird er spätestens nach einer Stunde benutzt. Hiermit sofort, und du siehst, welche alten Schlüssel weg dürfen.",
    rotate: "Jetzt neu verschlüsseln",
    current: (key) => `Der aktuelle Schlüssel ist ${key}.`,
    resealed: (count) =>
      plural(count, {
        one: "# Eintrag wurde neu verschlüsselt.",
        other: "# Einträge wurden neu verschlüsselt.",
      }),
    inUse: (keys) => `Noch gebraucht: ${keys}. Alle anderen Schlüssel dürfen weg.`,
    unreadable: (count) =>
      plural(count, {
        one: "# Eintrag ist nicht mehr lesbar, weil sein Schlüssel schon fehlt. Gib die Zugriffsdaten in der Einrichtung neu ein.",
        other:
          "# Einträge sind nicht mehr lesbar, weil ihr Schlüssel schon fehlt. Gib die Zugriffsdaten in der Einrichtung neu ein.",
      }),
  },
  failure: {
    "last-owner":
      "Es muss immer mindestens einen Inhaber geben. Es wurde nichts geändert. Mach erst jemand anderen zum Inhaber.",
    "not-found": "Das gibt es nicht mehr, jemand war schneller. Die Liste ist jetzt auf dem neuesten Stand.",
    forbidden: "Das dürfen nur Inhaber. Es wurde nichts geändert.",
    "invalid-request": "Der Server hat die Angabe nicht angenommen. Es wurde nichts geändert.",
  },
};
