/**
 * A push: batch after batch until nothing is due, each a step that is remembered. One pusher at a time; whoever comes
 * meanwhile does nothing, for the one who is at it looks once more after giving the place back, so that nothing is left
 * lying that was queued in between. A push that was cut off is taken up by the next one, at the latest by the hourly tick.
 */
import type { Database } from "../../../db/database.ts";
import { failureName } from "../../core/failure-name.ts";
import type { Steps } from "../../sync/run-ports.ts";
import { drainOutbox } from "./drain-outbox.ts";
import type { DestinationOpener } from "./open-destination.ts";
import { isPushDue, releasePushLease, takePushLease } from "./push-lease.ts";

export type PushSteps = Steps & { sleep(name: string, ms: number): Promise<void> };

export type PushPorts = {
  readonly db: Database;
  readonly pushId: string;
  readonly opener: DestinationOpener;
  readonly now: () => number;
  /** Starts another push, if something is due. */
  readonly launchNext: () => Promise<void>;
  readonly tellAdmins: () => Promise<void>;
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
};

/** Two or three requests each, and an instance may make 10,000 (Cloudflare's limit of subrequests). */
const MAX_PUSHES = 3_000;
const MAX_BATCHES = 100;
/** A destination that is away is waited for so long here; after that the tick looks after it. */
const MAX_WAIT_MS = 10 * 60_000;

export async function runPush(steps: PushSteps, ports: PushPorts): Promise<void> {
  let pushes = 0;
  for (let batch = 1; batch <= MAX_BATCHES && pushes < MAX_PUSHES; batch++) {
    const end = await steps.do(`push ${batch}`, () => pushBatch(ports));
    if (end.next === "over") return;
    pushes += end.pushes;
    if (end.next === "wait") await steps.sleep(`wait ${batch}`, end.waitMs);
  }
  await steps.do("hand over", async () => {
    await ports.db.$client.batch([releasePushLease(ports.db, ports.pushId)]);
    await ports.launchNext();
    return null;
  });
}

type BatchEnd = {
  readonly next: "more" | "over" | "wait";
  readonly pushes: number;
  readonly waitMs: number;
};

const OVER: BatchEnd = { next: "over", pushes: 0, waitMs: 0 };

async function pushBatch(ports: PushPorts): Promise<BatchEnd> {
  const { db, pushId: owner, opener, now, log } = ports;
  if (!(await takePushLease(db, owner))) return OVER;
  const { next, retryAt, pushed, failed, isNews } = await drainOutbox({ db, opener, owner, now });
  if (pushed + failed > 0 || next === "later") log("push.batch", { push: owner, pushed, failed, next });
  if (isNews) await tell(ports);
  const more: BatchEnd = { next: "more", pushes: pushed + failed, waitMs: 0 };
  if (next === "more") return more;
  await db.$client.batch([releasePushLease(db, owner)]);
  if (next === "done") return (await isPushDue(db, now())) ? more : OVER;
  const waitMs = (retryAt ?? Number.POSITIVE_INFINITY) - now();
  return waitMs > MAX_WAIT_MS ? OVER : { next: "wait", pushes: 0, waitMs: Math.max(0, waitMs) };
}

/** No mail server keeps anybody from being pushed. */
async function tell({ tellAdmins, log, pushId }: PushPorts): Promise<void> {
  try {
    await tellAdmins();
  } catch (error) {
    log("push.mails-failed", { push: pushId, error: failureName(error) });
  }
}
