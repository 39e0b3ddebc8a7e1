import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { ApprovalMessages, ChangeMessages } from "./review.ts";

const number = createNumber("de");
const plural = createPlural("de");
const people = (count: number): string => plural(count, { one: "# Person", other: "# Personen" });
const changes = (count: number): string => plural(count, { one: "# Änderung", other: "# Änderungen" });

type Share = { readonly willHappen: number; readonly planned: number };

const share =
  (one: string, other: string) =>
  ({ willHappen, planned }: Share): string => {
    const what = planned === 1 ? one : other;
    return willHappen === planned
      ? `${number(planned)} ${what}`
      : `${number(willHappen)} von ${number(planned)} ${what}`;
  };

export const changeDe: ChangeMessages = {
  title: "Änderungen",
  kind: "Art",
  allKinds: "Alle Arten",
  kinds: {
    adopt: "Wiedererkannt",
    create: "Neue Konten",
    update: "Geänderte Konten",
    reactivate: "Reaktivierungen",
    deactivate: "Deaktivierungen",
    "team-create": "Neue Teams",
    "team-rename": "Umbenannte Teams",
    exclude: "Neu ausgeschlossen",
    include: "Wieder dabei",
    hold: "Zurückgestellt",
  },
  search: "Name suchen",
  person: "Person",
  what: "Was sich ändert",
  why: "Warum",
  state: "Stand",
  states: {
    planned: "geplant",
    applied: "übertragen",
    held: "zurückgestellt",
    failed: "nicht gelungen",
    skipped: "nicht ausgeführt",
  },
  before: "vorher",
  after: "nachher",
  nothing: "leer",
  moreFields: (count) => plural(count, { one: "# weiteres Feld", other: "# weitere Felder" }),
  because: {
    exclusion: ({ attribute, value }) => `ausgeschlossen: ${attribute} ist „${value}“`,
    attribute: (attribute) => `„${attribute}“ ist nicht lesbar`,
    employee: (id) => `Personio-ID ${id}`,
    account: "anderes Konto ansehen",
  },
  empty: "Dieser Lauf hat nichts geändert.",
  emptyFilter: "Nichts passt zu dieser Auswahl.",
  resetFilter: "Alle anzeigen",
  loading: (count) => (count === 0 ? "Der Plan wird geladen …" : `${changes(count)} geladen …`),
  download: "Als CSV speichern",
  downloading: (count) => `${changes(count)} geladen …`,
  downloaded: (count) => `${changes(count)} gespeichert.`,
  fileName: (stamp) => `rollcall-aenderungen-${stamp}.csv`,
  csv: { separator: ";", employeeId: "Personio-ID", field: "Feld", error: "Fehler" },
  error: {
    "change-refused": "Das Ziel nimmt die Angaben nicht an.",
    "deactivation-refused": "Das Ziel weigert sich, zu deaktivieren.",
    "already-taken": "Die E-Mail-Adresse gehört dort schon jemandem.",
    "addresses-swapped": "Zwei haben ihre E-Mail-Adressen getauscht; keine wird dort zuerst frei.",
    ambiguous: "Nicht klar, wer das dort ist.",
  },
  unknownError: (code) => `Das hat nicht geklappt (${code}).`,
};

export const approvalDe: ApprovalMessages = {
  title: "Der Plan",
  howTo:
    "Hake an, wen du dieses Mal zurückstellen willst. Bei diesen Personen ändert sich nichts; der nächste Sync prüft sie wieder.",
  hold: "Zurückstellen",
  holdOne: (name) => `${name} zurückstellen`,
  holdAll: "Alle zurückstellen",
  holdNone: "Niemanden zurückstellen",
  heldNow: (count) => `${people(count)} zurückgestellt`,
  willDo: (what) => `Ausgeführt wird: ${what}.`,
  willDoNothing: "Alle Personen sind zurückgestellt. Verwirf den Plan, wenn nichts davon passieren soll.",
  willHappen: {
    adopt: share("wiedererkannte Person", "wiedererkannte Personen"),
    create: share("neues Konto", "neue Konten"),
    update: share("geändertes Konto", "geänderte Konten"),
    reactivate: share("Reaktivierung", "Reaktivierungen"),
    deactivate: share("Deaktivierung", "Deaktivierungen"),
    "team-create": share("neues Team", "neue Teams"),
    "team-rename": share("umbenanntes Team", "umbenannte Teams"),
    exclude: share("neu ausgeschlossene Person", "neu ausgeschlossene Personen"),
    include: share("Person wieder dabei", "Personen wieder dabei"),
    hold: share("zurückgestellte Person", "zurückgestellte Personen"),
  },
  restored: "Deine Auswahl von vorhin ist wiederhergestellt.",
  approve: "Plan freigeben",
  approving: "Wird freigegeben …",
  approveTitle: "Diesen Plan ausführen?",
  approveNote: "Deaktivierte Personen können sich danach nicht mehr anmelden. Gelöscht wird nichts.",
  heldNote: (count) =>
    plural(count, {
      one: "# Person bleibt dieses Mal unverändert.",
      other: "# Personen bleiben dieses Mal unverändert.",
    }),
  confirmApprove: "Jetzt ausführen",
  reject: "Plan verwerfen",
  rejecting: "Wird verworfen …",
  rejectTitle: "Diesen Plan verwerfen?",
  rejectNote:
    "Es wird nichts geändert. Der nächste Sync liest Personio neu und hält wieder an, wenn es dann noch zu viele sind.",
  confirmReject: "Verwerfen",
  push: {
    howTo:
      "Hake an, wen du zurückstellen willst. Für diese Personen wird im Ziel nichts angelegt oder geändert, bis du sie auf der Seite des Ziels freigibst.",
    heldNote: (count) =>
      plural(count, {
        one: "Für # Person geschieht im Ziel nichts, bis du sie auf der Seite des Ziels freigibst.",
        other: "Für # Personen geschieht im Ziel nichts, bis du sie auf der Seite des Ziels freigibst.",
      }),
    approveNote:
      "Deaktivierte Personen können sich im Ziel danach nicht mehr anmelden. Gelöscht wird dort nichts.",
    rejectNote:
      "Im Ziel wird nichts geändert. War es der erste Plan, ist die Übertragung danach ausgeschaltet, bis du sie wieder einschaltest.",
  },
  tooManyHeld: (most) => `Du kannst höchstens ${number(most)} Personen auf einmal zurückstellen.`,
  planAgain: "Sync neu starten",
  openOther: "Laufenden Sync ansehen",
};
