/**
 * The destination and what is done with it. The token passes through on its way to the server: it stands in no signal, no
 * draft, and no result. After every write what is there now is read anew.
 */
import type { Destination } from "../../api/answers.ts";
import type { DestinationEdit, KnownDestination } from "../../api/destination-calls.ts";
import { createLoader, loadable } from "../../stores/loadable.ts";
import { createWrite, type Write } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { createReviewFollower } from "./review-follower.ts";

export type DestinationStore = ReturnType<typeof createDestinationStore>;

export function createDestinationStore({ client }: Pick<DashboardModel, "client">) {
  const known = loadable<KnownDestination>();
  const loader = createLoader(known);
  const review = createReviewFollower(client, () => load());
  const byHand = createReviewFollower(client, () => load());
  const load = async (): Promise<void> => {
    await loader.load(() => client.destination());
    void review.follow(known.peek().value?.destination.reviewRunId ?? null);
  };
  const writes = {
    save: createWrite<Destination>(),
    test: createWrite<Destination>(),
    reconcile: createWrite<string>(),
    forget: createWrite<null>(),
  };
  /** What was said of another write is about how it was then. */
  const run = async <T>(write: Write<T>, ask: Parameters<Write<T>["run"]>[0]): Promise<boolean> => {
    void byHand.follow(null);
    for (const { forget, state } of Object.values(writes)) if (state !== write.state) forget();
    const value = await write.run(ask);
    await load();
    return value !== null || write.state.peek().kind === "done";
  };
  const save = (edit: DestinationEdit): Promise<boolean> =>
    run(writes.save, () => client.saveDestination(edit, known.peek().value?.etag ?? ""));
  const reconcile = async (): Promise<boolean> => {
    const isStarted = await run(writes.reconcile, () => client.reconcileDestination());
    const { state } = writes.reconcile;
    if (state.value.kind === "done") void byHand.follow(state.value.value);
    return isStarted;
  };
  return {
    known,
    /** The comparison at work, or the one whose plan waits. */
    review: review.run,
    writes,
    load,
    /** The one that was asked for here; it stays when it is over. */
    compared: byHand.run,
    stop: () => {
      review.stop();
      byHand.stop();
    },
    save,
    test: () => run(writes.test, () => client.testDestination()),
    reconcile,
    forget: () => run(writes.forget, () => client.forgetDestination()),
    /** As it is saved, switched on or off. */
    switch: async (enabled: boolean): Promise<boolean> => {
      const saved = known.peek().value?.destination;
      if (saved === undefined || saved.kind === null || saved.baseUrl === null) return false;
      const { kind, baseUrl, customAttributes } = saved;
      return save({ kind, baseUrl, customAttributes, enabled });
    },
  };
}
