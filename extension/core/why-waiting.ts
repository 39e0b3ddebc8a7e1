import type { Failure } from "../api/failure.ts";
import type { OutboxEntry } from "../storage/outbox.ts";

/** Why the last try came to nothing, of a write that will be, or is being, tried again. */
export const whyWaiting = (entry: OutboxEntry): Failure | null =>
  entry.state === "waiting" || entry.state === "sending" ? (entry.failure ?? null) : null;
