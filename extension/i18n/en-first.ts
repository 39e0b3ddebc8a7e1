import { enState } from "./en-state.ts";
import { enStatus } from "./en-status.ts";
import type { FirstMessages } from "./messages.ts";

export const enFirst: FirstMessages = {
  language: "en",
  app: {
    name: "Rollcall",
    tabs: { status: "Status", exclusions: "Exclusions", invitations: "Invitations" },
    tabList: "Sections",
    openInTab: "Open dashboard",
    copied: "Copied",
    settings: "Server and settings",
    asOf: (when) => `As of ${when}`,
    refresh: "Refresh",
    refreshing: "Refreshing …",
    loading: "Loading …",
    back: "Back",
    cancel: "Cancel",
    readOnly: {
      viewer: "You may look at everything, but not change it.",
      "not-owner": "Only people with the role “owner” may do this.",
      "signed-out": "Please sign in again to make changes.",
      offline: "Changes need a connection. Your draft is kept.",
      policy: "Set by your IT: look only.",
    },
    failure: {
      "run-in-progress": "A sync is already running.",
      "not-configured": "Personio is not connected yet.",
      disabled: "The sync is switched off.",
      unavailable: "The server is not available right now. Try again in a moment.",
      forbidden: "Your role doesn’t allow this.",
      unauthorized: "Your session has expired.",
      offline: "No connection to the internet.",
      unreachable: "The server is not answering.",
      "rate-limited": "Too many requests. Please wait a moment.",
    },
    failed: (code, requestId) =>
      [
        "That did not work.",
        code === null ? null : `Code ${code}.`,
        requestId === null ? null : `Request ${requestId}.`,
      ]
        .filter((part) => part !== null)
        .join(" "),
  },
  state: enState,
  status: enStatus,
};
