/**
 * What the hourly tick does for freshness: an hourly look at who changed, where the settings want it, and somebody on duty
 * for hints that still wait. A full run that the same tick has started, or that is at work, finds everybody by itself.
 */
import type { Database } from "../../../db/database.ts";
import { ACTIVE_STATES } from "../../core/status.ts";
import { type HintCall, keepHint, type LaunchHints, launchOrLeave, takeDuty } from "./keep-hint.ts";

export async function tendHints(
  db: Database,
  launch: LaunchHints,
  { call, now }: { readonly call: HintCall; readonly now: number },
): Promise<"called" | "nobody-called"> {
  const hourly = { subject: "hourly", now, wantedWhen: ["hourly", "instant"] } as const;
  const isCalled = (await isFullRunAtWork(db)) ? await takeDuty(db, call) : await keepHint(db, hourly, call);
  if (!isCalled) return "nobody-called";
  await launchOrLeave(db, launch, call);
  return "called";
}

async function isFullRunAtWork(db: Database): Promise<boolean> {
  const row = await db.$client
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM run JOIN lease ON lease.owner = run.id AND lease.name = 'directory'
       WHERE run.mode = 'apply' AND run.state IN (SELECT value FROM json_each(?1)) AND lease.expires_at > unixepoch()) AS found`,
    )
    .bind(JSON.stringify(ACTIVE_STATES))
    .first<{ found: number }>();
  return row?.found === 1;
}
