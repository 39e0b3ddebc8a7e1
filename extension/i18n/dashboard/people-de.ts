import { createPlural } from "../plural.ts";
import type { PeopleMessages } from "./people.ts";
import { peopleAccountDe } from "./people-account-de.ts";
import { peopleExplanationDe } from "./people-explanation-de.ts";
import { peopleTeamsDe } from "./people-teams-de.ts";

const plural = createPlural("de");

export const peopleDe: PeopleMessages = {
  accounts: {
    lead: "Alle, die ein Konto haben, mit der Begründung dafür.",
    search: "Name oder E-Mail-Adresse",
    table: "Konten",
    column: {
      person: "Person",
      jobTitle: "Jobtitel",
      teams: "Teams",
      manager: "Vorgesetzte Person",
      state: "Konto",
      invitation: "Einladung",
    },
    filter: { state: "Konto", link: "Personio", invitation: "Einladung", team: "Team" },
    everyState: "Aktiv und deaktiviert",
    everyLink: "Alle Verknüpfungen",
    everyInvitation: "Alle Einladungen",
    everyTeam: "Alle Teams",
    state: { active: "Aktiv", deactivated: "Deaktiviert" },
    link: { linked: "Folgt Personio", excluded: "Ausgeschlossen", unlinked: "Von Hand" },
    invitation: {
      none: "Nie eingeladen",
      pending: "Offen",
      expired: "Abgelaufen",
      accepted: "Angenommen",
      failed: "Nicht zugestellt",
      unknown: "Zustellung unklar",
    },
    invalidInvitation: "Nicht mehr gültig",
    found: ({ count, hasMore }) =>
      hasMore
        ? `Die ersten ${plural(count, { one: "# Konto", other: "# Konten" })}`
        : plural(count, { one: "# Konto", other: "# Konten" }),
    nobody: "Niemand passt zu dieser Auswahl.",
    nobodyYet: "Noch gibt es keine Konten. Sie entstehen mit dem ersten Sync.",
    toSetUp: "Zur Einrichtung",
    clear: "Auswahl zurücksetzen",
    add: "Konto von Hand anlegen",
  },
  account: peopleAccountDe,
  explanation: peopleExplanationDe,
  employees: {
    lead: "Wer in Personio steht und nicht übertragen wird – und warum. Wer ausgeschlossen oder zurückgestellt ist, kann noch ein Konto von früher haben.",
    search: "Name, E-Mail-Adresse oder Personio-ID",
    table: "Nicht übertragene Personen",
    everybody: "Alle",
    filter: "Grund",
    standing: { held: "Zurückgestellt", waiting: "Nicht aktiv", excluded: "Ausgeschlossen" },
    column: { person: "Person", standing: "Grund", why: "Warum", account: "Konto" },
    status: { onboarding: "Onboarding", active: "aktiv", leave: "abwesend", inactive: "ausgeschieden" },
    why: {
      "active-gets-account": "Konto kommt mit dem nächsten Sync",
      "only-active-get-accounts": "in Personio noch nicht oder nicht mehr aktiv",
      "same-email-adopts": "wird mit dem nächsten Sync mit einem Konto verbunden",
      "rehire-keeps-account": "wieder eingestellt, bekommt das frühere Konto",
      "account-moved": "früheres Profil, das Konto gehört zum neuen",
      "gone-from-personio": "nicht mehr in Personio",
      "excluded-gets-no-account": "hat einen ausgeschlossenen Wert",
      "exclusion-cuts-link": "hat einen ausgeschlossenen Wert",
      "exclusion-not-readable": "ob die Ausschlussregel noch gilt, ist nicht lesbar",
      "not-read-yet": "ein Attribut wird mit dem nächsten Sync gelesen",
      "no-email": "keine E-Mail-Adresse in Personio",
      "email-conflict": "E-Mail-Adresse doppelt vergeben",
      "identity-conflict": "ID und E-Mail passen nicht zusammen",
      "attribute-not-readable": "ein nötiges Attribut ist nicht lesbar",
      "invalid-record": "Eintrag in Personio unvollständig",
      "held-by-admin": "bei der Freigabe zurückgestellt",
    },
    whyExcluded: (value) => `hat den ausgeschlossenen Wert „${value}“`,
    whyStatus: (status) => `Status in Personio: ${status}`,
    whyUnknown: "Öffne die Person, um den Grund zu sehen.",
    hasAccount: "Konto ansehen",
    noAccount: "keins",
    nobody: "Niemand passt zu dieser Auswahl.",
    nobodyYet: "Alle aus Personio werden übertragen.",
    missing: "Personio kennt niemanden mit dieser ID.",
    idOf: (id) => `Personio-ID ${id}`,
  },
  teams: peopleTeamsDe,
  invitations: {
    lead: "Wer noch keinen Zugang genutzt hat. Nur der Link der neuesten Mail gilt.",
    mailSettings: "Mails einstellen",
  },
};
