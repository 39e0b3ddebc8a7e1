/**
 * One person as a plan would see them now: the last read's record, the account, and how the two come together. Computed by
 * the same core as a run, from the last complete read and today's directory and configuration.
 */
import type { Database } from "../../../db/database.ts";
import { loadConfig, parseJson } from "../../config/load-config.ts";
import type { Account } from "../../core/account.ts";
import type { Employee, EmployeeId } from "../../core/employee.ts";
import { type Exclusions, exclusionsOf } from "../../core/exclusion.ts";
import { type Mapping, mappingOf } from "../../core/mapping.ts";
import { type Match, matchAccounts, type Pairing } from "../../core/match.ts";
import { NEWEST_RUNS } from "../runs/run-record.ts";
import { type Kin, loadKin, type Who } from "./load-kin.ts";

export type Person = {
  readonly employee: Employee | null;
  readonly account: Account | null;
  readonly pairing: Pairing | null;
  readonly mapping: Mapping;
  readonly exclusions: Exclusions;
  readonly autoReactivate: boolean;
  /** When the last complete read was over; epoch milliseconds. */
  readonly readAt: number | null;
};

export async function loadPerson(db: Database, who: Who): Promise<Person> {
  const [kin, config, read] = await Promise.all([loadKin(db, who), loadConfig(db), loadLastRead(db)]);
  const exclusions = exclusionsOf(config.exclusions);
  const matches = matchAccounts({ ...kin, exclusions, heldBack: NOBODY });
  return {
    ...("accountId" in who
      ? behindAccount(who.accountId, kin, matches)
      : ofEmployee(who.employeeId, kin, matches)),
    mapping: mappingOf(config.targets),
    exclusions,
    autoReactivate: config.settings.autoReactivate,
    readAt: read.at,
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

type LastRead = { readonly at: number | null; readonly gone: ReadonlySet<EmployeeId> };

async function loadLastRead(db: Database): Promise<LastRead> {
  const row = await db.$client
    .prepare(
      `SELECT read_at AS at, gone FROM ${NEWEST_RUNS} WHERE read_at IS NOT NULL ORDER BY started_at DESC LIMIT 1`,
    )
    .first<{ at: number; gone: string | null }>();
  const gone = parseJson(row?.gone ?? null);
  return { at: row?.at ?? null, gone: new Set(Array.isArray(gone) ? gone : []) };
}
