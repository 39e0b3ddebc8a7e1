/** `PUT /v1/destination`: asks the destination, then saves, then has both sides compared. */
import { loadConfig } from "../../config/load-config.ts";
import { TOKEN_CONTEXT } from "../../config/token-context.ts";
import { loadDestination, type StoredDestination } from "../../destinations/destination-store.ts";
import type { ReviewProblem } from "../../destinations/review/review-ports.ts";
import { startDailyReview, startReview } from "../../destinations/review/start-review.ts";
import { reviewId } from "../../destinations/review/tend-reviews.ts";
import {
  isSamePlace,
  type SavedDestination,
  saveDestination as store,
} from "../../destinations/save-destination.ts";
import type { ApiDeps } from "../api-deps.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { refuseStale } from "../http/if-match.ts";
import { invalidRequest } from "../http/invalid-request.ts";
import { checkDestination, openToken } from "./check-destination.ts";
import type { SaveDestination } from "./destination-routes.ts";
import { destinationEtag, presentDestination } from "./load-destination-view.ts";

/** `by`: who wants it. */
type Asked = SaveDestination & { readonly by: string; readonly ifMatch: string };

export async function saveDestination(deps: ApiDeps, given: Asked): Promise<StoredDestination> {
  const { db, now, log, sealer } = deps;
  const asked = { ...given, baseUrl: given.baseUrl.replace(/\/+$/u, "") };
  const judge = async (before: StoredDestination | null): Promise<void> =>
    refuseStale(asked.ifMatch, await destinationEtag(before), () => presentDestination(db, before));
  const stored = await loadDestination(db);
  await judge(stored);
  await refuseUnknownNames(deps, asked, stored);
  const token = await tokenOf(deps, asked, stored);
  if (asked.enabled) await refuseUnlessGood(deps, asked, token);
  const kept = asked.token === undefined ? stored : null;
  const after: SavedDestination = {
    kind: asked.kind,
    baseUrl: asked.baseUrl,
    sealedToken: kept?.sealedToken ?? (await sealer.seal(token, TOKEN_CONTEXT)),
    enabled: asked.enabled,
    customAttributes: asked.customAttributes ?? {},
    checkedAt: asked.enabled ? now() : (kept?.checkedAt ?? null),
  };
  const isTokenEntered = asked.token !== undefined;
  await store(db, { after, isTokenEntered, judge }, { by: asked.by, at: now() });
  log("destination.saved", { enabled: asked.enabled ? 1 : 0 });
  if (asked.enabled) await compareSoon(deps, asked.by);
  const saved = await loadDestination(db);
  if (saved === null) throw new Error("the destination was saved and isn't there");
  return saved;
}

/** A mistyped name would never be filled. What is on record may stay, or nobody could switch it off once a target is gone. */
async function refuseUnknownNames(
  { db }: ApiDeps,
  { customAttributes = {} }: Asked,
  stored: StoredDestination | null,
): Promise<void> {
  const old = Object.keys(stored?.customAttributes ?? {});
  const added = Object.keys(customAttributes).filter((name) => !old.includes(name));
  if (added.length === 0) return;
  const { targets } = await loadConfig(db);
  const filled = new Set(targets.flatMap(([, target]) => (target.kind === "custom" ? [target.name] : [])));
  const unknown = added.filter((name) => !filled.has(name));
  if (unknown.length > 0)
    throw invalidRequest(
      unknown.map((name) => ({ path: ["customAttributes", name], message: "no-such-target" })),
    );
}

/** A token goes only where it was meant for: at another address it has to be entered again. */
async function tokenOf(deps: ApiDeps, asked: Asked, stored: StoredDestination | null): Promise<string> {
  if (asked.token !== undefined) return asked.token;
  const token = stored !== null && isSamePlace(stored, asked) ? await openToken(deps, stored) : null;
  if (token !== null) return token;
  throw invalidRequest([{ path: ["token"], message: "required: there is none on record for this place" }]);
}

async function refuseUnlessGood(deps: ApiDeps, { kind, baseUrl }: Asked, token: string): Promise<void> {
  const problem = await checkDestination(deps, { dialect: kind, baseUrl, token });
  if (problem !== null) throw toApiProblem(problem);
}

function toApiProblem({ code, params }: ReviewProblem): ApiProblem {
  if (code === "destination-refused" || code === "destination-unreadable")
    return new ApiProblem(code, { params });
  return new ApiProblem("destination-unavailable", { params });
}

/** Who pushes at the moment isn't disturbed: the next tick compares. Where nothing may be pushed before, it is a run to look at. */
export async function compareSoon({ db, launchReview, now, newSuffix }: ApiDeps, by: string): Promise<void> {
  const stored = await loadDestination(db);
  const at = now();
  const id = reviewId(at, newSuffix());
  if (stored?.state === "active") await startDailyReview(db, launchReview, id);
  else await startReview(db, launchReview, { id, now: at, trigger: "manual", startedBy: by });
}
