/** Is it there, does it speak the protocol, is the token good? And if not, what helps. */

import { TOKEN_CONTEXT } from "../../config/token-context.ts";
import type { StoredDestination } from "../../destinations/destination-store.ts";
import { problemOf } from "../../destinations/review/read-everybody.ts";
import type { ReviewProblem } from "../../destinations/review/review-ports.ts";
import type { ApiDeps, DestinationPlace } from "../api-deps.ts";

/** `null`: all is well. */
export async function checkDestination(
  { openDestination }: Pick<ApiDeps, "openDestination">,
  place: DestinationPlace,
): Promise<ReviewProblem | null> {
  const checked = await openDestination(place).check();
  if (checked.ok) return null;
  const { code, params } = problemOf(checked.error);
  return { code, params: { ...params, advice: ADVICE.get(code) ?? "try-later" } };
}

const ADVICE: ReadonlyMap<string, string> = new Map([
  ["destination-refused", "new-token"],
  ["destination-unreadable", "check-base-url"],
  ["destination-unavailable", "try-later"],
]);

/** `null`: there is none, or its key is gone from the ring. */
export async function openToken(
  { sealer }: Pick<ApiDeps, "sealer">,
  { sealedToken }: Pick<StoredDestination, "sealedToken">,
): Promise<string | null> {
  if (sealedToken === null) return null;
  const token = await sealer.open(sealedToken, TOKEN_CONTEXT);
  return token.ok ? token.value : null;
}
