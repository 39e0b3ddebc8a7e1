import type { RunCounts } from "../../api/answers.ts";
import { CountGrid } from "../../components/count-grid.tsx";
import { useDashboard } from "../dashboard-words.ts";

/** Those that the grid has no room for; nought isn't told. */
const REST = [
  "teamsCreated",
  "teamsRenamed",
  "memberships",
  "invited",
  "excluded",
  "held",
  "unchanged",
] as const;

/** What a run did, or would do, in numbers. */
type Props = { readonly counts: RunCounts; readonly isPlan?: boolean };

export function RunCountsShown({ counts, isPlan = false }: Props) {
  const { d } = useDashboard();
  const words = d.review.run.counts;
  const rest = REST.filter((name) => counts[name] > 0).map((name) => words[name](counts[name]));
  return (
    <>
      <CountGrid counts={counts} isPlan={isPlan} />
      {rest.length === 0 ? null : <p class="counts-rest">{rest.join(" · ")}</p>}
    </>
  );
}
