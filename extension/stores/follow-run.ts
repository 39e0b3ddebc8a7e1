/** A run, asked for until it is no longer at work. The popup is open for a moment only, so it may ask every second. */
import type { Run } from "../api/answers.ts";
import type { Failure, Outcome } from "../api/failure.ts";

const POLL_MS = 1_000;
const AT_WORK: ReadonlySet<Run["state"]> = new Set(["queued", "reading", "planning", "applying"]);

type Following = {
  readonly ask: () => Promise<Outcome<Run>>;
  readonly isWanted: () => boolean;
  readonly onStep?: (run: Run) => void;
};

type Ended = { readonly ok: true; readonly value: Run } | { readonly ok: false; readonly failure: Failure };

/** `null`: nobody wants to know any more. */
export async function followRun({ ask, isWanted, onStep }: Following): Promise<Ended | null> {
  for (;;) {
    const answer = await ask();
    if (!isWanted()) return null;
    if (!answer.ok) return answer;
    onStep?.(answer.value);
    if (!AT_WORK.has(answer.value.state)) return answer;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (!isWanted()) return null;
  }
}
