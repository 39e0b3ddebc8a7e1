/**
 * Compares both sides: everybody over there is read, everything decided, and only our side is written; what has to change
 * over there goes through the outbox like everything else. It is one step, for people don't travel between steps: cut off,
 * it begins anew and comes to the same end.
 */
import { loadConfig } from "../../config/load-config.ts";
import { failureName } from "../../core/failure-name.ts";
import type { StepResult, Steps } from "../../sync/run-ports.ts";
import { compare } from "./compare.ts";
import { compareGroups } from "./compare-groups.ts";
import { loadOurs, type OurSide } from "./load-ours.ts";
import { openReview } from "./open-review.ts";
import { planReview, verdictOf } from "./plan-review.ts";
import { type EverybodyRead, readEverybody } from "./read-everybody.ts";
import { failReview, pauseStatements, type Written, writeReview } from "./record-review.ts";
import type { Review, ReviewPorts } from "./review-ports.ts";
import { holdStatements, type Outcome, pairStatements, settleStatements } from "./settle-review.ts";

type Next = StepResult & ("push" | "over");

export async function runReview(steps: Steps, ports: ReviewPorts, id: string): Promise<void> {
  let next: Next = "over";
  try {
    next = await steps.do<Next>("review", () => review(ports, id));
  } catch (error) {
    ports.log("review.crashed", { review: id, error: failureName(error) });
    const internal = { code: "internal", params: {} };
    await steps.do("give up", async () => {
      await failReview({ ...ports, id }, internal, null);
      return null;
    });
  }
  if (next === "push") {
    await steps.do("push", async () => {
      await ports.startPush();
      return null;
    });
  }
  await steps.do("tell admins", async () => tell(ports, id));
}

/** A plan that waits, or doesn't any more. The tick tells what couldn't be told. */
async function tell({ tellAdmins, log }: ReviewPorts, id: string): Promise<null> {
  try {
    await tellAdmins();
  } catch (error) {
    log("review.mails-failed", { review: id, error: failureName(error) });
  }
  return null;
}

type Sides = Outcome;

async function review(ports: ReviewPorts, id: string): Promise<Next> {
  const opened = await openReview(ports, id);
  if (opened === null) return "over";
  const read = await readEverybody(opened);
  if (!read.ok) {
    await failReview(opened, read.error, opened.stored);
    return "over";
  }
  const sides = await compareNow(opened, read.value);
  const { settings } = await loadConfig(ports.db);
  const verdict = verdictOf(opened, sides.plan, settings.limits.deactivations);
  ports.log("review.planned", { review: id, next: verdict.next, changes: sides.plan.changes.length });
  const written =
    verdict.next === "pause"
      ? await writeReview(opened, pauseStatements(opened, sides.plan, verdict.problem))
      : verdict.next === "settle"
        ? await writeReview(opened, settleStatements(opened, sides))
        : await carryOut(opened, sides, read.value);
  if (written === "stale") await failReview(opened, { code: "superseded", params: {} }, null);
  return verdict.next !== "pause" && written === "written" ? "push" : "over";
}

async function compareNow(opened: Review, read: EverybodyRead): Promise<Sides> {
  const ours = await loadOurs(opened.db, opened.stored.kind);
  const attributes = opened.stored.customAttributes;
  const comparison = compare(ours, { ...read, attributes });
  const groups = compareGroups(ours.teams, read);
  const plan = planReview(opened, { ours, comparison, groups, read: read.people.length });
  return { ours, comparison, groups, plan };
}

/**
 * Approved. Who is held back is put on record first, then who is whom, and only then does the destination listen: whatever
 * changes from here on queues itself, and what changed until here is found by comparing once more with what was read.
 */
async function carryOut(opened: Review, sides: Sides, read: EverybodyRead): Promise<Written> {
  const { db, now, stored } = opened;
  const heldBack = new Set(opened.run?.heldBack ?? []);
  const isHeld = ({ id, external_id }: OurSide["accounts"][number]) =>
    heldBack.has(id) || (external_id !== null && heldBack.has(external_id));
  const held = new Set(sides.ours.accounts.filter(isHeld).map(({ id }) => id));
  const adopted = sides.comparison.pairs.filter(({ wanted }) => !held.has(wanted.accountId));
  const begun = await writeReview(opened, [
    applying(opened),
    ...holdStatements(db, [...held], { held: "admin", now: now() }),
    ...(stored.state === "new" ? [...pairStatements(db, adopted), ...listening(opened)] : []),
  ]);
  if (begun === "stale") return begun;
  const active: Review = { ...opened, stored: { ...stored, state: "active" } };
  const left = await compareNow(active, read);
  // On record stays what was approved.
  const plan = { ...sides.plan, news: left.plan.news };
  return writeReview(opened, settleStatements(opened, { ...left, plan }));
}

const applying = ({ db, id }: Review): D1PreparedStatement =>
  db.$client.prepare("UPDATE run SET state = 'applying' WHERE id = ?1").bind(id);

/** Teams are made by whoever pushes them, where they are groups. */
const listening = ({ db, now }: Review): D1PreparedStatement[] => [
  db.$client.prepare("UPDATE destination SET state = 'active', problem = NULL WHERE state = 'new'"),
  db.$client
    .prepare(
      `INSERT INTO outbox (kind, id, version, since, tries, due_at)
       SELECT 'team', id, 1, ?1, 0, 0 FROM team WHERE true ON CONFLICT (kind, id) DO NOTHING`,
    )
    .bind(now()),
];
