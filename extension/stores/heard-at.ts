/** When the server was last heard of; `null` while it isn't. A new value is the sign to ask again for what didn't come. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { SessionPorts } from "./ports.ts";

type Ports = Pick<SessionPorts, "pairing" | "snapshot">;

export function heardAtOf({ pairing, snapshot }: Ports): ReadonlySignal<number | null> {
  return computed(() => {
    const taken = snapshot.value;
    const isOurs = taken !== null && taken.server === pairing.value?.server;
    return isOurs && taken.trouble === null ? (taken.answer?.at ?? null) : null;
  });
}
