/** Looks through the last read once: who would be affected, and which of the values are odd. */
import type { Database } from "../../../db/database.ts";
import { loadMapping, type MappingState } from "../../config/load-mapping.ts";
import { toDraft } from "../../config/parse-draft.ts";
import { countValues, type ValueCounts } from "../../core/attribute-values.ts";
import { type Draft, judgeDraft, withDraft } from "../../core/draft.ts";
import type { EmployeeId } from "../../core/employee.ts";
import { exclusionsOf } from "../../core/exclusion.ts";
import { type Affected, type AffectedAccount, previewExclusions } from "../../core/exclusion-preview.ts";
import { warningsAbout } from "../../core/exclusion-warnings.ts";
import { foldName } from "../../core/fold-name.ts";
import { readEmployees } from "../../directory/read-employees.ts";
import { type AffectedAnswer, type ExclusionPreview, MAX_AFFECTED } from "./exclusion-routes.ts";
import { refusalProblem } from "./refusal-problem.ts";

export async function loadExclusionPreview(
  db: Database,
  exclusions: Readonly<Record<string, string[]>>,
): Promise<ExclusionPreview> {
  const draft = toDraft({ exclusions });
  const state = await loadMapping(db);
  const refusal = judgeDraft(draft, state);
  if (refusal !== null) throw refusalProblem(refusal);
  const sides = {
    before: exclusionsOf(state.config.exclusions),
    after: exclusionsOf(withDraft(state.config, draft).exclusions),
  };
  const accounts = await loadAffectedAccounts(db);
  const counts: ValueCounts = new Map();
  const keys = new Set(draft.exclusions.keys());
  const added: Affected[] = [];
  const removed: Affected[] = [];
  for await (const employees of readEmployees(db)) {
    countValues(counts, employees, keys);
    const change = previewExclusions(employees, accounts, sides);
    added.push(...change.added);
    removed.push(...change.removed);
  }
  return {
    added: present(added),
    addedTotal: added.length,
    removed: present(removed),
    removedTotal: removed.length,
    warnings: warningsOf(draft, state, counts),
  };
}

async function loadAffectedAccounts(db: Database): Promise<ReadonlyMap<EmployeeId, AffectedAccount>> {
  const { results } = await db.$client
    .prepare("SELECT external_id AS employeeId, id, state, link FROM account WHERE external_id IS NOT NULL")
    .all<AffectedAccount & { readonly employeeId: EmployeeId }>();
  return new Map(results.map((row) => [row.employeeId, row]));
}

function warningsOf(
  draft: Draft,
  { attributes }: MappingState,
  counts: ValueCounts,
): ExclusionPreview["warnings"] {
  return [...draft.exclusions].flatMap(([key, values]) => {
    const known = { read: counts.get(key) ?? null, options: attributes.get(key)?.options ?? [] };
    return warningsAbout(values, known).map((warning) => ({ key, ...warning }));
  });
}

/** By name, as lists of people are; no more than anybody looks at. */
function present(affected: readonly Affected[]): AffectedAnswer[] {
  return affected
    .map((it) => ({ it, sortName: foldName(it.name) }))
    .sort((a, b) => compare(a.sortName, b.sortName) || compare(a.it.employeeId, b.it.employeeId))
    .slice(0, MAX_AFFECTED)
    .map(({ it: { account, ...rest } }) => ({
      ...rest,
      accountId: account?.id ?? null,
      accountState: account?.state ?? null,
    }));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
