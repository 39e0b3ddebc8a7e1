import type { StateMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("en");
const plural = createPlural("en");
const since = (when: string | null): string => (when === null ? "" : `Since ${when}. `);
const last = (when: string | null): string => (when === null ? "" : `Last sync ${when}.`);

export const enState: StateMessages = {
  word: {
    "not-paired": "Not connected",
    "sign-in-needed": "Signed out",
    loading: "Loading",
    "not-configured": "Set-up open",
    disabled: "Switched off",
    "first-run-pending": "Ready",
    running: "Running",
    ok: "All good",
    unchanged: "All good",
    warnings: "To review",
    paused: "Paused",
    failed: "Failed",
    "credentials-refused": "Failed",
    overdue: "Overdue",
    "session-expired": "Signed out",
    forbidden: "No access",
    offline: "Offline",
    unreachable: "Unreachable",
    "not-rollcall": "Wrong server",
    version: "Update needed",
    "rate-limited": "Short break",
    "server-error": "Server error",
  },
  notPaired: {
    headline: "Welcome to Rollcall",
    detail: "Connect the extension to your company’s server. It takes a minute.",
  },
  signInNeeded: (host) => ({
    headline: "Please sign in",
    detail: `Your IT has already set up ${host}. All that is missing is your sign-in.`,
  }),
  loading: { headline: "Loading …", detail: "" },
  notConfigured: {
    headline: "Personio is not connected yet",
    detail: "Create API credentials in Personio and enter them in the set-up. Until then nothing is synced.",
  },
  disabled: {
    headline: "The sync is switched off",
    detail: "Nothing is read and nothing is changed. All settings are kept.",
  },
  firstRun: (when) => ({
    headline: when === null ? "The first sync is still to come" : `First sync planned for ${when}`,
    detail: "Nothing has been changed so far. The preview shows you now what will happen.",
  }),
  running: (by) => ({
    headline: by.isPreview ? "Working out the preview" : "Sync running",
    detail: by.isPreview ? `For ${by.since}. Nothing is changed.` : `For ${by.since}.`,
  }),
  ok: (when) => ({ headline: "All good", detail: last(when) }),
  unchanged: (when) => ({
    headline: "Everything is up to date",
    detail: `No changes in Personio. ${last(when)}`.trim(),
  }),
  warnings: (findings) => ({
    headline: plural(findings, { one: "# thing to review", other: "# things to review" }),
    detail: "The sync went through. A few details should be put right in Personio.",
  }),
  paused: ({ purpose, code, planned, allowed }) => ({
    headline:
      purpose === "push"
        ? "The plan for the destination is waiting for your approval"
        : planned === null || allowed === null
          ? "The sync is waiting for your approval"
          : code === "too-many-relinks"
            ? `Paused: ${number(planned)} new Personio IDs, limit is ${number(allowed)}`
            : `Paused: ${number(planned)} deactivations planned, limit is ${number(allowed)}`,
    detail:
      purpose === "push"
        ? "Nothing of it is pushed before. Look at the plan before it is carried out."
        : "Nothing has been changed. Look at the plan before it is carried out.",
  }),
  failed: ({ problem, when }) => ({
    headline: "The last sync failed",
    detail: `${problem}${when === null ? "" : ` (${when})`}`,
  }),
  credentialsRefused: (when) => ({
    headline: "Personio refused the credentials",
    detail: `${since(when)}Nothing was changed. Create new API credentials in Personio and enter them in the set-up.`,
  }),
  overdue: ({ age, when }) => ({
    headline: age === null ? "No successful sync yet" : `No successful sync for ${age}`,
    detail: `${when === null ? "" : `Last success ${when}. `}Start it yourself now. If you may not, or it doesn’t help, ask IT.`,
  }),
  sessionExpired: () => ({
    headline: "Your session has expired",
    detail: "You see what was last known. Sign in again to make changes.",
  }),
  forbidden: {
    headline: "Your role doesn’t allow this",
    detail: "Ask somebody with the role “owner” to give you access.",
  },
  offline: (when) => ({
    headline: when === null ? "You are offline" : `Offline. Data from ${when}`,
    detail: "It is refreshed as soon as you are online again. Drafts are kept.",
  }),
  unreachable: (host) => ({
    headline: "The server is not answering",
    detail: `${host} can’t be reached. Check the address or ask IT.`,
  }),
  notRollcall: (host) => ({
    headline: "This is not a Rollcall server",
    detail: `${host} responds, but not as Rollcall. Check the address.`,
  }),
  version: (outdated) => ({
    headline: outdated === "server" ? "The server is too old" : "The extension is too old",
    detail:
      outdated === "server"
        ? "This extension needs a newer version. Ask IT to update the server."
        : "The server is ahead of it. Update the extension in your browser.",
  }),
  rateLimited: (when) => ({
    headline: "Too many requests",
    detail: when === null ? "Please wait a moment." : `It goes on at ${when}.`,
  }),
  serverError: ({ code, requestId }) => ({
    headline: "The server reported an error",
    detail: [
      "Try again in a moment.",
      code === null ? "" : `Code ${code}`,
      requestId === null ? "" : `Request ${requestId}`,
    ]
      .filter((part) => part !== "")
      .join(" · "),
  }),
  action: {
    connect: "Connect to server",
    "sign-in": "Sign in",
    retry: "Try again",
    sync: "Sync now",
    preview: "Preview",
    review: "Show plan",
    "check-server": "Check server",
    "copy-details": "Copy details",
    "set-up": "Open set-up",
    settings: "Open settings",
  },
  runProblem: {
    "credentials-refused": "Personio refused the credentials.",
    "attributes-missing": "Personio withholds required fields. Allow them for the API credentials.",
    "personio-unavailable": "Personio could not be reached. The next sync catches up.",
    "source-empty": "Personio returned nobody. Check the rights of the API credentials.",
    "source-unreadable": "ID or status can’t be read. Allow them for the API credentials.",
    "source-incomplete": "Personio did not return everybody. The next sync tries again.",
    "too-many-deactivations": "There would have been too many deactivations.",
    "too-many-relinks": "Too many people would have a new Personio ID.",
    interrupted: "The sync was interrupted. The next one carries on.",
    superseded: "A newer sync took its place.",
    internal: "Something went wrong on the server.",
  },
  unknownRunProblem: (code) => `An unknown error occurred (${code}).`,
};
