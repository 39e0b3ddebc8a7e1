/**
 * A plan as one text that is the same for the same plan: what is approved is this, not a number of changes.
 * Holds are left out, for they change nothing. That whoever is created gets a mail is part of it (`invites`).
 */
import type { Change } from "./change.ts";
import type { PushChange } from "./push-change.ts";

export function canonicalPlan(changes: readonly (Change | PushChange)[], invites = false): string {
  const lines = changes
    .filter((change) => change.kind !== "hold")
    .map(({ kind, employeeId, accountId, teamId, before, after, reason }) =>
      JSON.stringify([
        ...[kind, employeeId, accountId, teamId, sorted(before), sorted(after), sorted(reason)],
        ...(invites && kind === "create" ? ["invite"] : []),
      ]),
    );
  return lines.sort().join("\n");
}

/** The same value with every object's keys in alphabetical order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
