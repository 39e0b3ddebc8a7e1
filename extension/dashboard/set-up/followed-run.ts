/** A run that is started here and watched until it ends. */
import { signal } from "@preact/signals";
import type { Run } from "../../api/answers.ts";
import type { Failure, Outcome } from "../../api/failure.ts";
import { followRun } from "../../stores/follow-run.ts";

export type Followed =
  | { readonly kind: "idle" }
  | { readonly kind: "starting" }
  /** `run`: as far as it is; `null` until the first answer. */
  | { readonly kind: "running"; readonly run: Run | null }
  | { readonly kind: "ended"; readonly run: Run }
  | { readonly kind: "failed"; readonly failure: Failure };

export type FollowedRun = ReturnType<typeof createFollowedRun>;

export function createFollowedRun(ask: (id: string) => Promise<Outcome<Run>>, onEnded: () => void) {
  const state = signal<Followed>({ kind: "idle" });
  let newest = 0;
  const watch = async (id: string): Promise<void> => {
    newest += 1;
    const mine = newest;
    state.value = { kind: "running", run: null };
    const ended = await followRun({
      ask: () => ask(id),
      isWanted: () => mine === newest,
      onStep: (run) => {
        state.value = { kind: "running", run };
      },
    });
    if (ended === null) return;
    state.value = ended.ok ? { kind: "ended", run: ended.value } : { kind: "failed", failure: ended.failure };
    onEnded();
  };
  return {
    state,
    watch,
    /** The run's id, or `null` when none was started. */
    start: async (begin: () => Promise<Outcome<string>>): Promise<string | null> => {
      state.value = { kind: "starting" };
      const started = await begin();
      if (started.ok) {
        void watch(started.value);
        return started.value;
      }
      state.value = { kind: "failed", failure: started.failure };
      return null;
    },
    isAtWork: (): boolean => state.value.kind === "starting" || state.value.kind === "running",
  };
}
