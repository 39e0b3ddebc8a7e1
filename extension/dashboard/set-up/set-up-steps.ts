/** How far the set-up is, read off what the server knows: whoever comes back goes on where it was left. */
import type { Connection, Status } from "../../api/answers.ts";

export const STEPS = ["server", "personio", "mapping", "preview"] as const;
export type StepId = (typeof STEPS)[number];
export type StepState = "done" | "now" | "later";

export type SetUpFacts = {
  /** `null`: not known yet. */
  readonly connection: Connection | null;
  readonly status: Pick<Status, "lastRun" | "lastSuccessAt"> | null;
  /** Whether targets or exclusions were set beyond the defaults. */
  readonly hasOwnRules: boolean;
  /** Somebody looked at the mapping and went on. */
  readonly isMappingSeen: boolean;
};

/** The first that isn't done is next; what was done once stays done. */
export function stepStates(facts: SetUpFacts): Readonly<Record<StepId, StepState>> {
  const done = STEPS.filter((step) => IS_DONE[step](facts));
  const next = STEPS.find((step) => !done.includes(step));
  const stateOf = (step: StepId): StepState =>
    done.includes(step) ? "done" : step === next ? "now" : "later";
  return {
    server: stateOf("server"),
    personio: stateOf("personio"),
    mapping: stateOf("mapping"),
    preview: stateOf("preview"),
  };
}

export const isComplete = (states: Readonly<Record<StepId, StepState>>): boolean =>
  STEPS.every((step) => states[step] === "done");

const IS_DONE: Readonly<Record<StepId, (facts: SetUpFacts) => boolean>> = {
  // This page is read from it.
  server: () => true,
  personio: ({ connection }) =>
    connection?.configured === true && connection.checkedAt !== null && connection.problem === null,
  mapping: ({ connection, status, hasOwnRules, isMappingSeen }) =>
    connection?.configured === true && (hasOwnRules || isMappingSeen || (status?.lastRun ?? null) !== null),
  preview: ({ connection, status }) =>
    connection?.enabled === true && (status?.lastSuccessAt ?? null) !== null,
};
