/** What can happen to a run in the middle: its Worker is evicted, its database does not answer. */
import type { D1Database, D1PreparedStatement } from "@cloudflare/workers-types";
import type { StepResult, Steps } from "../../../worker/sync/run-ports.ts";
import { remembered } from "./in-node.ts";

export type Crash = { readonly step: string; readonly when: "before" | "after" };

type Run = (steps: Steps) => Promise<void>;

/**
 * The engine and a Worker that is evicted once: before the step's work, or after it and before its result was kept.
 * What was remembered stays, everything else begins anew. Returns how often it was evicted.
 */
export async function evictedAt(crash: Crash, run: Run): Promise<number> {
  const memory: Memory = new Map();
  const isEvicted = (await untilEvicted(crash, { memory, run })) === "evicted";
  await untilEvicted(null, { memory, run });
  return isEvicted ? 1 : 0;
}

/** The same, but nobody carries on. */
export async function diesAt(crash: Crash, run: Run): Promise<void> {
  const end = await untilEvicted(crash, { memory: new Map(), run });
  if (end === "over") throw new Error(`the run never came to “${crash.step}”`);
}

type Memory = Map<string, StepResult>;

function untilEvicted(
  crash: Crash | null,
  { memory, run }: { readonly memory: Memory; readonly run: Run },
): Promise<"over" | "evicted"> {
  return new Promise((resolve, reject) => {
    const evict = (): Promise<never> => {
      resolve("evicted");
      return new Promise(() => undefined);
    };
    const steps: Steps = {
      async do<T extends StepResult>(name: string, work: () => Promise<T>): Promise<T> {
        if (memory.has(name)) return memory.get(name) as T;
        if (name === crash?.step && crash.when === "before") return evict();
        const result = remembered(await work());
        if (name === crash?.step) return evict();
        memory.set(name, result);
        return result;
      },
    };
    run(steps).then(() => resolve("over"), reject);
  });
}

/**
 * A database that fails at the first statement of each step, at the second when the step is repeated, and so on, until
 * the step gets through: `refused` before the statement is carried out, `lost` after it.
 */
export function losingEveryAnswer(real: D1Database, how: "refused" | "lost") {
  let failAt = 0;
  let calls = 0;
  let failures = 0;
  const db = watched(real, async (call) => {
    const fails = ++calls === failAt;
    if (fails) failures++;
    if (fails && how === "refused") throw new Error("D1_ERROR: Network connection lost.");
    const result = await call();
    if (fails) throw new Error("D1_ERROR: Network connection lost.");
    return result;
  });
  const steps: Steps = {
    async do(_, work) {
      for (failAt = 1; ; failAt++) {
        calls = 0;
        try {
          return remembered(await work());
        } catch (error) {
          if (calls < failAt) throw error;
        }
      }
    },
  };
  return { db, steps, failures: () => failures };
}

export type Around = <T>(call: () => Promise<T>, kind: "batch" | "statement") => Promise<T>;

const UNWRAP = Symbol("the real statement");

/** A database whose every question goes through `around`. */
export function watched(real: D1Database, around: Around): D1Database {
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === UNWRAP) return target;
        if (name === "bind") return (...values: unknown[]) => wrap(target.bind(...values));
        const method = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...args: unknown[]) => around(() => method.apply(target, args), "statement");
      },
    });
  return new Proxy(real, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => wrap(target.prepare(sql));
      if (name !== "batch") return Reflect.get(target, name);
      return (statements: readonly D1PreparedStatement[]) =>
        around(() => target.batch(statements.map((it) => Reflect.get(it, UNWRAP) ?? it)), "batch");
    },
  });
}
