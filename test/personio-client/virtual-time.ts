/**
 * Time that passes only when everybody waits: a test of three minutes takes milliseconds. Date and timers are vitest's;
 * `finished` runs them one after the other until the promise is settled.
 */
import { setImmediate as tick } from "node:timers/promises";
import { vi } from "vitest";

export const now = (): number => Date.now();
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function useVirtualTime(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"], now: 0 });
}

export async function finished<T>(work: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  work.then(settle, settle);
  for (;;) {
    /** Bodies travel through streams, whose turns are real. */
    for (let turn = 0; turn < 4; turn += 1) await tick();
    if (isSettled) return work;
    if (vi.getTimerCount() === 0) throw new Error("It waits for something that will never come");
    vi.advanceTimersToNextTimer();
  }
}
