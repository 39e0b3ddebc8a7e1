import type { PairMessages } from "../i18n/pair-messages.ts";
import type { PairProblem } from "./pair-flow.ts";

type ProblemProps = {
  readonly id?: string;
  readonly problem: PairProblem | null;
  readonly host: string;
  readonly t: PairMessages;
};

/** Always there, so that a screen reader hears of it when something goes wrong. */
export function ProblemNote({ id, problem, host, t }: ProblemProps) {
  const told = problem === null ? null : t.problem(problem, host);
  return (
    <div id={id} role="alert">
      {told === null ? null : (
        <p class="pair-problem">
          <strong>{told.headline}</strong> {told.detail}
        </p>
      )}
    </div>
  );
}
