/** A preview that is being looked at. */
import { signal } from "@preact/signals";
import type { Page, Run, RunChange } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { followRun } from "./follow-run.ts";
import type { SessionClient } from "./ports.ts";

export type Watched = {
  readonly run: Run | null;
  readonly changes: Page<RunChange> | null;
  readonly failure: Failure | null;
};

export function createWatchedRun(client: SessionClient) {
  const watched = signal<Watched | null>(null);
  let newest = 0;
  const open = (): void => {
    newest += 1;
    watched.value = { run: null, changes: null, failure: null };
  };
  const close = (): void => {
    newest += 1;
    watched.value = null;
  };
  const watch = async (id: string): Promise<void> => {
    open();
    const mine = newest;
    const isWanted = (): boolean => mine === newest;
    const set = (part: Partial<Watched>): void => {
      if (isWanted()) watched.value = { run: null, changes: null, failure: null, ...part };
    };
    const ended = await followRun({ ask: () => client.run(id), isWanted });
    if (ended === null) return;
    if (!ended.ok) return set({ failure: ended.failure });
    const changes = await client.changes(id);
    if (changes.ok) set({ run: ended.value, changes: changes.value });
    else set({ run: ended.value, failure: changes.failure });
  };
  return { watched, open, close, watch };
}
