/** The last complete read: when it was over, and what it asked Personio for. Both are in the record of its run. */
import type { Database } from "../../../db/database.ts";
import { parseJson } from "../../config/load-config.ts";
import type { Asked } from "../../core/not-read-yet.ts";
import { NEWEST_RUNS } from "../runs/run-record.ts";

export type LastRead = {
  /** Epoch milliseconds; `null`: nothing was read, or nobody knows when any more. */
  readonly at: number | null;
  readonly asked: Asked;
};

export async function loadLastRead(db: Database): Promise<LastRead> {
  const row = await db.$client
    .prepare(
      `SELECT read_at AS at, iif(json_valid(config), config -> '$.asked', NULL) AS asked
       FROM ${NEWEST_RUNS} WHERE read_at IS NOT NULL AND mode <> 'push' ORDER BY started_at DESC LIMIT 1`,
    )
    .first<{ at: number; asked: string | null }>();
  const asked = parseJson(row?.asked ?? null);
  return { at: row?.at ?? null, asked: Array.isArray(asked) ? new Set(asked) : null };
}
