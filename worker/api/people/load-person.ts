/**
 * One person as a plan would see them now: the last read's record, the account, and how the two come together. Computed by
 * the same core as a run, from the last complete read and today's directory and configuration.
 */
import type { Database } from "../../../db/database.ts";
import { loadConfig } from "../../config/load-config.ts";
import type { EmployeeId } from "../../core/employee.ts";
import { exclusionsOf } from "../../core/exclusion.ts";
import type { ExplainInput } from "../../core/explain.ts";
import { mappingOf } from "../../core/mapping.ts";
import { type Match, matchAccounts } from "../../core/match.ts";
import { wasAsked } from "../../core/not-read-yet.ts";
import { type Kin, loadKin, type Who } from "./load-kin.ts";
import { loadLastRead } from "./load-last-read.ts";

/** What an explanation needs, but for what runs have on record. */
export type Person = Omit<ExplainInput, "movedTo"> & {
  /** When the last complete read was over; epoch milliseconds. */
  readonly readAt: number | null;
  /** On whom it depends what becomes of them, and what that is. */
  readonly kin: Kin;
  readonly matches: readonly Match[];
};

export type Looking = {
  /** Everybody up the reporting line is kin as well. */
  readonly withLines?: boolean;
  /** Judges nobody by exclusions that can't be judged before the next run has read their attribute. */
  readonly asFarAsRead?: boolean;
};

export async function loadPerson(
  db: Database,
  who: Who,
  { withLines = false, asFarAsRead = false }: Looking = {},
): Promise<Person> {
  const [kin, config, read] = await Promise.all([
    loadKin(db, who, { withLines }),
    loadConfig(db),
    loadLastRead(db),
  ]);
  const isRead = ({ key }: { key: string }) => !asFarAsRead || wasAsked(key, read.asked);
  const judged = exclusionsOf(config.exclusions.filter(isRead));
  const matches = matchAccounts({ ...kin, exclusions: judged, heldBack: NOBODY });
  return {
    ...("accountId" in who
      ? behindAccount(who.accountId, kin, matches)
      : ofEmployee(who.employeeId, kin, matches)),
    mapping: mappingOf(config.targets),
    exclusions: exclusionsOf(config.exclusions),
    autoReactivate: config.settings.autoReactivate,
    asked: read.asked,
    readAt: read.at,
    kin,
    matches,
  };
}

const NOBODY: ReadonlySet<EmployeeId> = new Set();

type Side = Pick<Person, "employee" | "account" | "pairing">;

/** Whoever the account will follow; else whoever it followed so far. */
function behindAccount(id: string, { accounts }: Kin, matches: readonly Match[]): Side {
  const account = accounts.find((it) => it.id === id) ?? null;
  const match =
    matches.find(({ pairing }) => "account" in pairing && pairing.account?.id === id) ??
    matches.find(({ employee }) => employee.id === account?.externalId);
  return { account, employee: match?.employee ?? null, pairing: match?.pairing ?? null };
}

function ofEmployee(id: string, { accounts }: Kin, matches: readonly Match[]): Side {
  const match = matches.find(({ employee }) => employee.id === id);
  const account = accounts.find((it) => it.externalId === id) ?? null;
  return { account, employee: match?.employee ?? null, pairing: match?.pairing ?? null };
}
