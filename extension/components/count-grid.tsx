/** What a run did, or only would do, in numbers: nought is quiet, a failure is not. */
import type { RunCounts } from "../api/answers.ts";
import { useFirstSpeech } from "../i18n/speech.ts";

const ALWAYS = ["created", "updated", "deactivated"] as const;
const IF_ANY = ["reactivated", "failed"] as const;

type Props = { readonly counts: RunCounts; readonly isPlan?: boolean };

export function CountGrid({ counts, isPlan = false }: Props) {
  const { t, f } = useFirstSpeech();
  const shown = [...ALWAYS, ...IF_ANY.filter((name) => counts[name] > 0)];
  const grid = (
    <dl class="counts">
      {shown.map((name) => (
        <div key={name} class="count" data-count={name} data-none={counts[name] === 0 ? "" : undefined}>
          <dt>{t.status.counts[name](counts[name])}</dt>
          <dd>{f.number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
  return isPlan ? (
    <>
      <p class="counts-of">{t.status.planned}</p>
      {grid}
    </>
  ) : (
    grid
  );
}
