import { loadDestination, type StoredDestination } from "../../destinations/destination-store.ts";
import type { ReviewProblem } from "../../destinations/review/review-ports.ts";
import { startReview } from "../../destinations/review/start-review.ts";
import { reviewId } from "../../destinations/review/tend-reviews.ts";
import { checkedStatement, forgetDestination as forget } from "../../destinations/save-destination.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { requireIfMatch } from "../http/if-match.ts";
import { checkDestination, openToken } from "./check-destination.ts";
import {
  forgetDestination,
  getDestination,
  reconcileDestination,
  saveDestination,
  testDestination,
} from "./destination-routes.ts";
import { destinationEtag, loadDestinationView, presentDestination } from "./load-destination-view.ts";
import { compareSoon, saveDestination as save } from "./save-destination.ts";

export function addDestination(app: ApiApp, deps: ApiDeps): void {
  const { db, log, now } = deps;
  app.openapi(getDestination, async (c) => {
    const stored = await loadDestination(db);
    return c.json(await presentDestination(db, stored), 200, { ETag: await destinationEtag(stored) });
  });
  app.openapi(saveDestination, async (c) => {
    const ifMatch = requireIfMatch(c.req.valid("header"));
    const saved = await save(deps, { ...c.req.valid("json"), ifMatch, by: c.get("principal").name });
    return c.json(await presentDestination(db, saved), 200, { ETag: await destinationEtag(saved) });
  });
  app.openapi(forgetDestination, async (c) => {
    await forget(db, { by: c.get("principal").name, at: now() });
    log("destination.forgotten", {});
    return c.body(null, 204);
  });
  app.openapi(testDestination, async (c) => {
    const stored = await loadDestination(db);
    if (stored === null || stored.sealedToken === null) throw new ApiProblem("no-destination");
    const problem = await checkStored(deps, stored);
    await checkedStatement(db, stored, { problem, now: now() }).run();
    log("destination.tested", { problem: problem?.code ?? null });
    if (problem === null && stored.enabled && stored.state === "stopped")
      await compareSoon(deps, c.get("principal").name);
    return c.json(await loadDestinationView(db), 200);
  });
  app.openapi(reconcileDestination, async (c) => {
    const id = await reconcileByHand(deps, c.get("principal").name);
    return c.json({ id }, 202);
  });
}

/** A token that can't be opened any more is as good as one that is refused: it has to be entered again. */
async function checkStored(deps: ApiDeps, stored: StoredDestination): Promise<ReviewProblem | null> {
  const token = await openToken(deps, stored);
  if (token === null) return { code: "destination-refused", params: { advice: "new-token" } };
  return checkDestination(deps, { dialect: stored.kind, baseUrl: stored.baseUrl, token });
}

async function reconcileByHand({ db, launchReview, now, newSuffix }: ApiDeps, by: string): Promise<string> {
  const stored = await loadDestination(db);
  if (stored === null || stored.sealedToken === null) throw new ApiProblem("no-destination");
  if (!stored.enabled) throw new ApiProblem("disabled");
  const at = now();
  const id = reviewId(at, newSuffix());
  const started = await startReview(db, launchReview, { id, now: at, trigger: "manual", startedBy: by });
  if (started.ok) return started.value;
  throw new ApiProblem("run-in-progress", { params: { runId: started.error.runId } });
}
