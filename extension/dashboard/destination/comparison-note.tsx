/** What becomes of a comparison that somebody asked for, beside the button: until it is over, and then how it went. */
import type { Run } from "../../api/answers.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import { changesIn } from "../../core/view-state.ts";
import type { DestinationMessages } from "../../i18n/dashboard/destination.ts";
import type { ByCode } from "../../i18n/messages.ts";
import type { DestinationStore } from "./destination-store.ts";
import { useDestinationWords } from "./destination-words.ts";

export function ComparisonNote({ store }: { readonly store: DestinationStore }) {
  const words = useDestinationWords();
  const state = store.writes.reconcile.state.value;
  const run = store.compared.value;
  if (state.kind === "done" && run?.state === "failed") {
    const code = run.problem?.code ?? "internal";
    return <FailureNote failure={{ kind: "server", code }} words={{ [code]: whyFailed(code, words) }} />;
  }
  return (
    <WriteNote
      state={state}
      words={words.failure}
      done={run === null ? words.action.comparing : toldOf(run, words)}
    />
  );
}

function whyFailed(code: string, { problem, compared }: DestinationMessages): ByCode[string] {
  const notice = problem[code];
  return notice === undefined ? compared.failed : `${notice.headline}. ${compared.failed}`;
}

function toldOf({ state, counts }: Run, { action, compared }: DestinationMessages): string {
  if (state === "paused") return compared.waits;
  if (state === "cancelled") return compared.cancelled;
  if (state !== "succeeded") return action.comparing;
  return changesIn(counts) === 0 ? compared.same : compared.differed(changesIn(counts));
}
