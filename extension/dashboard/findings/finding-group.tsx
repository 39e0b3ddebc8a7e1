/** Findings of one kind: what is wrong, what to do about it, and whom it is about. */
import { useMemo } from "preact/hooks";
import type { Finding } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { Icon } from "../../components/icon.tsx";
import { Moment } from "../../components/moment.tsx";
import type { FindingPageMessages } from "../../i18n/dashboard/review.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import type { LabelOf } from "../runs/attribute-labels.ts";
import { FindingSubject } from "./finding-subject.tsx";

type Props = {
  readonly code: Finding["code"];
  readonly findings: readonly Finding[];
  readonly labelOf: LabelOf;
};

const keyOf = ({ employeeId, name, params }: Finding): string =>
  `${employeeId ?? ""}/${name ?? ""}/${String(params["attribute"] ?? "")}`;

export function FindingGroup({ code, findings, labelOf }: Props) {
  const { t, d, f } = useDashboard();
  const { headline, detail } = toldByCode(code, t.status.finding, t.status.unknownFinding);
  const hasLinks = findings.some(({ personioUrl }) => personioUrl !== null);
  const columns = useMemo(
    () => columnsOf(d.review.findings, { labelOf, hasLinks, hasSubject: HAS_SUBJECT.has(code) }),
    [d, labelOf, hasLinks, code],
  );
  return (
    <section class="card finding-group">
      <header class="finding-head">
        <span class="finding-mark" data-tone="warn">
          <Icon name="warn" />
        </span>
        <h2>
          {headline.charAt(0).toLocaleUpperCase()}
          {headline.slice(1)} <span class="tab-count">{f.number(findings.length)}</span>
        </h2>
        <p class="row-note">
          {detail} <WayOn code={code} />
        </p>
      </header>
      <DataTable label={headline} columns={columns} items={findings} keyOf={keyOf} />
    </section>
  );
}

function WayOn({ code }: { readonly code: Finding["code"] }) {
  const { d } = useDashboard();
  const words = d.review.findings;
  if (code === "team-name-similar") return <a href={hrefOf({ page: "teams" })}>{words.openTeams}</a>;
  if (OF_DESTINATION.has(code)) return <a href={hrefOf({ page: "destination" })}>{words.openDestination}</a>;
  if (code !== "attribute-not-readable") return null;
  return <a href={hrefOf({ page: "attributes" })}>{words.openAttributes}</a>;
}

const OF_DESTINATION: ReadonlySet<Finding["code"]> = new Set([
  "destination-rejected",
  "destination-conflict",
  "destination-admin",
  "destination-stopped",
  "destination-away",
]);

const HAS_SUBJECT: ReadonlySet<Finding["code"]> = new Set([
  "email-conflict",
  "identity-conflict",
  "manager-unknown",
  "manager-deactivated",
  "manager-cycle",
  "team-name-similar",
  "invalid-record",
]);

type Shown = { readonly labelOf: LabelOf; readonly hasLinks: boolean; readonly hasSubject: boolean };

function columnsOf(words: FindingPageMessages, shown: Shown): ReadonlyArray<Column<Finding>> {
  const { labelOf, hasLinks, hasSubject } = shown;
  const about: Column<Finding> = {
    key: "about",
    head: words.about,
    cell: (finding) => <FindingSubject finding={finding} />,
  };
  const personio: Column<Finding> = {
    key: "personio",
    head: "Personio",
    isPlain: true,
    cell: (finding) => <PersonioLink finding={finding} />,
    width: "160px",
  };
  return [
    { key: "who", head: words.people, cell: (finding) => <Who finding={finding} labelOf={labelOf} /> },
    ...(hasSubject ? [about] : []),
    {
      key: "since",
      head: words.sinceHead,
      cell: ({ since }) => <Moment at={Date.parse(since)} />,
      width: "150px",
    },
    ...(hasLinks ? [personio] : []),
  ];
}

function Who({ finding, labelOf }: { readonly finding: Finding; readonly labelOf: LabelOf }) {
  const { t } = useDashboard();
  const { employeeId, name, params } = finding;
  const attribute = params["attribute"];
  const label = name ?? (typeof attribute === "string" ? labelOf(attribute) : t.status.somebody);
  if (employeeId === null) return <span class="cell-main">{label}</span>;
  return (
    <a class="cell-main" href={hrefOf({ page: "employees", id: employeeId })}>
      {label}
    </a>
  );
}

function PersonioLink({ finding }: { readonly finding: Finding }) {
  const { d } = useDashboard();
  const { personioUrl, name } = finding;
  if (personioUrl === null) return null;
  return (
    <a class="link" href={personioUrl} target="_blank" rel="noreferrer">
      {d.review.findings.openPersonio}
      <span class="sr-only"> {name}</span>
    </a>
  );
}
