/** What a company uses in a month, from what its runs were measured to use and a few assumptions. Pure. */
import type { Measured } from "./bench-server.ts";
import type { Use } from "./monthly-bill.ts";

/** A month in the life of a company that is up and running. Stated in README.md with the figures. */
export const ASSUMED = {
  daysAMonth: 30,
  runsADay: 1,
  /** Cron, and each costs a request. */
  ticksADay: 24,
  rowsReadATick: 100,
  /** Starting a run writes its row, that row's index and the lease. */
  rowsWrittenAStart: 3,
  apiCallsAMonth: 10_000,
  /** Each is taken to look at the whole company, as counting all accounts does; most read a page. */
  rowsReadAnApiCallPerPerson: 1,
  cpuMsAnApiCall: 10,
  rowsWrittenByAdminsAMonth: 10_000,
  /** Cloudflare keeps a finished instance for seven days. */
  daysOfState: 7,
  /** Of all people, a month: new ones who are invited, and reminders. */
  mailsAPerson: 0.05,
} as const;

export type Company = { readonly people: number; readonly onePercent: Measured };

export function monthlyUse({ people, onePercent: run }: Company): Use {
  const runs = ASSUMED.daysAMonth * ASSUMED.runsADay;
  const ticks = ASSUMED.daysAMonth * ASSUMED.ticksADay;
  const calls = ASSUMED.apiCallsAMonth;
  return {
    requests: runs + ticks + calls,
    // The runtime's own count can't be read here: the whole time from asking for a sync to its end is more than that.
    cpuMs: runs * run.seconds * 1_000 + calls * ASSUMED.cpuMsAnApiCall,
    rowsRead:
      runs * run.rowsRead +
      ticks * ASSUMED.rowsReadATick +
      calls * people * ASSUMED.rowsReadAnApiCallPerPerson,
    rowsWritten: runs * (run.rowsWritten + ASSUMED.rowsWrittenAStart) + ASSUMED.rowsWrittenByAdminsAMonth,
    databaseBytes: run.databaseBytes,
    steps: runs * run.steps,
    stateBytes: ASSUMED.daysOfState * ASSUMED.runsADay * run.stateBytes,
    mails: people * ASSUMED.mailsAPerson,
  };
}
