import { enState } from "./en-state.ts";
import { enTabs } from "./en-tabs.ts";
import type { Messages } from "./messages.ts";

export const en: Messages = {
  language: "en",
  app: {
    name: "Rollcall",
    tabs: { status: "Status", exclusions: "Exclusions", invitations: "Invitations" },
    tabList: "Sections",
    openInTab: "Open in its own tab",
    settings: "Server and settings",
    asOf: (when) => `As of ${when}`,
    refresh: "Refresh",
    refreshing: "Refreshing …",
    loading: "Loading …",
    back: "Back",
    cancel: "Cancel",
    readOnly: {
      viewer: "You may look at everything, but not change it.",
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
      "map-first": "This attribute has to be mapped first.",
      "unknown-attribute": "This attribute is no longer in Personio.",
    },
    failed: (code, requestId) =>
      `That did not work.${code === null ? "" : ` Code ${code}`}${requestId === null ? "" : `, request ${requestId}`}${code === null ? "" : "."}`,
  },
  state: enState,
  ...enTabs,
};
