/** A plan as an admin looks at it: what is hardest to take back comes first, and people can be held back. */
import type { RunChange } from "../api/answers.ts";

export type ChangeKind = RunChange["kind"];

/** The server applies them the other way round. */
export const REVIEW_ORDER: readonly ChangeKind[] = [
  "deactivate",
  "exclude",
  "hold",
  "reactivate",
  "include",
  "adopt",
  "create",
  "update",
  "team-create",
  "team-rename",
];

/** Teams belong to nobody; whoever becomes excluded, or is held already, is left alone anyway. */
const HOLDABLE: ReadonlySet<ChangeKind> = new Set([
  "deactivate",
  "reactivate",
  "include",
  "adopt",
  "create",
  "update",
]);

export type PlanGroup = { readonly kind: ChangeKind; readonly changes: readonly RunChange[] };

export const groupByKind = (changes: readonly RunChange[]): readonly PlanGroup[] =>
  REVIEW_ORDER.map((kind) => ({ kind, changes: changes.filter((change) => change.kind === kind) })).filter(
    (group) => group.changes.length > 0,
  );

/** Whom a hold would leave alone, by the account where there is no employee; `null` when there is nobody to hold. */
export const holdableEmployee = ({ kind, employeeId, accountId }: RunChange): string | null =>
  HOLDABLE.has(kind) ? (employeeId ?? accountId) : null;

export const holdableEmployees = (changes: readonly RunChange[]): ReadonlySet<string> =>
  new Set(changes.flatMap((change) => holdableEmployee(change) ?? []));

export type Effect = {
  readonly kind: ChangeKind;
  readonly planned: number;
  /** Without those who are held back. */
  readonly willHappen: number;
};

/** What an approval would do. What is held already isn't done, so it isn't counted. */
export const effectOf = (changes: readonly RunChange[], held: ReadonlySet<string>): readonly Effect[] =>
  groupByKind(changes)
    .filter(({ kind }) => kind !== "hold")
    .map(({ kind, changes: planned }) => ({
      kind,
      planned: planned.length,
      willHappen: planned.filter((change) => !isHeld(change, held)).length,
    }));

export function isHeld(change: RunChange, held: ReadonlySet<string>): boolean {
  const employeeId = holdableEmployee(change);
  return employeeId !== null && held.has(employeeId);
}

/** Case and accents don't matter, and every word has to occur. */
export function searchChanges(changes: readonly RunChange[], query: string): readonly RunChange[] {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return changes;
  return changes.filter(({ name }) => {
    const text = folded(name);
    return words.every((word) => text.includes(word));
  });
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
