/**
 * The hourly tick: its jobs, one after the other. A job that fails keeps none of the others from its turn; the tick
 * fails once all of them had theirs.
 */
import { tellAdmins } from "./alerts/tell-admins.ts";
import { purgeExpired } from "./auth/device-store.ts";
import { resealSecrets } from "./auth/reseal-secrets.ts";
import { failureName } from "./core/failure-name.ts";
import { tendReviews } from "./destinations/review/tend-reviews.ts";
import type { Env } from "./env.ts";
import { tendInvitations } from "./invitations/tend-invitations.ts";
import { tendHints } from "./sync/hints/tend-hints.ts";
import { runId } from "./sync/start-run.ts";
import { tick } from "./sync/tick.ts";
import { log, mailPorts, type Wiring, wire } from "./wiring.ts";

/** What a job has to say: ids, codes and numbers; `null`: nothing. */
type Job = (
  wiring: Wiring,
  scheduledAt: number,
) => Promise<Readonly<Record<string, string | number | null>> | null>;

/** By the event under which they are logged. */
const JOBS: Readonly<Record<string, Job>> = {
  tick: async ({ db, launch }, scheduledAt) => ({ outcome: await tick(db, launch, scheduledAt) }),
  "hints.tended": async ({ db, launchHints }, scheduledAt) => {
    const call = { id: runId(scheduledAt, "hour"), trigger: "schedule" } as const;
    const outcome = await tendHints(db, launchHints, { call, now: scheduledAt });
    return outcome === "called" ? { outcome } : null;
  },
  // By the clock the tokens were made by, which is not the tick's when a missed one is made up for.
  "expired.purged": async ({ db }) => {
    const results = await db.$client.batch([...purgeExpired(db, Date.now())]);
    const rows = results.reduce((sum, { meta }) => sum + meta.changes, 0);
    return rows === 0 ? null : { rows };
  },
  "keys.rotated": async ({ db, sealer }) => {
    const { resealed, unreadable } = await resealSecrets(db, sealer, null);
    return resealed + unreadable === 0 ? null : { resealed, unreadable };
  },
  "invitations.tended": async (wiring, scheduledAt) => {
    const { reminders } = await tendInvitations(mailPorts(wiring), scheduledAt);
    return reminders === 0 ? null : { reminders };
  },
  "destination.compared": async ({ db, launchReview }, scheduledAt) => {
    const outcome = await tendReviews(db, launchReview, scheduledAt);
    return outcome === null ? null : { outcome };
  },
  "destination.pushed": async ({ pushOn }) => {
    await pushOn();
    return null;
  },
  "alerts.told": async (wiring, scheduledAt) => {
    await tellAdmins(mailPorts(wiring), scheduledAt);
    return null;
  },
};

export async function runTick(env: Env, scheduledAt: number): Promise<void> {
  const wiring = wire(env);
  const failures: unknown[] = [];
  for (const [event, job] of Object.entries(JOBS)) {
    try {
      const said = await job(wiring, scheduledAt);
      if (said !== null) log(event, said);
    } catch (error) {
      log("tick.failed", { job: event, error: failureName(error) });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
