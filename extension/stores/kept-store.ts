/**
 * A store that is made at its first use and then kept as long as the popup or tab: what somebody selected is still there when
 * they come back to its page, and code of a page nobody opens isn't loaded.
 */
import type { SessionPorts } from "./ports.ts";

type Startable = { readonly start: () => () => void };

export function keptStore<P extends SessionPorts, T extends Startable>(
  create: (ports: P) => T,
): (ports: P) => T {
  const kept = new WeakMap<P, T>();
  return (ports) => {
    const known = kept.get(ports);
    if (known !== undefined) return known;
    const store = create(ports);
    kept.set(ports, store);
    store.start();
    return store;
  };
}
