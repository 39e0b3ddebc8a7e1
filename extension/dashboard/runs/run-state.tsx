import { Icon } from "../../components/icon.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { type RunOutcome, toneOf, wordOf } from "./describe-run.ts";

/** How a run is, in a word and with a sign: never by colour alone. */
export function RunState({ run }: { readonly run: RunOutcome }) {
  const { d } = useDashboard();
  const tone = toneOf(run);
  return (
    <span class="state run-state" data-tone={tone}>
      <Icon name={tone} /> {wordOf(run, d.review.run)}
    </span>
  );
}
