/** Is this review still wanted, and does it have its turn? One at a time works on the destination, pushes included. */
import { z } from "zod";
import { parseJson } from "../../config/load-config.ts";
import { loadDestination } from "../destination-store.ts";
import { releasePushLease, takePushLease } from "../push/push-lease.ts";
import type { Review, ReviewPorts, ReviewRun } from "./review-ports.ts";

/** `null`: nothing to do; its place is given back. */
export async function openReview(ports: ReviewPorts, id: string): Promise<Review | null> {
  const { db } = ports;
  if (!(await takePushLease(db, id))) return null;
  const [stored, run] = await Promise.all([loadDestination(db), loadReviewRun(ports, id)]);
  if (run === "over" || stored === null || !stored.enabled) {
    await db.$client.batch([cancelled(ports, id), releasePushLease(db, id)]);
    return null;
  }
  if (run?.state === "queued")
    await db.$client.prepare("UPDATE run SET state = 'reading' WHERE id = ?1").bind(id).run();
  return { ...ports, id, stored, run };
}

const Row = z.object({
  state: z.enum(["queued", "reading", "planning", "applying"]),
  approved: z.string().nullable(),
  held: z.string().nullable(),
});
const Ids = z.array(z.string()).catch([]);

async function loadReviewRun({ db }: ReviewPorts, id: string): Promise<ReviewRun | null | "over"> {
  const found = await db.$client
    .prepare(
      "SELECT state, approved_fingerprint AS approved, held_back AS held FROM run WHERE id = ?1 AND mode = 'push'",
    )
    .bind(id)
    .first();
  if (found === null) return null;
  const row = Row.safeParse(found);
  if (!row.success) return "over";
  const { state, approved, held } = row.data;
  return { state, approvedFingerprint: approved, heldBack: Ids.parse(parseJson(held)) };
}

/** Switched off, or forgotten, since somebody asked for it. */
const cancelled = ({ db, now }: ReviewPorts, id: string): D1PreparedStatement =>
  db.$client
    .prepare(
      `UPDATE run SET state = 'cancelled', finished_at = ?2
       WHERE id = ?1 AND state IN ('queued', 'reading', 'planning', 'applying')`,
    )
    .bind(id, now());
