/** The invitations tab without its looks: a list that can be searched, a selection, and what became of each mail. */
import { computed, effect, signal } from "@preact/signals";
import type { Invitation, Page, SendResult } from "../api/answers.ts";
import type { OutboxEntry } from "../storage/outbox.ts";
import { keptStore } from "./kept-store.ts";
import { createLoader, loadable } from "./loadable.ts";
import type { SessionPorts } from "./ports.ts";

export const FILTERS = ["pending", "none", "expired", "failed"] as const;
export type Filter = (typeof FILTERS)[number];
export type InvitationStore = ReturnType<typeof createInvitationStore>;

/** As many as the server takes at once. */
const MOST_AT_ONCE = 200;
const SEARCH_AFTER_MS = 200;

type SendEntry = OutboxEntry & { readonly mutation: { readonly op: "send-invitations" } };
const isSend = (entry: OutboxEntry): entry is SendEntry => entry.mutation.op === "send-invitations";

/** What follows from the outbox. */
function derive({ outbox }: SessionPorts) {
  const sends = computed(() => outbox.value.filter(isSend));
  return {
    sends,
    isSending: computed(() => sends.value.some(({ state }) => state === "waiting" || state === "sending")),
    problem: computed(
      () => sends.value.flatMap((it) => (it.state === "failed" ? [it.failure] : []))[0] ?? null,
    ),
  };
}

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
  };
}

export function createInvitationStore(ports: SessionPorts) {
  const { submit, dismiss, refresh } = ports;
  const list = createList(ports);
  const derived = derive(ports);
  const { sends } = derived;
  const selected = signal<ReadonlySet<string>>(new Set());
  const outcomes = signal<ReadonlyMap<string, SendResult>>(new Map());
  const isConfirming = signal(false);
  const choose = (ids: Iterable<string>): void => {
    selected.value = new Set(ids);
    isConfirming.value = false;
  };
  const sendTo = async (ids: readonly string[]): Promise<void> => {
    for (const { id, state } of sends.value) if (state === "failed") await dismiss(id);
    for (let from = 0; from < ids.length; from += MOST_AT_ONCE) {
      await submit({ op: "send-invitations", accountIds: ids.slice(from, from + MOST_AT_ONCE) });
    }
  };

  return {
    ...list,
    ...derived,
    selected,
    outcomes,
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
    toggleAll: (): void => {
      const all = list.items.value.map(({ accountId }) => accountId);
      choose(all.every((id) => selected.value.has(id)) ? [] : all);
    },
    send: (): Promise<void> => {
      const ids = [...selected.value];
      choose([]);
      return sendTo(ids);
    },
    /** To these, whoever is selected. */
    sendTo,
    /** Returns what ends it. */
    start: (): (() => void) =>
      effect(() => {
        for (const entry of sends.value) {
          if (entry.state !== "done" || entry.result.op !== "send-invitations") continue;
          const { results } = entry.result;
          outcomes.value = new Map([
            ...outcomes.peek(),
            ...results.map((one) => [one.accountId, one] as const),
          ]);
          void dismiss(entry.id).then(() => Promise.all([list.load(), refresh()]));
        }
      }),
  };
}

export const invitationStoreOf = keptStore(createInvitationStore);
