import type { OutboxEntry } from "../storage/outbox.ts";

/** Its code, for there is none of the server's: that was never asked. */
export const OTHER_SERVER = "other-server";

/** For another server than the one that was connected when its turn came. */
export const isStrayed = (entry: OutboxEntry): boolean =>
  entry.state === "failed" && entry.failure.code === OTHER_SERVER;
