import type { WebhookMessages } from "./administration-webhook.ts";

export const webhookEn: WebhookMessages = {
  title: "Personio’s webhook",
  state: {
    none: "Not set up yet: Personio can’t report anything.",
    unused: "There is a token, but no test message from Personio has arrived with it yet.",
    used: "Set up: Personio’s test message has arrived.",
  },
  notListening:
    "Rollcall doesn’t listen to Personio’s reports yet. It will as soon as “within a minute” is saved.",
  address: "Address",
  made: "Token made",
  pinged: "Last test message",
  neverPinged: "none so far",
  copyAddress: "Copy the address",
  copyCommand: "Copy the command",
  copyToken: "Copy the token",
  make: "Make a token",
  makeAgain: "Make a new token",
  making: "Being made …",
  token: "Token",
  tokenOnce: "Copy it now: it is shown this once. Pass it on to your IT, but not by mail.",
  tokenReplaces: "The token before it is good until Personio uses this one for the first time.",
  hide: "Hide",
  guide: "What your IT does for it",
  byCommand:
    "Simplest with one command in Rollcall’s folder. It makes the token itself, enters it in Personio with the address, and has a test message sent:",
  commandNeeds:
    "In place of the dots your IT puts the server’s emergency access, and API credentials from Personio with the rights personio:webhooks:read and personio:webhooks:write.",
  byHand: "Or by hand, with a token from here:",
  handSteps: [
    "Create a webhook in Personio, with the address above.",
    "Choose “Token” as its authentication, and enter the token as it is.",
    "Select all events of people (person) and of employments (employment), and enable the webhook.",
    "Send a test message (ping). Whether it arrived is shown here.",
  ],
  forget: "Delete the token",
  forgetTitle: "Delete the token of Personio’s webhook?",
  forgetText:
    "Personio can’t report anything then. No account changes, and the schedule goes on. Your IT deletes the webhook in Personio, or both together with npm run hooks -- remove.",
  forgetConfirm: "Delete",
  forgotten: "Deleted. Personio’s reports are no longer taken.",
  failure: {
    forbidden: "Only owners may do this. Nothing was changed.",
  },
};
