/** Puts the two sides and the configuration together and plans; used by a run and by its approval, the same way. */
import { createHash } from "node:crypto";
import type { Database } from "../../db/database.ts";
import type { RunConfig } from "../config/load-config.ts";
import { parseJson } from "../config/load-config.ts";
import { canonicalPlan } from "../core/canonical.ts";
import { digest } from "../core/digest.ts";
import type { EmployeeId } from "../core/employee.ts";
import { exclusionsOf } from "../core/exclusion.ts";
import { mappingOf } from "../core/mapping.ts";
import { type Plan, plan } from "../core/plan.ts";
import { loadEmployees, loadReadAside } from "../directory/employee-mirror.ts";
import { loadDirectory } from "../directory/load-directory.ts";
import { loadFindings, type StoredFinding } from "../directory/save-plan.ts";
import { type RunRow, readOf } from "./run-row.ts";

/** `fingerprint`: SHA-256 of the canonical plan, hexadecimal. */
export type Planned = {
  readonly plan: Plan;
  readonly fingerprint: string;
  /** The findings that were on record, by key. */
  readonly knownFindings: ReadonlyMap<string, StoredFinding>;
};

export async function planCompany(
  db: Database,
  row: RunRow,
  by: { readonly config: RunConfig; readonly heldBack: ReadonlySet<EmployeeId> },
): Promise<Planned> {
  const read = readOf(row);
  const gone = stringsOf(row.gone) as EmployeeId[];
  const [employees, directory, knownFindings] = await Promise.all([
    read.aside ? loadReadAside(db, { runId: row.id, gone }) : loadEmployees(db),
    loadDirectory(db),
    loadFindings(db),
  ]);
  const isOlder = ([, { since }]: [string, StoredFinding]) => row.mode === "apply" && since < row.startedAt;
  const made = plan({
    employees,
    gone: new Set(gone),
    asked: new Set(read.asked),
    nameless: row.nameless ?? 0,
    ...directory,
    mapping: mappingOf(by.config.targets),
    exclusions: exclusionsOf(by.config.exclusions),
    autoInvite: by.config.settings.autoInvite,
    autoReactivate: by.config.settings.autoReactivate,
    heldBack: by.heldBack,
    openFindings: new Set([...knownFindings].filter(isOlder).map(([key]) => key)),
    newId: idMaker(row.id),
  });
  const canonical = canonicalPlan(made.changes, by.config.settings.autoInvite);
  const fingerprint = createHash("sha256").update(canonical).digest("hex");
  return { plan: made, fingerprint, knownFindings };
}

export const heldBackOf = (row: RunRow): ReadonlySet<EmployeeId> =>
  new Set(stringsOf(row.heldBack) as EmployeeId[]);

/** Ids are the same for the same run and seed, so that a plan made again from the same read is the same plan. */
export function idMaker(runId: string): (seed: string) => string {
  const made = new Map<string, string>();
  return (seed) => {
    const known = made.get(seed);
    if (known !== undefined) return known;
    const id = digest(`${runId}
${seed}`);
    made.set(seed, id);
    return id;
  };
}

function stringsOf(json: string | null): string[] {
  const list = parseJson(json);
  return Array.isArray(list) ? list.filter((it) => typeof it === "string") : [];
}
