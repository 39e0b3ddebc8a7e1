import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { DestinationMessages } from "./destination.ts";

const number = createNumber("de");
const plural = createPlural("de");

export const destinationDe: DestinationMessages = {
  lead: "Hierhin überträgt Rollcall die Konten, zum Beispiel in euer Leapsome.",
  invitations:
    "Diese Schnittstelle verschickt keine Einladungen. Eingeladen wird deshalb mit Rollcalls eigener Mail: von selbst, wenn neue Personen automatisch eingeladen werden, sonst von der Seite „Einladungen“ aus. Die Mail führt zur Anmeldeadresse aus den Einstellungen.",
  openSettings: "Zu den Einstellungen",
  ownersOnly: "Verbinden und ausschalten können nur Inhaber.",
  connect: {
    title: "Mit dem Ziel verbinden",
    about: [
      "Mit einem Token folgen die Konten im Ziel dem, was Rollcall aus Personio weiß: neue Personen, Änderungen, Austritte.",
      "Zuerst wird nur gelesen und verglichen. Du siehst, wen Rollcall dort wiedererkennt, anlegt, ändert oder deaktiviert. Geändert wird nichts, bevor du den Plan freigegeben hast. Wen es nur dort gibt, den lässt Rollcall in Ruhe.",
    ],
  },
  state: {
    off: {
      headline: "Ausgeschaltet",
      detail: "Es wird nichts übertragen. Wer dort wer ist, weiß Rollcall weiterhin.",
    },
    new: {
      headline: "Verbunden, aber noch nicht verglichen",
      detail: "Vergleiche beide Seiten. Vorher wird nichts übertragen.",
    },
    comparing: {
      headline: "Rollcall vergleicht beide Seiten",
      detail: "Danach wartet der Plan auf deine Freigabe. Bis dahin wird dort nichts geändert.",
    },
    comparingAgain: "Das Token ist neu. Sobald beide Seiten verglichen sind, geht die Übertragung weiter.",
    toApprove: {
      headline: "Der erste Plan wartet auf Freigabe",
      detail:
        "Sieh dir an, was im Ziel passieren würde, dann entscheide. Bis dahin wird dort nichts geändert.",
    },
    inStep: { headline: "Beide Seiten sind gleich", detail: "Neue Änderungen werden sofort übertragen." },
    inStepBut: (count) =>
      plural(count, {
        one: "Gleich bis auf # zurückgestellte Person",
        other: "Gleich bis auf # zurückgestellte Personen",
      }),
    inStepButDetail:
      "Sie werden erst übertragen, wenn du sie freigibst. Alles andere wird sofort übertragen.",
    pushing: (count) => plural(count, { one: "# Person wartet", other: "# Personen warten" }),
    pushingDetail: "Sie werden der Reihe nach übertragen, ohne dass du etwas tun musst.",
    refused: (count) =>
      plural(count, { one: "Das Ziel nimmt # Person nicht an", other: "Das Ziel nimmt # Personen nicht an" }),
    refusedDetail: "Alle anderen werden trotzdem übertragen. Warum, und was zu tun ist, steht unten.",
    refusedTeams: (count) =>
      plural(count, { one: "Das Ziel nimmt # Team nicht an", other: "Das Ziel nimmt # Teams nicht an" }),
    refusedTeamsDetail: "Alles andere wird trotzdem übertragen. Warum, steht bei den Hinweisen.",
    drift: {
      headline: "Im Ziel hat sich auffällig viel geändert",
      detail: "Bevor Rollcall das richtigstellt, sieh dir den Plan an.",
    },
  },
  openPlan: "Plan ansehen",
  problem: {
    "destination-refused": {
      headline: "Das Ziel lehnt das Token ab",
      detail:
        "Es wird nichts übertragen, und nichts geht verloren. Gib ein neues Token ein, dann geht es weiter.",
    },
    "destination-unavailable": {
      headline: "Das Ziel ist nicht erreichbar",
      detail: "Nichts geht verloren: Rollcall versucht es von selbst wieder und holt alles nach.",
    },
    "destination-unreadable": {
      headline: "An dieser Adresse antwortet etwas anderes",
      detail: "Es wird nichts übertragen. Prüfe die Adresse.",
    },
    "destination-incomplete": {
      headline: "Das Ziel hat nicht alle Personen geliefert",
      detail: "Zur Sicherheit wurde nichts geändert. Der nächste Vergleich versucht es wieder.",
    },
  },
  problemUnknown: (code) => ({
    headline: "Mit dem Ziel stimmt etwas nicht",
    detail: `Der Server nennt als Grund „${code}“. Frag deine IT.`,
  }),
  tally: {
    title: "Personen im Ziel",
    inStep: "gleich",
    waiting: "warten",
    failed: "nicht angenommen",
    held: "zurückgestellt",
  },
  people: {
    title: "Wer noch nicht gleich ist",
    show: "Zeigen",
    filter: {
      all: "Alle",
      waiting: "Wartende",
      failed: "Nicht angenommene",
      held: "Zurückgestellte",
    },
    column: { person: "Person", why: "Warum", since: "Seit", next: "Nächster Versuch" },
    waiting: { headline: "wartet", detail: "Wird von selbst übertragen." },
    idle: { headline: "wartet", detail: "Geht nicht verloren: wird nachgeholt." },
    held: {
      headline: "bei der Freigabe zurückgestellt",
      detail: "Im Ziel geschieht für die Person nichts, bis du sie freigibst.",
    },
    why: {
      "change-refused": {
        headline: "Das Ziel nimmt die Angaben nicht an",
        detail: "Berichtige sie in Personio oder im Ziel. Danach wird sie von selbst übertragen.",
      },
      "deactivation-refused": {
        headline: "Das Ziel weigert sich, zu deaktivieren",
        detail: "Vermutlich ist die Person dort Administrator. Nimm ihr diese Rolle im Ziel weg.",
      },
      "already-taken": {
        headline: "Die E-Mail-Adresse gehört dort schon jemandem",
        detail: "Gib im Ziel dem anderen Konto eine andere Adresse, oder berichtige sie in Personio.",
      },
      "addresses-swapped": {
        headline: "Zwei haben ihre E-Mail-Adressen getauscht",
        detail:
          "Keine kann dort zuerst frei werden. Gib einer der beiden Personen im Ziel von Hand eine andere Adresse: Den Rest erledigt Rollcall.",
      },
      ambiguous: {
        headline: "Nicht klar, wer das dort ist",
        detail: "Mehrere Konten passen. Räum im Ziel auf, bis nur noch eines passt.",
      },
    },
    whyUnknown: (code) => ({
      headline: `Nicht angenommen (${code})`,
      detail: "Rollcall versucht es wieder. Bleibt es dabei, frag deine IT.",
    }),
    answer: (parts) => `Antwort des Ziels: ${parts}`,
    answerPart: {
      uniqueness: "schon vergeben",
      mutability: "darf nicht geändert werden",
      invalidSyntax: "Anfrage nicht verstanden",
      invalidPath: "Feld nicht bekannt",
      noTarget: "nichts, was geändert werden könnte",
      invalidValue: "Wert nicht erlaubt",
      tooMany: "zu viel auf einmal",
    },
    nextPush: "mit der nächsten Übertragung",
    nextOnceOn: "sobald wieder übertragen wird",
    release: "Freigeben",
    releaseOf: (name) => `${name} freigeben`,
    released: "Freigegeben. Die Person wird jetzt übertragen.",
    empty: "Hier ist niemand.",
  },
  facts: {
    title: "Verbindung",
    kind: "Art",
    address: "Adresse",
    token: "Token",
    tokenSet: "hinterlegt",
    attributes: "Eigene Attribute",
    noAttributes: "keine",
    checked: "Zuletzt geprüft",
    pushed: "Zuletzt übertragen",
    compared: "Zuletzt verglichen",
    never: "noch nie",
  },
  kind: { leapsome: "Leapsome", standard: "Anderes System (SCIM 2.0)" },
  form: {
    kind: "Ziel",
    address: "Basis-URL",
    addressHint: {
      leapsome: "Bei Leapsome immer diese.",
      standard: "Steht beim Anbieter unter „SCIM“ oder „User Provisioning“. Beginnt mit https://.",
    },
    addressMissing: "Gib eine vollständige Adresse ein, die mit https:// beginnt.",
    addressUnsafe: "Die Adresse muss mit https:// beginnen, sonst wäre das Token unterwegs lesbar.",
    token: "Token",
    tokenHint: {
      leapsome:
        "In Leapsome erzeugt es ein Super-Admin: Einstellungen › Integrationen › HRIS › „SCIM (Azure AD, Okta, …)“. Hier wird es verschlüsselt gespeichert und nie wieder angezeigt.",
      standard: "Vom Anbieter. Wird verschlüsselt gespeichert und nie wieder angezeigt.",
    },
    tokenKept: "Ist hinterlegt. Leer lassen, um es zu behalten.",
    tokenRefused: "Das hinterlegte Token wird abgelehnt. Gib ein neues ein.",
    tokenNeeded: "Gib das Token ein.",
    tokenWrong:
      "Darin stehen Zeichen, die kein Token hat, zum Beispiel Leerzeichen oder Umlaute. Kopier es noch einmal.",
    tokenMissing: "Für diese Adresse ist kein Token hinterlegt. Gib es mit ein.",
    attributes: (count) => `Eigene Attribute (${number(count)})`,
    attributesHint:
      "Trag die ID ein, unter der Leapsome das Attribut führt: 24 Zeichen aus Ziffern und a bis f. Leer: wird nicht übertragen.",
    attributeWrong: "Das ist keine ID von Leapsome: Sie hat genau 24 Zeichen, Ziffern und a bis f.",
    noAttributes: "Es sind keine eigenen Attribute zugeordnet. Das geht auf der Seite „Attribute“.",
    save: "Prüfen und verbinden",
    saveOff: "Speichern",
    saving: "Das Ziel wird gefragt …",
    elsewhere:
      "Andere Adresse, anderes Ziel: Rollcall vergisst, wer dort wer war, und beginnt mit einem neuen Plan.",
  },
  action: {
    compare: "Jetzt vergleichen",
    comparing: "Der Vergleich läuft. Was abweicht, wird danach richtiggestellt.",
    check: "Verbindung prüfen",
    checking: "Wird geprüft …",
    checkedGood: "Geprüft: Das Ziel antwortet und nimmt das Token an.",
    change: "Verbindung ändern",
    newToken: "Neues Token eingeben",
    switchOn: "Einschalten",
    switchingOn: "Wird eingeschaltet …",
    switchOff: "Ausschalten",
    switchOffTitle: "Übertragung ausschalten?",
    switchOffText:
      "Ab jetzt wird nichts mehr ins Ziel übertragen. Die Konten dort bleiben, wie sie sind. Schaltest du wieder ein, vergleicht Rollcall zuerst beide Seiten.",
    switchOffConfirm: "Ausschalten",
    forget: "Token löschen",
    forgetTitle: "Token löschen?",
    forgetText:
      "Rollcall löscht das Token und überträgt nichts mehr. Die Konten im Ziel bleiben, wie sie sind. Zum Weitermachen brauchst du ein neues Token.",
    forgetConfirm: "Löschen",
  },
  compared: {
    same: "Verglichen: Beide Seiten sind gleich.",
    differed: (count) =>
      plural(count, {
        one: "Verglichen: # Abweichung. Sie wird jetzt richtiggestellt.",
        other: "Verglichen: # Abweichungen. Sie werden jetzt richtiggestellt.",
      }),
    waits: "Verglichen. Der Plan wartet auf Freigabe.",
    cancelled: "Der Vergleich wurde abgebrochen. Es wurde nichts geändert.",
    failed:
      "Der Vergleich kam nicht zu Ende. Es wurde nichts geändert; Rollcall versucht es von selbst wieder.",
  },
  failure: {
    stale:
      "Jemand hat die Verbindung inzwischen geändert. Es wurde nichts überschrieben; hier steht der neue Stand.",
    "destination-refused":
      "Das Ziel lehnt dieses Token ab. Es wurde nichts gespeichert. Prüfe, ob es vollständig kopiert ist.",
    "destination-unreadable":
      "An dieser Adresse antwortet kein SCIM. Es wurde nichts gespeichert. Prüfe die Basis-URL.",
    "destination-unavailable":
      "Das Ziel ist gerade nicht erreichbar. Es wurde nichts gespeichert. Prüfe die Adresse, oder versuch es in ein paar Minuten noch einmal.",
    "invalid-request":
      "So nimmt der Server die Angaben nicht an. Es wurde nichts gespeichert. Prüfe Basis-URL, Token und Attribute.",
    "no-destination": "Es ist kein Ziel verbunden.",
    disabled: "Die Übertragung ist ausgeschaltet. Schalte sie zuerst ein.",
    "run-in-progress": "Es läuft schon ein Vergleich, oder ein Plan wartet auf Freigabe.",
    "not-found": "Diese Person ist nicht mehr zurückgestellt.",
  },
};
