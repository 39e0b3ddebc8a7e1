/** What is stored of the connection → what an admin may see of it. */
import type { Connection } from "../../config/connection-store.ts";
import { etagOf } from "../http/etag.ts";
import { toInstantOrNull } from "../http/wire.ts";
import type { ConnectionAnswer } from "./connection-routes.ts";

/** Of what is saved; another check of it is no change. */
export const connectionEtag = (stored: Connection | null): Promise<string> =>
  etagOf(stored === null ? null : [stored.clientId, stored.sealedSecret, stored.enabled]);

export function presentConnection(stored: Connection | null): ConnectionAnswer {
  if (stored === null) {
    return {
      configured: false,
      enabled: false,
      clientId: null,
      clientSecret: null,
      checkedAt: null,
      problem: null,
    };
  }
  const { clientId, sealedSecret, enabled, checkedAt, problem } = stored;
  return {
    configured: sealedSecret !== null,
    enabled,
    clientId,
    clientSecret: sealedSecret === null ? null : "set",
    checkedAt: toInstantOrNull(checkedAt),
    problem,
  };
}
