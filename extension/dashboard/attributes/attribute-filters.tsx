/** Which attributes are shown. It stands in the address, so it can be passed on. */
import type { Attribute } from "../../api/answers.ts";
import { SearchField } from "../../components/search-field.tsx";
import { SelectField } from "../../components/select-field.tsx";
import type { PageProps } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { countOf, FILTERS, parseFilter } from "./attribute-filter.ts";

type Props = PageProps & { readonly all: readonly Attribute[] };

export function AttributeFilters({ model, route, all }: Props) {
  const words = useDashboard().d.rules.attributes;
  const choices = FILTERS.map((filter) => ({
    value: filter,
    label: words.filter[filter](countOf(all, filter)),
  }));
  return (
    <div class="filters">
      <SearchField
        label={words.search}
        value={route.query["q"] ?? ""}
        onSearch={(q) => model.filter({ q })}
      />
      <SelectField
        label={words.show}
        value={parseFilter(route.query["show"])}
        choices={choices}
        onChoose={(show) => model.filter({ show: show === "all" ? "" : show })}
      />
    </div>
  );
}
