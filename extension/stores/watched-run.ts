/** A preview that is being looked at. What follows it is fetched when there is one. */
import { signal } from "@preact/signals";
import type { Page, Run, RunChange } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import type { SessionClient } from "./ports.ts";

export type Watched = {
  readonly run: Run | null;
  readonly changes: Page<RunChange> | null;
  readonly failure: Failure | null;
};

const NOTHING: Watched = { run: null, changes: null, failure: null };

export function createWatchedRun(client: SessionClient) {
  const watched = signal<Watched | null>(null);
  let newest = 0;
  const begin = (first: Watched | null): number => {
    newest += 1;
    watched.value = first;
    return newest;
  };
  const watch = async (id: string): Promise<void> => {
    const mine = begin(NOTHING);
    const { watchRun } = await import("./watch-run.ts");
    const seen = await watchRun({ client, id, isWanted: () => mine === newest });
    if (mine === newest) watched.value = { ...NOTHING, ...seen };
  };
  return { watched, open: () => void begin(NOTHING), close: () => void begin(null), watch };
}
