import { fieldNamesEn } from "../field-names-en.ts";
import { createPlural } from "../plural.ts";
import type { FindingPageMessages, OverviewMessages, ReviewMessages, RunListMessages } from "./review.ts";
import { approvalEn, changeEn } from "./review-change-en.ts";
import { runPageEn } from "./review-run-en.ts";

const plural = createPlural("en");

const overview: OverviewMessages = {
  fresh: ({ usually, seldomMore, changes }) =>
    `Changes in Personio usually take ${usually}, seldom more than ${seldomMore} (${plural(changes, { one: "last change", other: "last # changes" })}).`,
  lead: "How your accounts and Personio are getting along.",
  lastRun: "Last sync",
  currentRun: "Running now",
  watchRun: "Watch it",
  openRun: "See all changes",
  noRun: "There has been no sync yet.",
  people: "People in Personio",
  accounts: "Accounts",
  linked: "with an account",
  excluded: "excluded",
  held: "held back",
  waiting: "not active",
  active: "active",
  deactivated: "deactivated",
  neverInvited: "never invited",
  invited: "invitation open",
  employees: (count) => plural(count, { one: "# person", other: "# people" }),
  allFindings: (count) => plural(count, { one: "Open it", other: "Open all #" }),
  noFindings: "Nothing to review. There is nothing to mend in Personio right now.",
  draft: {
    headline: "You have a draft of the exclusions",
    detail: "It isn’t in force yet. The preview shows what it would change.",
  },
  previewDraft: "Preview the draft",
  openDraft: "Go to the draft",
  supersede: {
    title: "Discard the plan that waits?",
    body: "A plan waits for approval. If you start a sync now, it is discarded and worked out anew. That alone changes nothing yet.",
    confirm: "Start the sync",
  },
  starting: "Starting …",
};

const runs: RunListMessages = {
  lead: "Every sync with Personio, every preview and every comparison with the destination, the newest first.",
  show: "Show",
  filter: { all: "All runs", apply: "Syncs only", preview: "Previews only" },
  started: "Started",
  by: "What started it",
  result: "Result",
  changes: "Changes",
  took: "Took",
  empty: {
    headline: "No runs yet",
    detail: "Once there was a first sync or a first preview, it is listed here.",
  },
  emptyFilter: {
    apply: "So far there were previews only.",
    preview: "So far there was no preview.",
  },
};

const findings: FindingPageMessages = {
  lead: "What should be mended in Personio. What is mended is gone with the next sync.",
  people: "Who or what",
  sinceHead: "Since",
  about: "It is about",
  openPersonio: "Open in Personio",
  openAttributes: "Go to the attributes",
  openTeams: "Go to the teams",
  openDestination: "To the destination",
  empty: {
    headline: "Nothing to review",
    detail: "Everything Personio says fits together. There is nothing for you to do.",
  },
  records: (count) => plural(count, { one: "# record", other: "# records" }),
};

export const reviewEn: ReviewMessages = {
  overview,
  runs,
  run: runPageEn,
  change: changeEn,
  approval: approvalEn,
  findings,
  field: fieldNamesEn,
  failure: {
    "plan-changed":
      "The plan has changed since you opened it. Nothing was done. Look at the new plan, then approve it.",
    "plan-expired":
      "The plan is too old: it can be approved for 24 hours. Nothing was done. Start the sync again for a fresh plan.",
    "not-paused":
      "This run no longer waits: somebody has decided already, or a newer sync has taken its place.",
    "too-late": "Too late to cancel: the changes are being made already.",
    "run-in-progress": "Another sync is running right now. Wait until it is done, then try again.",
    "not-found": "This run is no longer there. Old runs are deleted after a while.",
    disabled: "The sync is switched off. Nothing was done.",
    "not-configured": "Personio is not connected yet.",
    "invalid-request":
      "The server did not accept the selection. Nothing was done. Reload the page and try again.",
  },
};
