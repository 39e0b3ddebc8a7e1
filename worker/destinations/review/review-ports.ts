/** What comparing both sides needs from outside. Wired in worker/wiring.ts. */
import type { Database } from "../../../db/database.ts";
import type { Destination } from "../destination.ts";
import type { StoredDestination } from "../destination-store.ts";

export type ReviewPorts = {
  readonly db: Database;
  readonly now: () => number;
  /** `null`: there is no token, or it can't be opened. */
  readonly open: (stored: StoredDestination) => Promise<Destination | null>;
  /** Has the outbox pushed soon. */
  readonly startPush: () => Promise<void>;
  readonly tellAdmins: () => Promise<void>;
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
};

export type ReviewProblem = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** A review at work, and what it goes by. */
export type Review = ReviewPorts & {
  readonly id: string;
  readonly stored: StoredDestination;
  /** Its row; `null`: the daily one, which gets a row once there is something to tell. */
  readonly run: ReviewRun | null;
};

export type ReviewRun = {
  readonly state: "queued" | "reading" | "planning" | "applying";
  readonly approvedFingerprint: string | null;
  /** Employees' or accounts' ids. */
  readonly heldBack: readonly string[];
};
