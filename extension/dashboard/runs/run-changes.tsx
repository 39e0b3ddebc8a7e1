/** What a run did, change by change, as the server pages it. */
import { useEffect, useMemo } from "preact/hooks";
import type { Run, RunChange } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { createPagedList } from "../../stores/paged-list.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { FieldsCell, PersonCell, ReasonCell, StateCell } from "./change-cells.tsx";
import { ChangeFilter, NoChanges, type WantedChanges, wantedChanges } from "./change-filter.tsx";
import type { ChangeSpeech } from "./change-words.ts";
import { DownloadButton } from "./download-button.tsx";
import { useChangeSpeech } from "./use-change-speech.ts";

const keyOf = ({ seq }: RunChange): string => String(seq);

export function RunChanges({ model, route, run }: PageProps & { readonly run: Run }) {
  const { d } = useDashboard();
  const { client } = model;
  const wanted = wantedChanges(route);
  const { kind, q } = wanted;
  const list = useMemo(
    () =>
      createPagedList((asked: WantedChanges, cursor) =>
        client.listChanges({ runId: run.id, ...asked }, cursor),
      ),
    [client, run.id],
  );
  const load = (): void => void list.load({ kind, q });
  useEffect(load, [list, kind, q, run.state, run.fingerprint]);
  const items = list.items.value;
  const speech = useChangeSpeech(client, items);
  const columns = useMemo(() => columnsOf(speech), [speech]);
  const { value, isLoading } = list.page.value;
  return (
    <section class="changes">
      <h2 class="section-title">{d.review.change.title}</h2>
      <div class="filters">
        <ChangeFilter model={model} wanted={wanted} />
        <DownloadButton model={model} run={run} wanted={wanted} speech={speech} />
      </div>
      {items.length === 0 ? null : (
        <DataTable label={d.review.change.title} columns={columns} items={items} keyOf={keyOf} />
      )}
      {value !== null && !isLoading && items.length === 0 ? (
        <NoChanges model={model} wanted={wanted} />
      ) : null}
      <MoreRows list={list} onRetry={load} />
    </section>
  );
}

function columnsOf(speech: ChangeSpeech): ReadonlyArray<Column<RunChange>> {
  const words = speech.d.review.change;
  return [
    { key: "person", head: words.person, cell: (change) => <PersonCell change={change} isKindShown /> },
    {
      key: "what",
      head: words.what,
      cell: (change) => <FieldsCell change={change} speech={speech} />,
      width: "minmax(0, 1.8fr)",
    },
    { key: "why", head: words.why, cell: (change) => <ReasonCell change={change} speech={speech} /> },
    { key: "state", head: words.state, cell: (change) => <StateCell change={change} />, width: "130px" },
  ];
}
