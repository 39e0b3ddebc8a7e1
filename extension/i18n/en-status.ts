import type { FirstStatusMessages } from "./messages.ts";
import { createNumber } from "./number.ts";
import { createPlural } from "./plural.ts";

const number = createNumber("en");
const plural = createPlural("en");
const people = (count: number): string => plural(count, { one: "# person", other: "# people" });

export const enStatus: FirstStatusMessages = {
  lastRun: "Last sync",
  planned: "Planned, not carried out yet:",
  nextRun: "Next sync",
  noNextRun: "not planned",
  delay: "Changes in Personio arrive by then at the latest.",
  people,
  counts: {
    created: () => "new",
    updated: () => "changed",
    deactivated: () => "deactivated",
    reactivated: () => "reactivated",
    failed: (count) => (count === 1 ? "error" : "errors"),
  },
  excluded: (count) => `${number(count)} excluded`,
  held: (count) => `${number(count)} held back`,
  waiting: (count) => `${number(count)} not active`,
  progress: (done, total) => `${number(done)} of ${people(total)}`,
  applied: (done, total) => `${number(done)} of ${number(total)} changes`,
  phase: {
    queued: "About to start",
    reading: "Reading Personio",
    planning: "Comparing",
    applying: "Syncing",
  },
  history: "Last 14 days",
  historyAllGood: "all successful",
  historyBad: (count) => plural(count, { one: "# day with problems", other: "# days with problems" }),
  historyWarned: (count) => plural(count, { one: "# day with findings", other: "# days with findings" }),
  historyDay: ({ day, state, changes }) =>
    `${day}: ${state}, ${plural(changes, { one: "# change", other: "# changes" })}`,
  dayState: {
    ok: "all good",
    warning: "with things to review",
    paused: "paused",
    failed: "failed",
    none: "no sync",
  },
};
