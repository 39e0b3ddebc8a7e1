/** A button's work, one at a time: that it is under way stands before anything is awaited, so a second press does nothing. */
import { type ReadonlySignal, signal } from "@preact/signals";

export type Press = {
  readonly isDown: ReadonlySignal<boolean>;
  readonly run: (work: () => Promise<void>) => Promise<void>;
};

export function createPress(): Press {
  const isDown = signal(false);
  return {
    isDown,
    run: async (work) => {
      if (isDown.peek()) return;
      isDown.value = true;
      try {
        await work();
      } finally {
        isDown.value = false;
      }
    },
  };
}
