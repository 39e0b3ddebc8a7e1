import type { FindingMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("en");
const plural = createPlural("en");

export const enFindings: FindingMessages = {
  findings: (count) => plural(count, { one: "# thing to review", other: "# things to review" }),
  showAll: (count) => `Show all ${number(count)}`,
  showLess: "Show less",
  finding: {
    "destination-rejected": {
      headline: "not accepted by the destination",
      detail: "The destination’s answer stands on its page. Rollcall tries again by itself.",
    },
    "destination-conflict": {
      headline: "not clear in the destination",
      detail: "The address or the name belongs to somebody else there. Clear it up there.",
    },
    "destination-admin": {
      headline: "can’t be deactivated in the destination",
      detail: "Probably an administrator there. Take that role away first.",
    },
    "destination-stopped": {
      headline: "destination stopped",
      detail: "It refused the token. Nothing is lost: enter a new one on the destination’s page.",
    },
    "destination-away": {
      headline: "destination out of reach for hours",
      detail: "Nothing is lost: Rollcall keeps trying by itself.",
    },
    "no-email": { headline: "no e-mail address", detail: "Add an e-mail address in Personio." },
    "email-conflict": {
      headline: "e-mail address used twice",
      detail: "Give each person an address of their own in Personio.",
    },
    "identity-conflict": {
      headline: "ID and e-mail don’t match",
      detail: "They belong to two different accounts. Check both profiles.",
    },
    "manager-unknown": {
      headline: "manager has no account",
      detail: "Check in Personio who is entered as supervisor.",
    },
    "manager-deactivated": {
      headline: "manager is deactivated",
      detail: "Enter an active supervisor in Personio.",
    },
    "manager-cycle": {
      headline: "managers in a circle",
      detail: "Two or more people are each other’s supervisors.",
    },
    "attribute-not-readable": {
      headline: "attribute can’t be read",
      detail: "Allow it for the API credentials in Personio.",
    },
    "team-name-similar": {
      headline: "team names nearly the same",
      detail: "They differ in spelling only. Make them one in Personio.",
    },
    "waiting-for-reactivation": {
      headline: "active again in Personio",
      detail: "The account is still deactivated. Reactivate it by hand.",
    },
    "invalid-record": {
      headline: "records without an ID",
      detail: "Personio sent them incomplete. They were left out.",
    },
  },
  unknownFinding: (code) => ({
    headline: `a finding that is new to us (${code})`,
    detail: "The server is newer than the extension. Update it to see here what to do.",
  }),
  somebody: "General",
};
