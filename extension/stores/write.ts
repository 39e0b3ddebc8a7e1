/** Something that is written at the press of a button: whether it is on its way, and what became of it. */
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Failure, Outcome } from "../api/failure.ts";

export type WriteState<T> =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "failed"; readonly failure: Failure };

export type Write<T> = {
  readonly state: ReadonlySignal<WriteState<T>>;
  /** The value, or `null` when it failed; a second press while the first is on its way does nothing. */
  readonly run: (ask: () => Promise<Outcome<T>>) => Promise<T | null>;
  readonly forget: () => void;
};

export function createWrite<T>(): Write<T> {
  const state = signal<WriteState<T>>({ kind: "idle" });
  return {
    state,
    run: async (ask) => {
      if (state.peek().kind === "working") return null;
      state.value = { kind: "working" };
      const outcome = await ask();
      state.value = outcome.ok
        ? { kind: "done", value: outcome.value }
        : { kind: "failed", failure: outcome.failure };
      return outcome.ok ? outcome.value : null;
    },
    forget: () => {
      state.value = { kind: "idle" };
    },
  };
}
