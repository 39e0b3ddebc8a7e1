/** So many at a time, each lane taking the next one in order; ends early once the brake is on. */
import type { Brake } from "./create-brake.ts";

export async function inLanes<T, R>(
  items: readonly T[],
  { lanes, brake }: { readonly lanes: number; readonly brake: Brake },
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) {
      results.push(await work(item));
      if (brake.isOn()) return;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
