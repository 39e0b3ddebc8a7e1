/** Finds one account: a search, and a button for each of the first that match. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Account, Page } from "../../api/answers.ts";
import { LoadState } from "../../components/load-state.tsx";
import { SearchField } from "../../components/search-field.tsx";
import { createLoader, loadable } from "../../stores/loadable.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { nameOf } from "./name-of.ts";

/** More than that nobody reads; whoever isn't among them types on. */
const MOST_SHOWN = 8;

type Props = {
  readonly model: DashboardModel;
  /** Not to be picked. */
  readonly without: string | null;
  readonly onPick: (account: Account) => void;
};

export function AccountPicker({ model, without, onPick }: Props) {
  const { d } = useDashboard();
  const words = d.people.account.form;
  const [query, setQuery] = useState("");
  const found = useMemo(() => loadable<Page<Account>>(), []);
  const loader = useMemo(() => createLoader(found), [found]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current?.querySelector("input")?.focus(), []);
  const search = (text: string): void => {
    const q = text.trim();
    setQuery(q);
    if (q === "") loader.clear();
    else void loader.load(() => model.client.accounts({ q }));
  };
  const { value, isLoading } = found.value;
  const shown = (value?.items ?? []).filter(({ id }) => id !== without).slice(0, MOST_SHOWN);
  return (
    <div class="picker" ref={root}>
      <SearchField label={words.pick} value="" onSearch={search} />
      <p class="hint" role="status">
        {value === null || isLoading
          ? words.pickHint
          : shown.length === 0
            ? words.nobodyFound(query)
            : words.picked(shown.length)}
      </p>
      <LoadState of={found.value} onRetry={() => search(query)} />
      <ul class="picker-list">
        {shown.map((account) => (
          <li key={account.id}>
            <button type="button" class="picker-item" onClick={() => onPick(account)}>
              <span class="cell-main">{nameOf(account)}</span>
              <span class="cell-note">{account.email}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
