import type { Texts } from "./texts.ts";

export const german: Texts = {
  problem: {
    "bad-email": "Das ist keine E-Mail-Adresse. Bitte geben Sie Ihre ein, zum Beispiel ada@example.com.",
    "wrong-token": "Das Installations-Token stimmt nicht.",
    "not-listed": "Diese Adresse steht nicht auf der Liste der Admins. Ein Inhaber kann sie hinzufügen.",
    "wrong-code": "Dieser Code stimmt nicht. Bitte prüfen Sie ihn und versuchen Sie es noch einmal.",
    "code-over": "Dieser Code gilt nicht mehr. Bitte lassen Sie sich einen neuen schicken.",
    "no-cookie":
      "Dieser Browser hat kein Cookie mitgeschickt; ohne das kann sich niemand anmelden. Bitte erlauben Sie Cookies für diese Seite und beginnen Sie neu. Nach zehn Minuten ist es ebenfalls weg.",
    "email-not-verified":
      "Ihr Anmeldedienst bürgt nicht für Ihre E-Mail-Adresse. Bitte melden Sie sich anders an.",
    "provider-refused":
      "Die Anmeldung mit dem Firmenkonto hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
    "provider-unreachable":
      "Der Anmeldedienst Ihrer Firma ist nicht erreichbar. Bitte versuchen Sie es später, oder melden Sie sich anders an.",
    "attempt-over":
      "Das hat zu lange gedauert, oder dieser Browser hat das Cookie abgelehnt. Bitte versuchen Sie es noch einmal.",
  },
  refusal: {
    "bad-request": {
      title: "Dieser Link ist unvollständig",
      text: "Bitte beginnen Sie noch einmal in der Erweiterung.",
    },
    "unknown-client": {
      title: "Unbekannte Anwendung",
      text: "Die Anwendung, von der Sie kommen, ist hier nicht bekannt. Es wurde nichts an sie weitergegeben.",
    },
    "unknown-redirect-uri": {
      title: "Unbekannte Erweiterung",
      text: "Diese Erweiterung ist hier nicht eingetragen; es wurde nichts an sie weitergegeben. Die IT kann ihre Adresse in EXTENSION_REDIRECT_URIS eintragen.",
    },
    forged: {
      title: "Dieses Formular kam nicht von hier",
      text: "Zu Ihrem Schutz wurde es nicht ausgeführt. Bitte öffnen Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    insecure: {
      title: "Nur über https",
      text: "Bitte öffnen Sie diese Seite mit einer Adresse, die mit https:// beginnt.",
    },
    "too-large": {
      title: "Das war zu viel",
      text: "Das Formular ist zu groß. Bitte versuchen Sie es noch einmal.",
    },
    "too-many": {
      title: "Zu viele Versuche",
      text: "Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.",
    },
    unavailable: {
      title: "Gerade nicht erreichbar",
      text: "Auf unserer Seite ist etwas schiefgegangen. Bitte versuchen Sie es gleich noch einmal.",
    },
  },
  role: { viewer: "darf ansehen", editor: "darf ansehen und bearbeiten", owner: "Inhaber" },
  back: "Zur Anmeldung",
  signIn: {
    title: "Anmelden",
    intro: "Für die Admins von Rollcall.",
    provider: "Weiter mit dem Firmenkonto",
    mailTitle: "Mit einem Code per E-Mail",
    email: "E-Mail-Adresse",
    mailHint: "Wir schicken Ihnen einen Code mit acht Ziffern.",
    sendCode: "Code schicken",
    tokenTitle: "Mit dem Installations-Token",
    tokenHint: "Für die IT, wenn sonst nichts geht. Es ist der Wert von ADMIN_TOKEN.",
    firstOwnerTitle: "Einrichten: erster Inhaber werden",
    firstOwnerHint:
      "Noch steht niemand auf der Liste der Admins. Wer den Wert von ADMIN_TOKEN hat, wird der erste Inhaber.",
    token: "Installations-Token",
    submit: "Anmelden",
    noMethod: "Es ist keine Anmeldung eingerichtet. Die IT findet im README unter „Signing in“, wie es geht.",
  },
  code: {
    title: "Code eingeben",
    intro:
      "Wenn die Adresse auf der Liste der Admins steht, ist eine E-Mail mit einem Code unterwegs. Das kann eine Minute dauern; bitte sehen Sie auch im Spam-Ordner nach.",
    label: "Code",
    hint: "Acht Ziffern, zehn Minuten gültig, nur in diesem Browser.",
    limit: "Höchstens drei Codes in zehn Minuten; danach bitte warten.",
    submit: "Anmelden",
    again: "Andere Adresse oder neuer Code",
  },
  consent: {
    title: "Erweiterung verbinden?",
    intro: "Die Rollcall-Erweiterung in diesem Browser möchte in Ihrem Namen handeln.",
    account: "Angemeldet als",
    role: "Rechte",
    sentTo: "Geht an",
    deviceName: "Name dieses Geräts",
    deviceHint: "Unter diesem Namen steht es in der Geräteliste; dort lässt es sich jederzeit trennen.",
    allow: "Verbinden",
    deny: "Abbrechen",
    warning: "Stimmen Sie nur zu, wenn Sie gerade selbst in der Erweiterung auf „Anmelden“ gedrückt haben.",
  },
  pair: {
    title: "Mit einem Code verbinden",
    intro:
      "Für Browser, in denen sich die Erweiterung nicht selbst anmelden kann, etwa Safari. Öffnen Sie die Erweiterung, wählen Sie „Mit einem Code verbinden“ und erzeugen Sie dann hier einen Code.",
    create: "Code erzeugen",
    codeTitle: "Ihr Code",
    codeIntro: "Geben Sie ihn in der Erweiterung ein:",
    codeLabel: "Kopplungscode",
    validity: "Er gilt zehn Minuten und einmal.",
    another: "Neuen Code erzeugen",
    warning: "Geben Sie ihn niemandem: Wer ihn eingibt, handelt in Ihrem Namen.",
  },
  signedIn: {
    title: "Sie sind angemeldet",
    as: (email, role) => `Als ${email} (${role}).`,
    next: "Sie können diese Seite schließen und in der Erweiterung weitermachen.",
    pair: "Erweiterung mit einem Code verbinden",
    signOut: "Abmelden",
  },
};
