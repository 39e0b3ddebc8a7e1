/** Something that is fetched: what there is of it, and whether it is being fetched. Old data stay while new are on their way. */
import { type Signal, signal } from "@preact/signals";
import type { Failure, Outcome } from "../api/failure.ts";

export type Loadable<T> = {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
};

export const loadable = <T>(value: T | null = null): Signal<Loadable<T>> =>
  signal({ value, failure: null, isLoading: false });

/** An answer that was overtaken by a newer question is dropped. */
export function createLoader<T>(target: Signal<Loadable<T>>) {
  let newest = 0;
  return {
    load: async (ask: () => Promise<Outcome<T>>): Promise<void> => {
      newest += 1;
      const mine = newest;
      target.value = { ...target.value, isLoading: true };
      const outcome = await ask();
      if (mine !== newest) return;
      target.value = outcome.ok
        ? { value: outcome.value, failure: null, isLoading: false }
        : { value: target.value.value, failure: outcome.failure, isLoading: false };
    },
    clear: (): void => {
      newest += 1;
      target.value = { value: null, failure: null, isLoading: false };
    },
  };
}
