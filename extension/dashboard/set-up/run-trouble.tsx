/** A run that didn't start, or didn't end well: what it was, and the way to it. */
import { FailureNote } from "../../components/failure-note.tsx";
import { runProblemText } from "../../i18n/run-problem.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { failureWords } from "./connection-words.ts";
import type { Followed } from "./followed-run.ts";

type Props = { readonly followed: Followed; readonly headline: string };

export function RunTrouble({ followed, headline }: Props) {
  const { t, d, f } = useDashboard();
  const words = d.rules.setUp;
  if (followed.kind === "failed") {
    const { failure } = followed;
    const runId = failure.params?.["runId"];
    return (
      <>
        <FailureNote failure={failure} words={failureWords(failure, words, f.list)} />
        {typeof runId === "string" ? <RunLink id={runId} /> : null}
      </>
    );
  }
  if (followed.kind !== "ended" || followed.run.state === "succeeded") return null;
  const { problem, state, id } = followed.run;
  return (
    <div class="callout callout-warn" role="alert">
      <p>
        <strong>{state === "paused" ? words.preview.paused : headline}</strong>{" "}
        {problem === null ? null : runProblemText(problem.code, t.state)}
      </p>
      <RunLink id={id} />
    </div>
  );
}

function RunLink({ id }: { readonly id: string }) {
  const words = useDashboard().d.rules.setUp.connection;
  return (
    <a class="link" href={hrefOf({ page: "runs", id })}>
      {words.openRun}
    </a>
  );
}
