/** For pages: what stands at a place as a signal. Apart from areas.ts, so that the background does without signals. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { type Place, readPlace, watchPlace } from "./areas.ts";

/** What stands at a place, kept up to date; read once before the promise resolves, so a first render has it. */
export async function followPlace<T>(place: Place<T>): Promise<ReadonlySignal<T | null>> {
  const followed = signal<T | null>(null);
  let isTold = false;
  watchPlace(place, (value) => {
    isTold = true;
    followed.value = value;
  });
  const stored = await readPlace(place);
  if (!isTold) followed.value = stored;
  return followed;
}
