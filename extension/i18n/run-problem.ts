/** What can be the matter with a run or with what is saved for it, as api.md names it. */
import type { StateMessages } from "./messages.ts";
import { toldByCode } from "./told-by-code.ts";

export type SyncProblemCode =
  | "credentials-refused"
  | "attributes-missing"
  | "personio-unavailable"
  | "source-empty"
  | "source-unreadable"
  | "source-incomplete"
  | "too-many-deactivations"
  | "too-many-relinks"
  | "interrupted"
  | "superseded"
  | "internal";

export type PushProblemCode =
  | "first-push"
  | "plan-changed"
  | "destination-drift"
  | "destination-refused"
  | "destination-unavailable"
  | "destination-unreadable"
  | "destination-incomplete";

/** Runs of the sync only: those that compare with the destination are shown on their own page. */
export const runProblemText = (
  code: string,
  { runProblem, unknownRunProblem }: Pick<StateMessages, "runProblem" | "unknownRunProblem">,
): string => toldByCode(code, runProblem, unknownRunProblem);
