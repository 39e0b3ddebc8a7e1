import { useEffect, useMemo } from "preact/hooks";
import type { Finding } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { createPagedList } from "../../stores/paged-list.ts";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Page } from "../page.tsx";
import { useAttributeLabels } from "../runs/attribute-labels.ts";
import { FindingGroup } from "./finding-group.tsx";

/** What HR should mend in Personio, one kind of it after the other. */
export function FindingsPage({ model }: PageProps) {
  const { d } = useDashboard();
  const { client, session } = model;
  const list = useMemo(() => createPagedList((_: null, cursor) => client.findings(cursor)), [client]);
  const load = (): void => void list.load(null);
  // Runs find them, and find that they are mended.
  const lastRun = session.answer.value?.status.lastRun;
  useEffect(load, [list, lastRun?.id, lastRun?.state]);
  const items = list.items.value;
  const labelOf = useAttributeLabels(
    client,
    items.some(({ code }) => code === "attribute-not-readable"),
  );
  const groups = useMemo(() => groupByCode(items), [items]);
  const { value } = list.page.value;
  return (
    <Page title={d.frame.page.findings} lead={items.length === 0 ? undefined : d.review.findings.lead}>
      {groups.map(({ code, findings }) => (
        <FindingGroup key={code} code={code} findings={findings} labelOf={labelOf} />
      ))}
      {value !== null && items.length === 0 ? <NoFindings /> : null}
      <MoreRows list={list} onRetry={load} />
    </Page>
  );
}

function NoFindings() {
  const { d } = useDashboard();
  const { headline, detail } = d.review.findings.empty;
  return (
    <div class="empty">
      <Icon name="ok" />
      <strong>{headline}</strong>
      <p>{detail}</p>
    </div>
  );
}

type Group = { readonly code: Finding["code"]; readonly findings: readonly Finding[] };

/** In the order in which they come, which is that of the codes. */
function groupByCode(findings: readonly Finding[]): readonly Group[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => ({ code, findings: findings.filter((finding) => finding.code === code) }));
}
