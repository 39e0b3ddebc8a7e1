/** One row an attribute. A table of its own, for a row opens; there are a few dozen attributes at most. */
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { parseFilter, shownAttributes } from "./attribute-filter.ts";
import { AttributeRow } from "./attribute-row.tsx";
import type { Rules } from "./rules.ts";

type Props = Rules & { readonly route: PageProps["route"] };

const COLUMNS = ["attribute", "target", "exclusions", "values"] as const;
const WIDTHS = "minmax(0, 1.35fr) minmax(0, 1.1fr) minmax(0, 1.25fr) minmax(0, 0.7fr)";

export function AttributeTable({ route, ...rules }: Props) {
  const words = useDashboard().d.rules.attributes;
  const { model, all } = rules;
  const open = route.query["open"] ?? null;
  const shown = shownAttributes(all, {
    filter: parseFilter(route.query["show"]),
    query: route.query["q"] ?? "",
    open,
  });
  return (
    <>
      <p class="sr-only" role="status">
        {words.found(shown.length)}
      </p>
      <table class="table rules-table" aria-label={words.table} style={{ "--columns": WIDTHS }}>
        <thead>
          <tr class="table-row">
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class="table-cell">
                {words.column[column]}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((attribute) => (
          <AttributeRow
            key={attribute.key}
            attribute={attribute}
            rules={rules}
            isOpen={attribute.key === open}
            onToggle={() => model.filter({ open: attribute.key === open ? "" : attribute.key })}
          />
        ))}
      </table>
      {shown.length === 0 ? <NothingFound onShowAll={() => model.filter({ q: "", show: "" })} /> : null}
    </>
  );
}

function NothingFound({ onShowAll }: { readonly onShowAll: () => void }) {
  const words = useDashboard().d.rules.attributes;
  return (
    <div class="empty">
      <p>{words.nothingFound}</p>
      <button type="button" class="link" onClick={onShowAll}>
        {words.showAll}
      </button>
    </div>
  );
}
