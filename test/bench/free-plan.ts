/** Row by row: does Cloudflare's free plan carry a company of this size? Pure. */
import type { Measured } from "./bench-server.ts";
import { FREE_PLAN } from "./prices.ts";

export type Runs = {
  readonly people: number;
  readonly first: Measured;
  readonly unchanged: Measured;
  readonly onePercent: Measured;
};

export type FreePlanRow = {
  readonly limit: string;
  readonly allowed: number;
  readonly first: number;
  readonly unchanged: number;
  readonly changed: number;
};

export function freePlanRows({ first, unchanged, onePercent }: Runs): readonly FreePlanRow[] {
  return LIMITS.map(([limit, allowed, of]) => {
    return { limit, allowed, first: of(first), unchanged: of(unchanged), changed: of(onePercent) };
  });
}

const LIMITS: ReadonlyArray<readonly [limit: string, allowed: number, of: (run: Measured) => number]> = [
  ["D1 statements of a whole run", FREE_PLAN.statementsPerInvocation, (run) => run.statements],
  ["requests to Personio in a run", FREE_PLAN.externalRequestsPerInstance, (run) => run.requests],
  ["Workflow steps a day, one run", FREE_PLAN.stepsPerDay, (run) => run.steps],
  ["D1 rows read a day, one run", FREE_PLAN.rowsReadPerDay, (run) => run.rowsRead],
  ["D1 rows written a day, one run", FREE_PLAN.rowsWrittenPerDay, (run) => run.rowsWritten],
  ["D1 storage, bytes", FREE_PLAN.databaseBytes, (run) => run.databaseBytes],
];

/** The day-to-day runs; a first sync may be taken on the paid plan. */
export const isCarried = ({ allowed, unchanged, changed }: FreePlanRow): boolean =>
  Math.max(unchanged, changed) <= allowed;

/** Beside the pages a run signs in and asks for the list of attributes. */
const REQUESTS_BESIDE_PAGES = 2;
const PEOPLE_A_PAGE = 100;

/** How many people a run can read, as long as no request has to be repeated and nobody looked up singly. */
export const mostPeopleOfARun = (): number =>
  (FREE_PLAN.externalRequestsPerInstance - REQUESTS_BESIDE_PAGES) * PEOPLE_A_PAGE;
