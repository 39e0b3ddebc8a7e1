import { createNumber } from "../number.ts";
import { createPlural } from "../plural.ts";
import type { RunPageMessages } from "./review.ts";

const number = createNumber("en");
const plural = createPlural("en");
const limit = (by: { code: string; planned: number | null; allowed: number | null }): string | null => {
  if (by.planned === null || by.allowed === null) return null;
  const what = by.code === "too-many-relinks" ? "new Personio IDs" : "deactivations";
  return `${number(by.planned)} ${what} planned, limit is ${number(by.allowed)}`;
};

export const runPageEn: RunPageMessages = {
  title: ({ isPreview, when }) => `${isPreview ? "Preview" : "Sync"} · ${when}`,
  trigger: {
    schedule: "on schedule",
    manual: "by hand",
    webhook: "Personio reported a change",
    preview: "preview",
  },
  hourly: "hourly look",
  onlyChanged: "only changed people",
  state: {
    queued: "waiting",
    reading: "reading",
    planning: "comparing",
    paused: "paused",
    applying: "syncing",
    succeeded: "successful",
    failed: "failed",
    cancelled: "cancelled",
  },
  previewState: "worked out",
  push: {
    name: "comparison with the destination",
    title: (when) => `Comparison with the destination · ${when}`,
    notice: {
      queued: { headline: "About to start", detail: "" },
      reading: {
        headline: "Reading who is in the destination",
        detail: "Nothing is changed there up to here.",
      },
      planning: { headline: "Comparing both sides", detail: "Nothing is changed there up to here." },
      applying: {
        headline: "Reading once more and taking over the plan",
        detail: "You can close this page, it goes on.",
      },
      succeeded: {
        headline: "The plan has been accepted",
        detail: "What differs is being pushed now. How far that is stands on the destination’s page.",
      },
      nothingToDo: { headline: "Both sides are the same", detail: "There was nothing to push." },
    },
    openDestination: "Go to the destination",
  },
  took: (span) => `took ${span}`,
  tookInAll: (span) => `took ${span} with the wait`,
  approvedBy: (actor) => `approved by ${actor}`,
  runningFor: (span) => `running for ${span}`,
  notice: {
    queued: { headline: "About to start", detail: "" },
    reading: { headline: "Reading Personio", detail: "Nothing is changed up to here." },
    planning: { headline: "Working out the plan", detail: "Nothing is changed up to here." },
    applying: { headline: "Making the changes", detail: "You can close this page, it goes on." },
    succeeded: { headline: "Everything was carried over", detail: "" },
    nothingToDo: { headline: "Everything was up to date", detail: "There was nothing to change." },
    someFailed: (failed) => ({
      headline: plural(failed, { one: "# change did not work", other: "# changes did not work" }),
      detail: "All others were made. The next sync tries again.",
    }),
    someHeld: (held) => ({
      headline: `Carried over, ${number(held)} held back`,
      detail: "Who is held back and why stands with the changes.",
    }),
    preview: {
      headline: "This is what the next sync would do",
      detail: "Nothing was changed. Start the sync if all is well.",
    },
    emptyPreview: {
      headline: "The next sync would have nothing to do",
      detail: "All accounts are as Personio has them.",
    },
    paused: (by) => ({
      headline: `Paused: ${limit(by) ?? "the plan waits for your approval"}`,
      detail: "Nothing was changed. Look at the plan, then decide.",
    }),
    wouldPause: (by) => ({
      headline: `The sync would pause: ${limit(by) ?? "it would need an approval"}`,
      detail: "Nothing was changed. Start the sync, and you can approve or reject the plan.",
    }),
    cancelled: { headline: "Cancelled", detail: "Nothing was changed." },
    discarded: {
      headline: "Plan discarded, nothing was changed",
      detail: "Below is what it would have done. The next sync works out a new one.",
    },
    stoppedMidway: {
      headline: "Stopped midway",
      detail: "What was carried over stays. The next sync works out the rest anew.",
    },
  },
  problem: {
    "credentials-refused": {
      headline: "Personio refused the credentials",
      detail: "Nothing was changed. Create new API credentials in Personio and enter them in the set-up.",
    },
    "attributes-missing": {
      headline: "Personio does not hand out required fields",
      detail: "Nothing was changed. Allow them for the API credentials in Personio.",
    },
    "personio-unavailable": {
      headline: "Personio could not be reached",
      detail: "Nothing was changed. The next sync makes up for it; you can also start it now.",
    },
    "source-empty": {
      headline: "Personio sent nobody",
      detail: "To be safe, nothing was changed. Check what the API credentials may read.",
    },
    "source-unreadable": {
      headline: "ID or status could not be read",
      detail: "To be safe, nothing was changed. Allow both for the API credentials in Personio.",
    },
    "source-incomplete": {
      headline: "Personio did not send everybody",
      detail: "To be safe, nothing was changed. The next sync tries again.",
    },
    "too-many-deactivations": {
      headline: "There would have been too many deactivations",
      detail: "The plan was not carried out.",
    },
    "too-many-relinks": {
      headline: "Too many people would have had a new Personio ID",
      detail: "The plan was not carried out.",
    },
    "first-push": {
      headline: "The first plan for the destination waits for your approval",
      detail: "Nothing was changed there yet. Look at the plan, then decide.",
    },
    "plan-changed": {
      headline: "Something has changed in the destination meanwhile",
      detail: "Nothing was done. This is the new plan: look at it once more.",
    },
    "destination-drift": {
      headline: "Too many people in the destination would be deactivated or made anew",
      detail: "Nothing was changed there. Find out what happened in the destination, then decide.",
    },
    "destination-refused": {
      headline: "The destination refuses the token",
      detail: "Nothing was changed. Enter a new token on the destination’s page.",
    },
    "destination-unavailable": {
      headline: "The destination can’t be reached",
      detail: "Nothing was changed, and nothing is lost. Rollcall tries again by itself.",
    },
    "destination-unreadable": {
      headline: "Something else answers at the destination’s address",
      detail: "Nothing was changed. Check the address on the destination’s page.",
    },
    "destination-incomplete": {
      headline: "The destination did not send everybody",
      detail: "To be safe, nothing was changed. The next comparison tries again.",
    },
    interrupted: {
      headline: "The sync was interrupted",
      detail: "What was done stays. The next sync goes on from there.",
    },
    superseded: { headline: "A newer sync has taken its place", detail: "There is nothing for you to do." },
    internal: {
      headline: "Something went wrong on the server",
      detail: "The next sync tries again. If it stays that way, ask IT.",
    },
  },
  unknownProblem: (code) => ({
    headline: "The sync failed",
    detail: `The server’s reason is “${code}”. Ask IT.`,
  }),
  missing: (attributes) => `Missing: ${attributes}.`,
  counts: {
    created: (count) => `${number(count)} new`,
    updated: (count) => `${number(count)} changed`,
    reactivated: (count) => `${number(count)} reactivated`,
    deactivated: (count) => `${number(count)} deactivated`,
    teamsCreated: (count) => plural(count, { one: "# new team", other: "# new teams" }),
    teamsRenamed: (count) => plural(count, { one: "# team renamed", other: "# teams renamed" }),
    memberships: (count) => plural(count, { one: "# team membership", other: "# team memberships" }),
    invited: (count) => plural(count, { one: "# invitation", other: "# invitations" }),
    excluded: (count) => `${number(count)} excluded`,
    held: (count) => `${number(count)} held back`,
    unchanged: (count) => `${number(count)} unchanged`,
    failed: (count) => plural(count, { one: "# error", other: "# errors" }),
  },
  noChanges: "no changes",
  cancel: "Cancel",
  cancelling: "Cancelling …",
  notFound: {
    headline: "There is no such run",
    detail: "It may be older: runs are deleted after a while.",
  },
};
