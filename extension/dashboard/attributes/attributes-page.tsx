/** The attribute mapping: what each attribute of Personio fills, and which of its values exclude. One row opens at a time. */
import { useEffect } from "preact/hooks";
import { ConflictPanel } from "../../components/conflict-panel.tsx";
import { Icon } from "../../components/icon.tsx";
import { LoadState } from "../../components/load-state.tsx";
import { exclusionStoreOf } from "../../stores/exclusion-store.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { hrefOf } from "../route.ts";
import { AttributeFilters } from "./attribute-filters.tsx";
import { AttributeTable } from "./attribute-table.tsx";
import { RuleBar } from "./rule-bar.tsx";
import { targetStoreOf } from "./target-store.ts";

export function AttributesPage({ model, route }: PageProps) {
  const { t, d } = useDashboard();
  const words = d.rules.attributes;
  const exclusions = exclusionStoreOf(model.ports);
  const targets = targetStoreOf(model.ports);
  useEffect(() => void exclusions.load(), [exclusions]);
  const known = exclusions.attributes.value;
  const all = known.value ?? [];
  const { bar } = model.session;
  const me = model.session.me.value?.email ?? null;
  return (
    <div class="rules">
      <Page title={d.frame.page.attributes} lead={words.lead}>
        <div class="intro rules-intro">
          <p>{t.exclusions.intro}</p>
          <details class="more">
            <summary>{t.exclusions.why}</summary>
            <p>{t.exclusions.noDeactivation}</p>
          </details>
        </div>
        {exclusions.conflicts.value.map((conflict) => (
          <ConflictPanel key={conflict.id} conflict={conflict} store={exclusions} me={me} />
        ))}
        <LoadState of={known} onRetry={() => void exclusions.load()} />
        {known.value !== null && all.length === 0 ? <NoAttributes /> : null}
        {all.length === 0 ? null : (
          <>
            <AttributeFilters model={model} route={route} all={all} />
            <AttributeTable {...{ model, route, exclusions, targets, all }} bar={bar.value} />
          </>
        )}
      </Page>
      {known.value === null ? null : <RuleBar {...{ model, exclusions, targets }} />}
    </div>
  );
}

function NoAttributes() {
  const { d } = useDashboard();
  return (
    <div class="empty">
      <Icon name="search" />
      <p>{d.rules.attributes.empty}</p>
      <a class="link" href={hrefOf({ page: "set-up" })}>
        {d.rules.attributes.toSetUp}
      </a>
    </div>
  );
}
