/** Runs and their changes, approving and rejecting: the dashboard's calls (create-dashboard-client.ts). */
import type { Rpc, RunChange } from "./answers.ts";
import { outcomeOf } from "./outcome-of.ts";

export type ChangeFilter = {
  readonly runId: string;
  readonly kind?: RunChange["kind"] | undefined;
  /** Part of a name. */
  readonly q?: string | undefined;
};

export type Approval = {
  /** Of the plan that was shown: another one is never approved. */
  readonly fingerprint: string;
  /** Employees to leave alone this time. */
  readonly hold: readonly string[];
};

/** The server takes no more at once. */
export const MAX_HELD_BACK = 1_000;

const RUNS_PAGE = { limit: "50" };
const CHANGES_PAGE = { limit: "200" };

export const reviewCalls = (v1: Rpc["v1"]) => ({ ...listCalls(v1), ...decisionCalls(v1) });

const listCalls = (v1: Rpc["v1"]) => ({
  /** Newest first. */
  listRuns: (cursor?: string) =>
    outcomeOf(
      v1.runs.$get({ query: { ...RUNS_PAGE, ...(cursor === undefined ? {} : { cursor }) } }),
      (answer) => answer.json(),
    ),
  /** In the order in which they are applied. */
  listChanges: ({ runId, kind, q = "" }: ChangeFilter, cursor?: string) =>
    outcomeOf(
      v1.runs[":id"].changes.$get({
        param: { id: encodeURIComponent(runId) },
        query: {
          ...CHANGES_PAGE,
          ...(kind === undefined ? {} : { kind }),
          ...(q === "" ? {} : { q }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      }),
      (answer) => answer.json(),
    ),
});

const decisionCalls = (v1: Rpc["v1"]) => ({
  /** Answers the id of the run that goes on. */
  approveRun: (id: string, { fingerprint, hold }: Approval) =>
    outcomeOf(
      v1.runs[":id"].approve.$post({
        param: { id: encodeURIComponent(id) },
        json: { fingerprint, ...(hold.length === 0 ? {} : { hold: [...hold] }) },
      }),
      async (answer) => (await answer.json()).id,
    ),
  /** Nothing is changed; answers the run as it ended. */
  rejectRun: (id: string) =>
    outcomeOf(v1.runs[":id"].reject.$post({ param: { id: encodeURIComponent(id) } }), (answer) =>
      answer.json(),
    ),
  /** While it reads or plans; later it is `too-late`. */
  cancelRun: (id: string) =>
    outcomeOf(v1.runs[":id"].cancel.$post({ param: { id: encodeURIComponent(id) } }), (answer) =>
      answer.json(),
    ),
});
