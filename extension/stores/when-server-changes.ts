/** A tab's client, lists and drafts are those of the server it was opened with: with another one it has to begin anew. */
import { effect, type ReadonlySignal } from "@preact/signals";

type Paired = ReadonlySignal<{ readonly server: string } | null>;

/** Called once, also when the first server comes or the last one goes. Returns what ends it. */
export function whenServerChanges(pairing: Paired, tell: () => void): () => void {
  const serverNow = (): string | null => pairing.value?.server ?? null;
  const server = pairing.peek()?.server ?? null;
  let isTold = false;
  return effect(() => {
    if (serverNow() === server || isTold) return;
    isTold = true;
    tell();
  });
}
