import { useEffect, useMemo } from "preact/hooks";
import type { RunSummary } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { Moment } from "../../components/moment.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { createPagedList } from "../../stores/paged-list.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { changesInWords } from "./describe-run.ts";
import { approvedBy, scopeOf, spanOf, startedBy } from "./run-facts.ts";
import { RunState } from "./run-state.tsx";

const SHOWN = ["all", "apply", "preview"] as const;
type Shown = (typeof SHOWN)[number];

const keyOf = ({ id }: RunSummary): string => id;

export function RunList({ model, route }: PageProps) {
  const { d } = useDashboard();
  const { client, session } = model;
  const list = useMemo(() => createPagedList((_: null, cursor) => client.listRuns(cursor)), [client]);
  const load = (): void => void list.load(null);
  // A run that began or ended meanwhile belongs in the list.
  const lastRun = session.answer.value?.status.lastRun;
  useEffect(load, [list, lastRun?.id, lastRun?.state]);
  const shown = SHOWN.find((mode) => mode === route.query["show"]) ?? "all";
  const items = useShown(list.items.value, shown);
  const columns = useColumns();
  const isKnown = list.page.value.value !== null;
  return (
    <Page title={d.frame.page.runs} lead={d.review.runs.lead}>
      <div class="filters">
        <SelectField<Shown>
          label={d.review.runs.show}
          value={shown}
          choices={SHOWN.map((value) => ({ value, label: d.review.runs.filter[value] }))}
          onChoose={(value) => model.filter({ show: value === "all" ? "" : value })}
        />
      </div>
      {items.length === 0 ? null : (
        <DataTable label={d.frame.page.runs} columns={columns} items={items} keyOf={keyOf} />
      )}
      {isKnown && items.length === 0 ? <NoRuns shown={shown} hasMore={list.hasMore.value} /> : null}
      <MoreRows list={list} onRetry={load} />
    </Page>
  );
}

/** The server knows no filter; there are few previews among the runs, or few runs among the previews. */
const useShown = (runs: readonly RunSummary[], shown: Shown): readonly RunSummary[] =>
  useMemo(() => (shown === "all" ? runs : runs.filter(({ mode }) => mode === shown)), [runs, shown]);

function NoRuns({ shown, hasMore }: { readonly shown: Shown; readonly hasMore: boolean }) {
  const { d } = useDashboard();
  const words = d.review.runs;
  if (hasMore) return null;
  return (
    <div class="empty">
      <Icon name="refresh" />
      {shown === "all" ? (
        <>
          <strong>{words.empty.headline}</strong>
          <p>{words.empty.detail}</p>
        </>
      ) : (
        <p>{words.emptyFilter[shown]}</p>
      )}
    </div>
  );
}

function useColumns(): ReadonlyArray<Column<RunSummary>> {
  const { t, d, f } = useDashboard();
  return useMemo(() => {
    const { runs, run: words } = d.review;
    return [
      {
        key: "started",
        head: runs.started,
        cell: (run) => (
          <a class="cell-main" href={hrefOf({ page: "runs", id: run.id })}>
            <Moment at={Date.parse(run.startedAt)} />
          </a>
        ),
      },
      {
        key: "by",
        head: runs.by,
        cell: (run) => (
          <div>
            {startedBy(run, { t, d })}
            {run.approvedBy === null ? null : <span class="cell-note">{approvedBy(run, { t, d })}</span>}
            {run.scope === "changed" ? <span class="cell-note">{scopeOf(run, words)}</span> : null}
          </div>
        ),
        width: "minmax(0, 1.4fr)",
      },
      { key: "result", head: runs.result, cell: (run) => <RunState run={run} />, width: "150px" },
      {
        key: "changes",
        head: runs.changes,
        cell: (run) => changesInWords(run, words),
        width: "minmax(0, 1.6fr)",
      },
      { key: "took", head: runs.took, cell: (run) => spanOf(run, f) ?? "–", width: "120px" },
    ];
    // The formats change with the language, as the words do.
  }, [d]);
}
