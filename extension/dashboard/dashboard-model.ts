/** Everything the dashboard's pages share: the session, where somebody is, and the ways on. Made once for a tab. */
import { computed, signal } from "@preact/signals";
import type { DashboardClient } from "../api/create-dashboard-client.ts";
import type { Parse } from "../storage/areas.ts";
import type { Draft } from "../storage/drafts.ts";
import type { SessionPorts } from "../stores/ports.ts";
import { createSession } from "../stores/session-store.ts";
import { createStatusStore } from "../stores/status-store.ts";
import { hrefOf, type Place, parseRoute, type Route } from "./route.ts";
import type { ThisBrowser } from "./this-browser.ts";

export type DashboardPorts = SessionPorts & {
  readonly client: DashboardClient;
  /** The address: read, changed, and followed when somebody goes back. */
  readonly address: {
    readonly read: () => string;
    readonly go: (href: string) => void;
    /** Changes it without a step in the history: what somebody types into a filter. */
    readonly replace: (href: string) => void;
    /** Returns what ends it. */
    readonly follow: (tell: () => void) => () => void;
  };
  /** The page on which this browser is connected and parted. */
  readonly openPairing: () => void;
  /** What somebody is in the middle of, kept as long as the browser is open. */
  readonly openDraft: <T>(name: string, parse: Parse<T>) => Promise<Draft<T>>;
  readonly saveFile: (name: string, text: string) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly thisBrowser: ThisBrowser;
};

export type DashboardModel = ReturnType<typeof createDashboardModel>;

/** What every page is given. */
export type PageProps = { readonly model: DashboardModel; readonly route: Route };

export function createDashboardModel(ports: DashboardPorts) {
  const { address } = ports;
  const session = createSession(ports);
  const status = createStatusStore(ports, session.view, {
    onStarted: (id) => address.go(hrefOf({ page: "runs", id })),
  });
  const href = signal(address.read());
  const route = computed(() => parseRoute(href.value));
  return {
    ports,
    client: ports.client,
    session,
    status,
    route,
    go: (place: Place): void => address.go(hrefOf(place)),
    /** Filters the page at hand. */
    filter: (query: Route["query"]): void => {
      const { page, id } = route.peek();
      const merged = { ...route.peek().query, ...query };
      const next = hrefOf({ page, ...(id === null ? {} : { id }), query: merged });
      address.replace(next);
      href.value = next;
    },
    /** Returns what ends it. */
    start: (): (() => void) => {
      const follow = address.follow(() => {
        href.value = address.read();
      });
      const ends = [session.start(), status.start(), follow];
      return () => ends.forEach((end) => void end());
    },
  };
}
