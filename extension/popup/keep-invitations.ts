/** Whom somebody was about to invite, and how they had found them: kept while the popup comes and goes. */
import { effect } from "@preact/signals";
import { isFields, isOneOf, isText, isTexts } from "../storage/parse-stored.ts";
import { FILTERS, type Filter, type InvitationStore } from "../stores/invitation-store.ts";
import { loadAllPages } from "../stores/load-all-pages.ts";
import type { PopupPorts } from "./popup-ports.ts";

export type InvitationDraft = {
  readonly filter: Filter;
  readonly query: string;
  /** Accounts by id. */
  readonly selected: readonly string[];
};

type Kept = { readonly ports: PopupPorts; readonly store: InvitationStore };

const isFilter = isOneOf(FILTERS);

export function parseInvitationDraft(stored: unknown): InvitationDraft | null {
  if (!isFields(stored)) return null;
  const { filter, query, selected } = stored;
  return isFilter(filter) && isText(query) && isTexts(selected) ? { filter, query, selected } : null;
}

/** Resolves once what was kept is back. */
export async function keepInvitations({ ports, store }: Kept): Promise<void> {
  const draft = await ports.openDraft("invitations", parseInvitationDraft);
  const kept = draft.value.peek();
  if (kept !== null) {
    store.filter.value = kept.filter;
    store.query.value = kept.query;
    store.selected.value = new Set(kept.selected);
    void forgetGone({ ports, store }, kept);
  }
  effect(() => {
    const filter = store.filter.value;
    const query = store.query.value;
    const selected = [...store.selected.value];
    const isNothing = filter === FILTERS[0] && query === "" && selected.length === 0;
    if (!isNothing) draft.set({ filter, query, selected });
    else if (draft.value.peek() !== null) void draft.discard();
  });
}

/** Meanwhile some may have accepted, or got their mail from somebody else. Whom the search hides is looked for, too. */
async function forgetGone({ ports, store }: Kept, { filter, selected }: InvitationDraft): Promise<void> {
  if (selected.length === 0) return;
  const all = await loadAllPages({
    ask: (cursor = "") => ports.client.invitations({ state: filter, q: "", cursor }),
  });
  if (!all.ok) return;
  const open = new Set(all.value.map(({ accountId }) => accountId));
  const gone = new Set(selected.filter((id) => !open.has(id)));
  // Whoever has gone on to another list has chosen anew.
  if (gone.size === 0 || store.filter.peek() !== filter) return;
  store.selected.value = new Set([...store.selected.peek()].filter((id) => !gone.has(id)));
}
