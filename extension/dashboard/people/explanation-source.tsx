/** What Personio said of somebody, when, and which field of the account it fills. */
import { useMemo } from "preact/hooks";
import type { Explanation } from "../../api/answers.ts";
import { type Column, DataTable } from "../../components/data-table.tsx";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { useDashboard } from "../dashboard-words.ts";
import { attributeName } from "./attribute-name.ts";

type Source = Explanation["source"][number];

export function ExplanationSource({ explanation }: { readonly explanation: Explanation }) {
  const { d, f, now } = useDashboard();
  const words = d.people.explanation;
  const { readAt, source } = explanation;
  const columns = useColumns(explanation);
  return (
    <section class="card">
      <h2>{words.source}</h2>
      {readAt === null ? (
        <p class="card-lead">{words.neverRead}</p>
      ) : (
        <>
          <p class="card-lead">
            {words.readAt(f.moment(Date.parse(readAt), now))} {words.sourceNote}
          </p>
          <DataTable label={words.source} columns={columns} items={source} keyOf={sourceKey} />
        </>
      )}
    </section>
  );
}

const sourceKey = ({ key }: Source): string => key;

function useColumns(explanation: Explanation): readonly Column<Source>[] {
  const speech = useDashboard();
  const { d, t } = speech;
  const words = d.people.explanation;
  return useMemo(
    () => [
      {
        key: "attribute",
        head: words.column.attribute,
        cell: ({ key }) => <span class="cell-main">{attributeName(key, explanation, words)}</span>,
      },
      { key: "value", head: words.column.value, cell: (source) => shownValue(source, speech) },
      {
        key: "fills",
        head: words.column.fills,
        cell: ({ fills }) => {
          if (fills === null) return <span class="cell-aside">{words.fillsNothing}</span>;
          if (fills === "team") return words.fillsTeam;
          return fills === "status" ? words.fillsStatus : fieldName(fills, t.run.field);
        },
      },
    ],
    [explanation, d, t],
  );
}

function shownValue({ key, value, fills }: Source, { t, d, f }: ReturnType<typeof useDashboard>) {
  const statuses: Readonly<Record<string, string | undefined>> = d.people.employees.status;
  if (key === "status" && typeof value === "string") return statuses[value] ?? value;
  const shown = fieldValue(fills ?? key, value, { ...t.run.field, ...f });
  return shown ?? <span class="cell-aside">{d.people.explanation.empty}</span>;
}
