import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { DestinationMessages } from "./destination.ts";

const number = createNumber("en");
const plural = createPlural("en");

export const destinationEn: DestinationMessages = {
  lead: "This is where Rollcall pushes accounts to: your Leapsome, for example.",
  invitations:
    "This interface sends no invitations. So people are invited by Rollcall’s own mail: by itself where new people are invited automatically, else from the page “Invitations”. The mail leads to the sign-in address from the settings.",
  openSettings: "Go to the settings",
  ownersOnly: "Only owners connect it and switch it off.",
  connect: {
    title: "Connect the destination",
    about: [
      "With a token, the accounts in the destination follow what Rollcall knows from Personio: new people, changes, leavers.",
      "First everything is only read and compared. You see whom Rollcall recognises there, and whom it would create, change or deactivate. Nothing is changed before you have approved the plan. People who exist only there are left alone.",
    ],
  },
  state: {
    off: { headline: "Switched off", detail: "Nothing is pushed. Rollcall still knows who is whom there." },
    new: {
      headline: "Connected, but not compared yet",
      detail: "Compare both sides. Nothing is pushed before.",
    },
    comparing: {
      headline: "Rollcall is comparing both sides",
      detail: "Then the plan waits for your approval. Nothing is changed there before.",
    },
    comparingAgain: "The token is new. As soon as both sides are compared, pushing goes on.",
    toApprove: {
      headline: "The first plan waits for approval",
      detail: "Look at what would happen in the destination, then decide. Nothing is changed there before.",
    },
    inStep: { headline: "Both sides are the same", detail: "New changes are pushed at once." },
    inStepBut: (count) =>
      plural(count, {
        one: "The same but for # person held back",
        other: "The same but for # people held back",
      }),
    inStepButDetail: "They aren’t pushed until you release them. Everything else is pushed at once.",
    pushing: (count) => plural(count, { one: "# person waits", other: "# people wait" }),
    pushingDetail: "They are pushed one after the other; there is nothing for you to do.",
    refused: (count) =>
      plural(count, {
        one: "# person isn’t accepted by the destination",
        other: "# people aren’t accepted by the destination",
      }),
    refusedDetail: "All others are pushed all the same. Why, and what to do, is listed below.",
    refusedTeams: (count) =>
      plural(count, {
        one: "# team isn’t accepted by the destination",
        other: "# teams aren’t accepted by the destination",
      }),
    refusedTeamsDetail: "Everything else is pushed all the same. Why is among the findings.",
    drift: {
      headline: "Remarkably much has changed in the destination",
      detail: "Before Rollcall sets it right, look at the plan.",
    },
  },
  openPlan: "Look at the plan",
  problem: {
    "destination-refused": {
      headline: "The destination refuses the token",
      detail: "Nothing is pushed, and nothing is lost. Enter a new token, and it goes on.",
    },
    "destination-unavailable": {
      headline: "The destination can’t be reached",
      detail: "Nothing is lost: Rollcall tries again by itself and catches up.",
    },
    "destination-unreadable": {
      headline: "Something else answers at this address",
      detail: "Nothing is pushed. Check the address.",
    },
    "destination-incomplete": {
      headline: "The destination did not send everybody",
      detail: "To be safe, nothing was changed. The next comparison tries again.",
    },
  },
  problemUnknown: (code) => ({
    headline: "Something is wrong with the destination",
    detail: `The server’s reason is “${code}”. Ask IT.`,
  }),
  tally: {
    title: "People in the destination",
    inStep: "in step",
    waiting: "waiting",
    failed: "not accepted",
    held: "held back",
  },
  people: {
    title: "Who isn’t in step yet",
    show: "Show",
    filter: { all: "All", waiting: "Waiting", failed: "Not accepted", held: "Held back" },
    column: { person: "Person", why: "Why", since: "Since", next: "Next try" },
    waiting: { headline: "waiting", detail: "Is pushed by itself." },
    idle: { headline: "waiting", detail: "Isn’t lost: it is caught up on." },
    held: {
      headline: "held back when the plan was approved",
      detail: "Nothing happens for the person in the destination until you release them.",
    },
    why: {
      "change-refused": {
        headline: "The destination doesn’t accept the details",
        detail: "Mend them in Personio or in the destination. Then the person is pushed by itself.",
      },
      "deactivation-refused": {
        headline: "The destination refuses to deactivate",
        detail: "The person is probably an administrator there. Take that role away in the destination.",
      },
      "already-taken": {
        headline: "The e-mail address belongs to somebody there already",
        detail: "Give the other account there another address, or mend it in Personio.",
      },
      "addresses-swapped": {
        headline: "Two people swapped their e-mail addresses",
        detail:
          "Neither can become free there first. Give one of the two another address there by hand: Rollcall does the rest.",
      },
      ambiguous: {
        headline: "Not clear who this is there",
        detail: "Several accounts fit. Clear up in the destination until only one does.",
      },
    },
    whyUnknown: (code) => ({
      headline: `Not accepted (${code})`,
      detail: "Rollcall tries again. If it stays that way, ask IT.",
    }),
    answer: (parts) => `The destination’s answer: ${parts}`,
    answerPart: {
      uniqueness: "taken already",
      mutability: "must not be changed",
      invalidSyntax: "request not understood",
      invalidPath: "field not known",
      noTarget: "nothing there to be changed",
      invalidValue: "value not allowed",
      tooMany: "too much at once",
    },
    nextPush: "with the next push",
    nextOnceOn: "once pushing goes on",
    release: "Release",
    releaseOf: (name) => `Release ${name}`,
    released: "Released. The person is being pushed now.",
    empty: "Nobody here.",
  },
  facts: {
    title: "Connection",
    kind: "Kind",
    address: "Address",
    token: "Token",
    tokenSet: "on record",
    attributes: "Custom attributes",
    noAttributes: "none",
    checked: "Last checked",
    pushed: "Last push",
    compared: "Last compared",
    never: "never",
  },
  kind: { leapsome: "Leapsome", standard: "Another system (SCIM 2.0)" },
  form: {
    kind: "Destination",
    address: "Base URL",
    addressHint: {
      leapsome: "Always this one for Leapsome.",
      standard: "The vendor lists it under “SCIM” or “user provisioning”. Begins with https://.",
    },
    addressMissing: "Enter a full address that begins with https://.",
    addressUnsafe: "The address must begin with https://, or the token could be read on its way.",
    token: "Token",
    tokenHint: {
      leapsome:
        "A super admin makes it in Leapsome: Settings › Integrations › HRIS integrations › “SCIM (Azure AD, Okta, …)”. Here it is stored encrypted and never shown again.",
      standard: "From the vendor. Is stored encrypted and never shown again.",
    },
    tokenKept: "There is one on record. Leave it empty to keep it.",
    tokenRefused: "The token on record is refused. Enter a new one.",
    tokenNeeded: "Enter the token.",
    tokenWrong: "It has characters that no token has, blanks or umlauts for example. Copy it once more.",
    tokenMissing: "There is no token on record for this address. Enter it as well.",
    attributes: (count) => `Custom attributes (${number(count)})`,
    attributesHint:
      "Enter the ID by which Leapsome knows the attribute: 24 characters, digits and a to f. Empty: it isn’t pushed.",
    attributeWrong: "That is no ID of Leapsome’s: it has exactly 24 characters, digits and a to f.",
    noAttributes: "No custom attributes are mapped. You do that on the page “Attributes”.",
    save: "Check and connect",
    saveOff: "Save",
    saving: "Asking the destination …",
    elsewhere:
      "Another address is another destination: Rollcall forgets who was whom there, and begins with a new plan.",
  },
  action: {
    compare: "Compare now",
    comparing: "The comparison is running. What differs is set right afterwards.",
    check: "Check the connection",
    checking: "Checking …",
    checkedGood: "Checked: the destination answers and accepts the token.",
    change: "Change the connection",
    newToken: "Enter a new token",
    switchOn: "Switch on",
    switchingOn: "Switching on …",
    switchOff: "Switch off",
    switchOffTitle: "Switch off pushing?",
    switchOffText:
      "From now on nothing is pushed to the destination. The accounts there stay as they are. If you switch it on again, Rollcall compares both sides first.",
    switchOffConfirm: "Switch off",
    forget: "Delete the token",
    forgetTitle: "Delete the token?",
    forgetText:
      "Rollcall deletes the token and pushes nothing any more. The accounts in the destination stay as they are. To go on you need a new token.",
    forgetConfirm: "Delete",
  },
  compared: {
    same: "Compared: both sides are the same.",
    differed: (count) =>
      plural(count, {
        one: "Compared: # difference. It is being set right now.",
        other: "Compared: # differences. They are being set right now.",
      }),
    waits: "Compared. The plan waits for approval.",
    cancelled: "The comparison was cancelled. Nothing was changed.",
    failed: "The comparison did not finish. Nothing was changed; Rollcall tries again by itself.",
  },
  failure: {
    stale: "Somebody has changed the connection meanwhile. Nothing was overwritten; this is how it is now.",
    "destination-refused":
      "The destination refuses this token. Nothing was saved. Check whether all of it was copied.",
    "destination-unreadable": "No SCIM answers at this address. Nothing was saved. Check the base URL.",
    "destination-unavailable":
      "The destination can’t be reached right now. Nothing was saved. Check the address, or try again in a few minutes.",
    "invalid-request":
      "The server doesn’t accept this. Nothing was saved. Check the base URL, the token and the attributes.",
    "no-destination": "No destination is connected.",
    disabled: "Pushing is switched off. Switch it on first.",
    "run-in-progress": "A comparison is running already, or a plan waits for approval.",
    "not-found": "This person is no longer held back.",
  },
};
