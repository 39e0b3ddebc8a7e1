/** The record: who did what, and when. Filtered by the server, so what is shown and what is downloaded are the same. */
import { useEffect, useMemo } from "preact/hooks";
import type { AuditEvent } from "../../api/answers.ts";
import { DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { keptStore } from "../../stores/kept-store.ts";
import { createPagedList } from "../../stores/paged-list.ts";
import type { DashboardPorts, PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { useAttributeLabels } from "../runs/attribute-labels.ts";
import { auditColumns, eventKey } from "./audit-columns.tsx";
import type { AuditSpeech } from "./audit-details.ts";
import { AuditDownload } from "./audit-download.tsx";
import { AuditFilters, auditFilterOf, isFiltered, NO_FILTER } from "./audit-filters.tsx";
import { OperationWords, useOperationWords } from "./operation-words.ts";
import { useTeamNames } from "./team-names.ts";

/** Whoever comes back from an account finds the record as it was, until the newest is there. */
const listOf = keptStore(({ client }: DashboardPorts) => ({
  ...createPagedList(client.audit),
  start: () => () => undefined,
}));

export function AuditPage(props: PageProps) {
  return (
    <OperationWords>
      <WholePage {...props} />
    </OperationWords>
  );
}

function WholePage({ model, route }: PageProps) {
  const words = useDashboard().d;
  const { lead } = words.administration.audit;
  const list = listOf(model.ports);
  const filter = useMemo(() => auditFilterOf(route), [route]);
  const asked = JSON.stringify(filter);
  useEffect(() => void list.load(filter), [list, asked]);
  const items = list.items.value;
  const speech = useAuditSpeech({ model, route }, items);
  return (
    <Page title={words.frame.page.audit} lead={lead}>
      <AuditFilters model={model} filter={filter} />
      <div class="audit-found">
        <Found count={items.length} hasMore={list.hasMore.value} />
        {items.length === 0 ? null : (
          <AuditDownload
            model={model}
            filter={filter}
            shown={items}
            hasMore={list.hasMore.value}
            speech={speech}
          />
        )}
      </div>
      <Record model={model} route={route} items={items} speech={speech} />
      <MoreRows list={list} onRetry={() => void list.load(filter)} />
    </Page>
  );
}

/** Names of attributes and teams are asked for once there is an entry that needs them. */
function useAuditSpeech({ model }: PageProps, items: readonly AuditEvent[]): AuditSpeech {
  const { t, d, f } = useDashboard();
  const operations = useOperationWords();
  const has = (...actions: readonly string[]): boolean =>
    items.some(({ action }) => actions.includes(action));
  const labelOf = useAttributeLabels(model.client, has("config.target", "config.exclusions"));
  const teamNameOf = useTeamNames(model.client, has("account.join-team", "account.leave-team"));
  // The formats are made anew at every tick of the clock; what they are made of is the language.
  return useMemo(
    () => ({ t, d, f, labelOf, teamNameOf, operations }),
    [t, d, labelOf, teamNameOf, operations],
  );
}

function Found({ count, hasMore }: { readonly count: number; readonly hasMore: boolean }) {
  const words = useDashboard().d.administration.audit;
  return (
    <p class="row-note" role="status">
      {count === 0 ? "" : hasMore ? words.hasMore(count) : words.shown(count)}
    </p>
  );
}

type RecordProps = PageProps & { readonly items: readonly AuditEvent[]; readonly speech: AuditSpeech };

function Record({ model, route, items, speech }: RecordProps) {
  const words = speech.d.administration.audit;
  const { value, isLoading, failure } = listOf(model.ports).page.value;
  const columns = useMemo(() => auditColumns({ model, speech }), [model, speech]);
  if (items.length > 0) {
    return <DataTable label={words.table} columns={columns} items={items} keyOf={eventKey} />;
  }
  if (value === null || isLoading || failure !== null) return null;
  const isChosen = isFiltered(auditFilterOf(route));
  return (
    <div class="empty">
      <Icon name="search" />
      <p>{isChosen ? words.emptyFilter : words.empty}</p>
      {isChosen ? (
        <button type="button" class="button" onClick={() => model.filter(NO_FILTER)}>
          {words.filter.clear}
        </button>
      ) : null}
    </div>
  );
}
