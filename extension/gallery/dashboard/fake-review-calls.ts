import type { RunChange } from "../../api/answers.ts";
import type { reviewCalls } from "../../api/review-calls.ts";
import { ok } from "../fake-ports.ts";
import { applied, bigPlan, doneRun, runs } from "./review-company.ts";

type ReviewCalls = ReturnType<typeof reviewCalls>;

/** Filters and pages as the server does. */
export const changesOf =
  (changes: readonly RunChange[], pageSize = 200): ReviewCalls["listChanges"] =>
  ({ kind, q = "" }, cursor = "0") => {
    const start = Number(cursor);
    const found = changes.filter(
      (change) =>
        (kind === undefined || change.kind === kind) && change.name.toLowerCase().includes(q.toLowerCase()),
    );
    const end = start + pageSize;
    return ok({ items: found.slice(start, end), nextCursor: end < found.length ? String(end) : null });
  };

export const fakeReviewCalls: ReviewCalls = {
  listRuns: () => ok({ items: [...runs], nextCursor: null }),
  listChanges: changesOf(applied(bigPlan)),
  approveRun: (id) => ok(id),
  rejectRun: () => ok(doneRun({ state: "cancelled" })),
  cancelRun: () => ok(doneRun({ state: "cancelled" })),
};
