import { createNumber } from "../number.ts";
import type { ExplanationMessages } from "./people-explanation.ts";

const number = createNumber("de");

const moved = "Das Konto gehört seit einer Wiedereinstellung zu einem neuen Profil in Personio.";

export const peopleExplanationDe: ExplanationMessages = {
  title: "Warum ist das so?",
  standing: {
    linked: "Folgt Personio",
    excluded: "Ausgeschlossen",
    held: "Zurückgestellt",
    waiting: "Nicht aktiv in Personio",
    unlinked: "Von Hand geführt",
    gone: "Nicht mehr in Personio",
  },
  match: {
    "stored-id": "Konto und Person gehören über die Personio-ID zusammen.",
    "same-email": "Konto und Person haben dieselbe E-Mail-Adresse.",
    rehired: "Das Konto stammt von einer früheren Anstellung.",
    "new-account": "Ein passendes Konto gibt es noch nicht.",
    none: "",
  },
  rule: {
    "active-gets-account": () => "Wer in Personio aktiv ist, bekommt ein Konto. Der nächste Sync legt es an.",
    "only-active-get-accounts": ({ status }) =>
      status === ""
        ? "Ein Konto bekommt nur, wer in Personio aktiv ist."
        : `Der Status in Personio ist „${status}“. Ein Konto bekommt nur, wer aktiv ist.`,
    "same-email-adopts": () =>
      "Der nächste Sync verbindet das bestehende Konto mit Personio, statt ein zweites anzulegen.",
    "rehire-keeps-account": ({ before }) =>
      `Die Person hat in Personio ein neues Profil (früher ID ${before}). Der nächste Sync verbindet das bestehende Konto damit.`,
    "by-hand-never-changed": () => "Niemand in Personio gehört zu diesem Konto. Deshalb ändert es kein Sync.",
    "gone-is-deactivated": () =>
      "In der letzten Lesung war die Person nicht mehr dabei. Bestätigt Personio das, wird das Konto deaktiviert. Gelöscht wird nichts.",
    "gone-from-personio": () => "Personio kennt diese Person nicht mehr.",
    "excluded-gets-no-account": ({ attribute, value }) =>
      `„${attribute}“ ist „${value}“. Mit diesem Wert wird kein Konto angelegt.`,
    "exclusion-cuts-link": ({ attribute, value }) =>
      value === ""
        ? "Die Person war zuletzt ausgeschlossen. Deshalb lässt der Sync das Konto in Ruhe, auch ohne Eintrag in Personio."
        : `„${attribute}“ ist „${value}“. Mit diesem Wert ändert der Sync das Konto nicht mehr. Deaktiviert wird es dadurch nicht.`,
    "exclusion-not-readable": () =>
      "Ob die Ausschlussregel noch zutrifft, ist in Personio nicht lesbar. Bis dahin bleibt die Person ausgeschlossen.",
    "excluded-stays-deactivated": () =>
      "Das Konto ist deaktiviert und bleibt es, solange die Person ausgeschlossen ist.",
    "no-longer-excluded": () =>
      "Keine Ausschlussregel trifft mehr zu. Ab dem nächsten Sync folgt das Konto wieder Personio.",
    "status-drives-activation": ({ status, isActive }) =>
      isActive
        ? "In Personio aktiv: Deshalb ist das Konto aktiv."
        : `Der Status in Personio ist „${status}“: Deshalb ist das Konto deaktiviert oder wird es mit dem nächsten Sync.`,
    "reactivates-automatically": () => "In Personio wieder aktiv: Der nächste Sync reaktiviert das Konto.",
    "waits-for-reactivation": () =>
      "In Personio wieder aktiv, aber „Automatisch reaktivieren“ ist ausgeschaltet. Das Konto bleibt deaktiviert, bis du es selbst reaktivierst.",
    "address-not-carried-over": ({ because }) =>
      `Die E-Mail-Adresse des Kontos bleibt, wie sie ist. ${because}`,
    "address-of-leavers-stays": () =>
      "Die E-Mail-Adresse des Kontos bleibt, wie sie ist: Personio verändert sie, wenn jemand geht.",
    "absent-keeps-value": ({ attributes }) =>
      `Personio hat nicht mitgeschickt: ${attributes}. Was das Konto davon hat, bleibt.`,
    "not-read-yet": ({ attributes }) => `Noch nicht gelesen: ${attributes}. Der nächste Sync holt das nach.`,
    "account-moved": () => moved,
    "no-email": () => "In Personio steht keine gültige E-Mail-Adresse. Trag dort eine ein.",
    "email-conflict": ({ names }) =>
      `Dieselbe E-Mail-Adresse hat auch ${names}. Gib jeder Person in Personio eine eigene.`,
    "identity-conflict": ({ names }) =>
      `Personio-ID und E-Mail-Adresse führen zu verschiedenen Konten (${names}). Prüfe die Profile in Personio.`,
    "attribute-not-readable": ({ attribute }) =>
      `„${attribute}“ ist in Personio nicht lesbar. Erlaube es bei den API-Zugriffsdaten.`,
    "invalid-record": () => "Der Eintrag in Personio ist unvollständig: Er hat keinen Status.",
    "held-by-admin": () => "Bei der Freigabe eines Laufs wurde die Person zurückgestellt.",
    "manager-unknown": ({ supervisor }) =>
      `Die vorgesetzte Person${supervisor} hat kein Konto. Deshalb bleibt eingetragen, wer es bisher war.`,
    "manager-deactivated": ({ supervisor }) =>
      `Das Konto der vorgesetzten Person${supervisor} ist deaktiviert. Deshalb bleibt eingetragen, wer es bisher war.`,
    "manager-cycle": () =>
      "In Personio sind sich Personen gegenseitig vorgesetzt. Deshalb bleibt eingetragen, wer es bisher war.",
  },
  unknownRule: (code) => `Es gilt eine Regel, die diese Version noch nicht kennt: ${code}.`,
  toMovedAccount: "Zu diesem Konto",
  exclusions: "Zutreffende Ausschlussregeln",
  exclusion: (attribute, value) => `${attribute} ist „${value}“`,
  toRules: "Ausschlüsse ansehen",
  source: "Was Personio sagt",
  sourceNote: "Personio hat Vorrang: Ändere es dort, wenn etwas nicht stimmt.",
  readAt: (when) => `Gelesen ${when}.`,
  neverRead: "In der letzten Lesung aus Personio kommt niemand vor, der dazugehört.",
  column: { attribute: "Attribut in Personio", value: "Wert", fills: "Füllt im Konto" },
  fillsNothing: "nichts",
  fillsTeam: "Team",
  fillsStatus: "aktiv oder deaktiviert",
  empty: "leer",
  attribute: {
    id: "Personio-ID",
    first_name: "Vorname",
    last_name: "Nachname",
    email: "E-Mail-Adresse",
    status: "Status",
    position: "Position",
    supervisor: "Vorgesetzte Person",
    hire_date: "Anstelldatum",
    termination_date: "Austrittsdatum",
    office: "Standort",
    department: "Abteilung",
    gender: "Geschlecht",
    employment_type: "Beschäftigungsart",
    team: "Team",
    subcompany: "Gesellschaft",
    cost_centers: "Kostenstellen",
  },
  history: "Verlauf",
  noHistory: "Noch hat sich nichts geändert.",
  happened: {
    create: "Konto angelegt",
    update: "Geändert",
    reactivate: "Reaktiviert",
    deactivate: "Deaktiviert",
    exclude: "Ausgeschlossen",
    include: "Wieder dabei",
    hold: "Zurückgestellt",
  },
  byRun: "Sync",
  byAdmin: (name) => `von Hand, durch ${name}`,
  change: (field, before, after) => `${field}: ${before} → ${after}`,
  moreFields: (count) => (count === 1 ? "1 weitere Angabe" : `${number(count)} weitere Angaben`),
  fieldNow: (field, after) => `${field}: ${after}`,
};
