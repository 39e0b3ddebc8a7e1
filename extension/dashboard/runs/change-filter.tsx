/** Which changes are shown: of one kind, of whoever is looked for. It stands in the address. */
import { SearchField } from "../../components/search-field.tsx";
import { type Choice, SelectField } from "../../components/select-field.tsx";
import { type ChangeKind, REVIEW_ORDER } from "../../core/plan-effect.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import type { Route } from "../route.ts";

export type WantedChanges = { readonly kind: ChangeKind | undefined; readonly q: string };

export function wantedChanges({ query }: Route): WantedChanges {
  return { kind: REVIEW_ORDER.find((kind) => kind === query["kind"]), q: query["q"] ?? "" };
}

export const isFiltered = ({ kind, q }: WantedChanges): boolean => kind !== undefined || q !== "";

type Props = { readonly model: DashboardModel; readonly wanted: WantedChanges };

export function ChangeFilter({ model, wanted }: Props) {
  const { d } = useDashboard();
  const words = d.review.change;
  const choices: ReadonlyArray<Choice<ChangeKind | "all">> = [
    { value: "all", label: words.allKinds },
    ...REVIEW_ORDER.map((kind) => ({ value: kind, label: words.kinds[kind] })),
  ];
  return (
    <>
      <SelectField<ChangeKind | "all">
        label={words.kind}
        value={wanted.kind ?? "all"}
        choices={choices}
        onChoose={(kind) => model.filter({ kind: kind === "all" ? "" : kind })}
      />
      <SearchField label={words.search} value={wanted.q} onSearch={(q) => model.filter({ q: q.trim() })} />
    </>
  );
}

/** Nothing there, and whether that is because of the filter. */
export function NoChanges({ model, wanted }: Props) {
  const { d } = useDashboard();
  const words = d.review.change;
  if (!isFiltered(wanted)) return <p class="empty">{words.empty}</p>;
  return (
    <p class="empty">
      {words.emptyFilter}
      <button type="button" class="link" onClick={() => model.filter({ kind: "", q: "" })}>
        {words.resetFilter}
      </button>
    </p>
  );
}
