/** The invitations tab without its looks: a list that can be searched, a selection, and what became of each mail. */
import { computed, effect, signal } from "@preact/signals";
import type { Invitation, Page, SendResult } from "../api/answers.ts";
import { keptStore } from "./kept-store.ts";
import {
  isOver,
  isSend,
  type LastSend,
  lastSendIn,
  type SendEntry,
  sendIdOf,
  unsentIn,
} from "./last-send.ts";
import { loadAllPages } from "./load-all-pages.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { SessionPorts } from "./ports.ts";
import { createPress } from "./press.ts";

export const FILTERS = ["pending", "none", "expired", "failed", "unknown"] as const;
export type Filter = (typeof FILTERS)[number];
export type InvitationStore = ReturnType<typeof createInvitationStore>;

/** As many as the server takes at once. */
const MOST_AT_ONCE = 200;
const SEARCH_AFTER_MS = 200;
/** Another of our pages may be open and read the outbox a little later: it tells of the same. */
const KEPT_FOR_OTHERS_MS = 1_000;

/** What follows from the outbox. */
function derive({ outbox }: SessionPorts) {
  const sends = computed(() => outbox.value.filter(isSend));
  const press = createPress();
  return {
    sends,
    press,
    isSending: computed(
      () => press.isDown.value || sends.value.some(({ state }) => state === "waiting" || state === "sending"),
    ),
    problem: computed(
      () => sends.value.flatMap((it) => (it.state === "failed" ? [it.failure] : []))[0] ?? null,
    ),
  };
}

const NOTHING: Page<Invitation> = { items: [], nextCursor: null };

/** The list, by filter and search. */
function createList({ client }: SessionPorts) {
  const page = loadable<Page<Invitation>>();
  const loader = createLoader(page);
  const filter = signal<Filter>("pending");
  const query = signal("");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (cursor = "") => client.invitations({ state: filter.value, q: query.value.trim(), cursor });
  const load = (): Promise<void> => loader.load(() => ask());
  return {
    page,
    items: computed(() => page.value.value?.items ?? []),
    filter,
    query,
    load,
    search: (text: string): void => {
      query.value = text;
      clearTimeout(timer);
      timer = setTimeout(() => void load(), SEARCH_AFTER_MS);
    },
    more: (): Promise<void> =>
      loader.load(async () => {
        const known = page.peek().value;
        const next = await ask(known?.nextCursor ?? "");
        if (!next.ok) return next;
        return { ok: true, value: { ...next.value, items: [...(known?.items ?? []), ...next.value.items] } };
      }),
    hasMore: computed(() => page.value.value?.nextCursor != null),
    /** Every page that is still missing. `false`: they didn't come, or something else is asked for by now. */
    rest: async (): Promise<boolean> => {
      const asked = [filter.peek(), query.peek()];
      await loader.load(async () => {
        const { items, nextCursor } = page.peek().value ?? NOTHING;
        const rest = await loadAllPages({ ask: (cursor) => ask(cursor ?? nextCursor ?? "") });
        return rest.ok ? { ok: true, value: { items: [...items, ...rest.value], nextCursor: null } } : rest;
      });
      const isSame = asked[0] === filter.peek() && asked[1] === query.peek();
      return isSame && page.peek().failure === null && page.peek().value?.nextCursor === null;
    },
  };
}

/** What is sent, and what became of it. */
function createSending({ submit, dismiss, refresh }: SessionPorts, list: List, derived: Sends) {
  const { sends, press, isSending } = derived;
  const lastSend = signal<LastSend | null>(null);
  // Also of those that another search has taken out of the list.
  const names = new Map<string, string>();
  const namesOf = (ids: readonly string[]): { readonly names?: Readonly<Record<string, string>> } => {
    const known = [...names].filter(([id]) => ids.includes(id));
    return known.length === 0 ? {} : { names: Object.fromEntries(known) };
  };
  const seen = new Set<string>();
  const take = (entries: readonly SendEntry[]): void => {
    const last = lastSendIn(entries.filter((entry) => !seen.has(sendIdOf(entry))));
    if (last === null) return;
    lastSend.value = last;
    if (!last.isOver) return;
    seen.add(last.id);
    // What these read isn't to wake the effect that takes.
    void Promise.resolve().then(() => Promise.all([list.load(), refresh()]));
    setTimeout(() => last.told.forEach((id) => void dismiss(id)), KEPT_FOR_OTHERS_MS);
  };
  const send = async (ids: readonly string[]): Promise<void> => {
    lastSend.value = null;
    const before = sends.value.filter(isOver).map(({ id }) => dismiss(id));
    const part = ids.length > MOST_AT_ONCE ? { sendId: crypto.randomUUID() } : {};
    const submitted: Promise<unknown>[] = [];
    // All of it begins at once: the popup may close right after the press.
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      const accountIds = ids.slice(from, from + MOST_AT_ONCE);
      submitted.push(submit({ op: "send-invitations", accountIds, ...namesOf(accountIds), ...part }));
    }
    await Promise.all([...submitted, ...before]);
  };
  return {
    /** Of the last send, by account. */
    outcomes: computed(() => lastSend.value?.results ?? new Map<string, SendResult>()),
    /** Of how many people in it nothing is known: what failed as a whole. */
    lost: computed(() => lastSend.value?.lost ?? 0),
    /** Who got no mail by the last send, and isn't in the list to be told of it there. */
    unsent: computed(() => {
      const shown = new Set(list.items.value.map(({ accountId }) => accountId));
      const unsent = lastSend.value === null ? [] : unsentIn(lastSend.value);
      return unsent.filter(({ result }) => !shown.has(result.accountId));
    }),
    /** To these, whoever is selected. */
    sendTo: async (ids: readonly string[]): Promise<void> => {
      if (!isSending.peek()) await press.run(() => send(ids));
    },
    /** Returns what ends it. */
    start: (): (() => void) => {
      const ends = [
        effect(() => list.items.value.forEach(({ accountId, name }) => void names.set(accountId, name))),
        effect(() => {
          // While it is being put into the outbox, not all of it is there.
          if (!press.isDown.value) take(sends.value);
        }),
      ];
      return () => ends.forEach((end) => void end());
    },
  };
}

type List = ReturnType<typeof createList>;
type Sends = ReturnType<typeof derive>;

export function createInvitationStore(ports: SessionPorts) {
  const list = createList(ports);
  const derived = derive(ports);
  const sending = createSending(ports, list, derived);
  const selected = signal<ReadonlySet<string>>(new Set());
  const isConfirming = signal(false);
  const choose = (ids: Iterable<string>): void => {
    selected.value = new Set(ids);
    isConfirming.value = false;
  };

  return {
    ...list,
    ...derived,
    ...sending,
    selected,
    isConfirming,
    show: (next: Filter): Promise<void> => {
      list.filter.value = next;
      choose([]);
      return list.load();
    },
    toggle: (id: string): void => {
      const has = selected.value.has(id);
      choose(has ? [...selected.value].filter((other) => other !== id) : [...selected.value, id]);
    },
    /** Of the whole list, also what isn't loaded yet. */
    toggleAll: async (): Promise<void> => {
      if (list.hasMore.peek() && !(await list.rest())) return;
      const all = list.items.value.map(({ accountId }) => accountId);
      choose(all.every((id) => selected.value.has(id)) ? [] : all);
    },
    send: async (): Promise<void> => {
      const ids = [...selected.value];
      if (ids.length === 0 || derived.isSending.peek()) return;
      choose([]);
      return sending.sendTo(ids);
    },
  };
}

export const invitationStoreOf = keptStore(createInvitationStore);
