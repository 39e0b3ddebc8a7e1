/**
 * What Cloudflare charges and allows, as of 2026-11-22, in US dollars and decimal units. Change it here and nowhere else.
 * Sources, all below https://developers.cloudflare.com: workers/platform/pricing and /limits, d1/platform/pricing and
 * /limits, workflows/reference/pricing and /limits, email-service/platform/pricing.
 */

/** What is charged for: `price` for each `unit` beyond what the plan includes in a month. */
export const METERS = {
  requests: { label: "requests", included: 10_000_000, unit: 1_000_000, price: 0.3 },
  cpuMs: { label: "CPU, ms", included: 30_000_000, unit: 1_000_000, price: 0.02 },
  rowsRead: { label: "D1 rows read", included: 25_000_000_000, unit: 1_000_000, price: 0.001 },
  rowsWritten: { label: "D1 rows written", included: 50_000_000, unit: 1_000_000, price: 1 },
  databaseBytes: { label: "D1 storage, bytes", included: 5_000_000_000, unit: 1_000_000_000, price: 0.75 },
  steps: { label: "Workflow steps", included: 500_000, unit: 100_000, price: 0.8 },
  stateBytes: { label: "Workflow state, bytes", included: 1_000_000_000, unit: 1_000_000_000, price: 0.2 },
  mails: { label: "mails", included: 3_000, unit: 1_000, price: 0.35 },
} as const satisfies Record<string, Meter>;

export type Meter = {
  readonly label: string;
  readonly included: number;
  readonly unit: number;
  readonly price: number;
};

export type MeterName = keyof typeof METERS;

/** Workers Paid, a month; everything above is in it up to what is included. */
export const PAID_PLAN_PRICE = 5;

/** What the free plan allows; beyond the daily ones, everything fails until 00:00 UTC. */
export const FREE_PLAN = {
  /** Whether a batch counts once is not documented, so every statement is counted. */
  statementsPerInvocation: 50,
  externalRequestsPerInstance: 50,
  stepsPerDay: 3_000,
  rowsReadPerDay: 5_000_000,
  rowsWrittenPerDay: 100_000,
  requestsPerDay: 100_000,
  databaseBytes: 500_000_000,
  cpuMsPerStep: 10,
} as const;
