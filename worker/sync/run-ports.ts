/** What a run needs from outside. Wired in worker/wiring.ts. */
import type { Database } from "../../db/database.ts";
import type { AttributeInfo, EmployeeSource } from "./employee-source.ts";
import type { Lease } from "./lease.ts";

/** Carries out a step once and remembers its result; repeats it when it throws. `name` is the memory's key. */
export type Steps = { do<T extends StepResult>(name: string, work: () => Promise<T>): Promise<T> };

/** What a step may return: plain data, small, never a person's. */
export type StepResult = null | string | number | boolean | { readonly [key: string]: unknown };

export type RunPorts = {
  readonly db: Database;
  readonly runId: string;
  readonly now: () => number;
  /** Made anew after an eviction, so it is told how long the run has already waited and what it learnt of attributes. */
  readonly openSource: (resume: SourceMemory) => Promise<EmployeeSource>;
  /**
   * Sends a batch of the invitations that wait; `more`: others do. `claimer` is the same when a step is repeated, so that
   * what was on its way when the first attempt died is not sent again.
   */
  readonly sendInvitations: (claimer: string) => Promise<{ readonly more: boolean }>;
  /** Has what was changed pushed to the destination, if there is one. */
  readonly pushOn: () => Promise<void>;
  /** Tells admins by mail what they have to know of how things stand, if they haven't been told. */
  readonly tellAdmins: () => Promise<void>;
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
};

/** A run as its steps see it. */
export type Run = RunPorts & {
  /** Its place, asked for when it is needed; `null` when it lost it. */
  readonly hold: () => Promise<Lease | null>;
};

export type SourceMemory = {
  readonly waitedMs: number;
  readonly attributes: readonly AttributeInfo[];
  /** How long a source in trouble is waited for, where that is less than usual. */
  readonly patienceMs?: number;
};

/** Why a run failed; codes of api.md. */
export type Problem = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
};

export const problem = (code: string, params: Problem["params"] = {}): Problem => ({ code, params });
