import type { Status } from "../../api/answers.ts";
import { useDashboard } from "../dashboard-words.ts";

/** How long a change in Personio takes to be right here: as the last ones did, else what the schedule promises. */
export function ChangeDelay({ freshness }: Pick<Status, "freshness">) {
  const { t, f, d } = useDashboard();
  // An answer kept from before an update doesn't have it.
  if (freshness == null) return <p class="row-note">{t.status.delay}</p>;
  const { medianSeconds, p95Seconds, changes } = freshness;
  const spans = { usually: f.span(medianSeconds * 1000), seldomMore: f.span(p95Seconds * 1000) };
  return <p class="row-note">{d.review.overview.fresh({ ...spans, changes })}</p>;
}
