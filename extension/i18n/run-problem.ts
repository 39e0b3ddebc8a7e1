/** What can be the matter with a run or with what is saved for it, as api.md names it. */
import type { StateMessages } from "./messages.ts";
import { toldByCode } from "./told-by-code.ts";

export type RunProblemCode =
  | "credentials-refused"
  | "attributes-missing"
  | "personio-unavailable"
  | "source-empty"
  | "source-unreadable"
  | "source-incomplete"
  | "too-many-deactivations"
  | "too-many-relinks"
  | "first-push"
  | "plan-changed"
  | "destination-drift"
  | "destination-refused"
  | "destination-unavailable"
  | "destination-unreadable"
  | "destination-incomplete"
  | "interrupted"
  | "superseded"
  | "internal";

export const runProblemText = (
  code: string,
  { runProblem, unknownRunProblem }: Pick<StateMessages, "runProblem" | "unknownRunProblem">,
): string => toldByCode(code, runProblem, unknownRunProblem);
