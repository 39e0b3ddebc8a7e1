import type { PairProblem } from "../pair/pair-flow.ts";
import type { PairMessages, Told } from "./pair-messages.ts";

const told = (headline: string, detail: string): Told => ({ headline, detail });

function problem(it: PairProblem, host: string): Told {
  switch (it.kind) {
    case "address-empty":
      return told("The address is missing.", "IT can tell you where your Rollcall server is.");
    case "address-invalid":
      return told("This isn’t an address.", "It looks like rollcall.example.com.");
    case "address-insecure":
      return told("This address isn’t encrypted.", "It has to begin with https://.");
    case "offline":
      return told("You are offline.", "Try again when there is a connection.");
    case "unreachable":
      return told(`${host} is not answering.`, "Check the address, or ask IT.");
    case "not-rollcall":
      return told(`${host} responds, but it is not a Rollcall server.`, "Check the address, or ask IT.");
    case "version":
      return it.params?.["side"] === "extension"
        ? told("This extension is too old for the server.", "Update the extension, then try again.")
        : told("The server is too old for this extension.", "Ask IT to update it.");
    case "cancelled":
      return told(
        "You were not signed in.",
        "The window was closed, or access was declined. If it said that this extension isn’t registered, use a pairing code instead.",
      );
    case "wrong-issuer":
      return told("This server goes by another address.", `Enter that one instead: ${it.issuer}`);
    case "code-refused":
      return told(
        "This code is not valid.",
        "It works once and for ten minutes. Get a new one and type it in.",
      );
    case "rate-limited":
      return told("Too many attempts.", "Wait a minute, then try again.");
    case "auth":
      return told("Your session has expired.", "Sign in again to go on.");
    case "forbidden":
      return told("You have no access here.", "Ask an owner of Rollcall to add you as an admin.");
    default:
      return generic("code" in it ? it.code : undefined, "requestId" in it ? it.requestId : undefined);
  }
}

const generic = (code = "unknown", requestId?: string): Told =>
  told(
    "That did not work.",
    requestId === undefined ? `Code ${code}.` : `Code ${code}, request ${requestId}.`,
  );

export const pairEn: PairMessages = {
  title: "Connect to Rollcall",
  intro: "Connect this browser once; the icon in the toolbar then shows how things stand.",
  disclosure: (host) =>
    `This extension sends sign-in data and your input to ${host ?? "your company’s server"} only. No analytics, no third parties.`,
  serverLabel: "Address of your Rollcall server",
  serverHint: "For example rollcall.example.com. IT knows it.",
  lockedByIt: "Set by your IT",
  goOn: "Continue",
  checking: "Checking…",
  otherServer: "Change",
  signInHint: (host) => `A window of ${host} opens. You sign in there as usual.`,
  signIn: "Sign in",
  or: "or",
  codeLabel: "Pairing code",
  codeHint: ["Open ", ", sign in there and type in the code it shows."],
  connect: "Connect",
  working: "One moment…",
  connectedStep: "Connected",
  connectedAs: ({ company, person, role }) => `Connected with ${company} as ${person} (${role}).`,
  connectedTo: (company) => `Connected with ${company}.`,
  connectedHint: "Click the Rollcall icon in the toolbar. Pin it, and you see at a glance how things stand.",
  role: { owner: "owner", editor: "editor", viewer: "viewer" },
  openDashboard: "Go on to the dashboard",
  signInAgain: "Sign in again",
  disconnect: "Disconnect this browser",
  problem,
};
