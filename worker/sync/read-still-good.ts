import type { RunConfig } from "../config/load-config.ts";
import { type RunRow, readOf } from "./run-row.ts";

/** Read without being asked for: every answer has them. */
const ALWAYS_READ = ["id", "status"];

/**
 * Can today's configuration be judged by that read? Not if it was another Personio, and not if an exclusion has come
 * whose attribute it didn't ask for: nobody could say whom it protects.
 */
export function isReadStillGood(row: RunRow, config: RunConfig): boolean {
  const read = readOf(row);
  if (read.clientId !== config.clientId) return false;
  const asked = new Set([...ALWAYS_READ, ...read.asked]);
  return config.exclusions.every(({ key }) => asked.has(key));
}
