/** All accounts: searched, filtered, page after page. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { WriteBarNote } from "../../components/write-bar-note.tsx";
import { keptStore } from "../../stores/kept-store.ts";
import { createPagedList } from "../../stores/paged-list.ts";
import type { DashboardPorts, PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { accountColumns, accountKey } from "./account-columns.tsx";
import { type AskedAccounts, accountFilterOf, isFiltered, NO_FILTER } from "./account-filter.ts";
import { AccountFilters } from "./account-filters.tsx";
import { NewAccount } from "./new-account.tsx";

/** Whoever comes back from an account finds the list as it was, until the newest is there. */
const listOf = keptStore(({ client }: DashboardPorts) => ({
  ...createPagedList((filter: AskedAccounts, cursor) => client.accounts({ ...filter, cursor })),
  start: () => () => undefined,
}));

export function AccountList({ model, route }: PageProps) {
  const { d } = useDashboard();
  const words = d.people.accounts;
  const [isAdding, setAdding] = useState(false);
  const bar = model.session.bar.value;
  const filter = useMemo(() => accountFilterOf(route), [route]);
  // The search field keeps its own text; one that was cleared is another field.
  const [cleared, setCleared] = useState(0);
  const clear = (): void => {
    model.filter(NO_FILTER);
    setCleared(cleared + 1);
  };
  return (
    <Page
      title={d.frame.page.people}
      lead={words.lead}
      actions={
        bar !== null || isAdding ? undefined : (
          <button type="button" class="button" onClick={() => setAdding(true)}>
            {words.add}
          </button>
        )
      }
    >
      <WriteBarNote bar={bar} />
      {isAdding ? <NewAccount model={model} onClose={() => setAdding(false)} /> : null}
      <AccountFilters key={cleared} model={model} filter={filter} />
      <Found model={model} filter={filter} onClear={clear} />
    </Page>
  );
}

type FoundProps = Pick<PageProps, "model"> & { readonly filter: AskedAccounts; readonly onClear: () => void };

function Found({ model, filter, onClear }: FoundProps) {
  const { d } = useDashboard();
  const list = listOf(model.ports);
  const columns = useMemo(() => accountColumns(d.people), [d.people]);
  const asked = JSON.stringify(filter);
  useEffect(() => void list.load(filter), [list, asked]);
  const items = list.items.value;
  const { value, isLoading, failure } = list.page.value;
  const isEmpty = value !== null && items.length === 0 && !isLoading && failure === null;
  return (
    <>
      <p class="found" role="status">
        {value === null || items.length === 0
          ? null
          : d.people.accounts.found({ count: items.length, hasMore: list.hasMore.value })}
      </p>
      {isEmpty ? <Nobody isChosen={isFiltered(filter)} onClear={onClear} /> : null}
      <div class="tall-rows" hidden={items.length === 0}>
        <DataTable label={d.people.accounts.table} columns={columns} items={items} keyOf={accountKey} />
      </div>
      <MoreRows list={list} onRetry={() => void list.load(filter)} />
    </>
  );
}

type NobodyProps = { readonly isChosen: boolean; readonly onClear: () => void };

function Nobody({ isChosen, onClear }: NobodyProps) {
  const words = useDashboard().d.people.accounts;
  return (
    <div class="empty">
      <Icon name="search" />
      <p>{isChosen ? words.nobody : words.nobodyYet}</p>
      {isChosen ? (
        <button type="button" class="button" onClick={onClear}>
          {words.clear}
        </button>
      ) : (
        <a class="button button-link" href={hrefOf({ page: "set-up" })}>
          {words.toSetUp}
        </a>
      )}
    </div>
  );
}
