/** A run that is waited for, and then what it came to; nothing, when nobody wants to know any more. */
import { followRun } from "./follow-run.ts";
import type { SessionClient } from "./ports.ts";
import type { Watched } from "./watched-run.ts";

type Watching = {
  readonly client: SessionClient;
  readonly id: string;
  readonly isWanted: () => boolean;
};

export async function watchRun({ client, id, isWanted }: Watching): Promise<Partial<Watched>> {
  const ended = await followRun({ ask: () => client.run(id), isWanted });
  if (ended === null) return {};
  if (!ended.ok) return { failure: ended.failure };
  const changes = await client.changes(id);
  return changes.ok
    ? { run: ended.value, changes: changes.value }
    : { run: ended.value, failure: changes.failure };
}
