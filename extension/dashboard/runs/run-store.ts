/** One run: followed while it is at work, and what an admin may do to it. Made once for its page. */

import type { Run } from "../../api/answers.ts";
import type { DashboardClient } from "../../api/create-dashboard-client.ts";
import type { Failure, Outcome } from "../../api/failure.ts";
import type { Approval } from "../../api/review-calls.ts";
import { followRun } from "../../stores/follow-run.ts";
import { loadable } from "../../stores/loadable.ts";
import { createWrite } from "../../stores/write.ts";

export type RunStore = ReturnType<typeof createRunStore>;

type Ports = { readonly client: DashboardClient; readonly refresh: () => Promise<void> };

/** What the server says when the run is no longer as it is shown here. */
const OVERTAKEN: ReadonlySet<string> = new Set(["plan-changed", "not-paused", "too-late", "not-found"]);

export function createRunStore({ client, refresh }: Ports, id: string) {
  const run = loadable<Run>();
  const decision = createWrite<unknown>();
  let turn = 0;

  const follow = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    let steps = 0;
    run.value = { ...run.peek(), isLoading: true };
    const onStep = (value: Run): void => {
      steps += 1;
      run.value = { value, failure: null, isLoading: false };
    };
    const ended = await followRun({ ask: () => client.run(id), isWanted: () => mine === turn, onStep });
    if (ended === null) return;
    if (!ended.ok) run.value = { ...run.peek(), failure: ended.failure, isLoading: false };
    else if (steps > 1) void refresh();
  };

  /** Whether it was done. What is shown follows, whichever way it went. */
  const decide = async (ask: () => Promise<Outcome<unknown>>): Promise<boolean> => {
    if (decision.state.peek().kind === "working") return false;
    await decision.run(ask);
    const ended = decision.state.peek();
    const failure = ended.kind === "failed" ? ended.failure : null;
    if (failure === null || isOvertaken(failure)) {
      void follow();
      void refresh();
    }
    return failure === null;
  };

  return {
    run,
    decision: decision.state,
    follow,
    forget: decision.forget,
    approve: (approval: Approval) => decide(() => client.approveRun(id, approval)),
    reject: () => decide(() => client.rejectRun(id)),
    cancel: () => decide(() => client.cancelRun(id)),
    stop: (): void => {
      turn += 1;
    },
  };
}

const isOvertaken = ({ code = "" }: Failure): boolean => OVERTAKEN.has(code);
