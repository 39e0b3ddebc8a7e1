/** Who would become excluded, and who would not be any more, if other exclusions were saved (product.md, rule 26). */
import type { Account } from "./account.ts";
import type { AttributeKey, Employee, EmployeeId } from "./employee.ts";
import { type Exclusions, judgeExclusion } from "./exclusion.ts";
import { employeeName } from "./picture.ts";

/** As much of an account as matters here. */
export type AffectedAccount = Pick<Account, "id" | "state" | "link">;

export type Affected = {
  readonly employeeId: EmployeeId;
  readonly name: string;
  readonly key: AttributeKey;
  /** `null`: the attribute can't be read any more, so an excluded account stays so. */
  readonly value: string | null;
  readonly account: AffectedAccount | null;
};

export type ExclusionChange = { readonly added: readonly Affected[]; readonly removed: readonly Affected[] };

export function previewExclusions(
  employees: Iterable<Employee>,
  accounts: ReadonlyMap<EmployeeId, AffectedAccount>,
  { before, after }: { readonly before: Exclusions; readonly after: Exclusions },
): ExclusionChange {
  const added: Affected[] = [];
  const removed: Affected[] = [];
  for (const employee of employees) {
    const account = accounts.get(employee.id) ?? null;
    const old = causeOf(employee, account, before);
    const now = causeOf(employee, account, after);
    const who = { employeeId: employee.id, account };
    if (old === null && now !== null) added.push({ ...who, name: employeeName(employee), ...now });
    if (old !== null && now === null) removed.push({ ...who, name: employeeName(employee), ...old });
  }
  return { added, removed };
}

type Cause = Pick<Affected, "key" | "value">;

/** As a run would see it (match.ts): when nobody can say, an excluded account stays as it is. */
function causeOf(employee: Employee, account: AffectedAccount | null, exclusions: Exclusions): Cause | null {
  const verdict = judgeExclusion(employee, exclusions);
  if (verdict.kind === "excluded") return verdict.by;
  const staysExcluded = verdict.kind === "unknown" && account?.link === "excluded";
  return staysExcluded ? { key: verdict.key, value: null } : null;
}
