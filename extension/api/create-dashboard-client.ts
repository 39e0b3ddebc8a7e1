/** All that an admin does in the dashboard: what the popup asks for, and what is only done there. */
import { hc } from "hono/client";
import type { Api } from "../../worker/api/contract.ts";
import { administrationCalls } from "./administration-calls.ts";
import { type ClientOptions, createClient } from "./create-client.ts";
import { destinationCalls } from "./destination-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { reviewCalls } from "./review-calls.ts";
import { ruleCalls } from "./rule-calls.ts";

export type DashboardClient = ReturnType<typeof createDashboardClient>;

export function createDashboardClient({ server, fetch }: ClientOptions) {
  const { v1 } = hc<Api>(server, { fetch });
  return {
    ...createClient({ server, fetch }),
    ...reviewCalls(v1),
    ...peopleCalls(v1),
    ...ruleCalls(v1),
    ...administrationCalls(v1),
    ...destinationCalls(v1),
  };
}
