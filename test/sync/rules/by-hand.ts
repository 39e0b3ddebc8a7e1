/** What an admin does in the directory and the configuration, straight in the database: these tests are about runs. */
import type { Target } from "../../../worker/core/mapping.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../worker/core/settings.ts";
import type { Rollcall } from "../../worker/start-rollcall.ts";

type Statement = readonly [sql: string, ...values: unknown[]];

/** Every change by hand raises the revision. */
export async function editByHand({ db }: Rollcall, ...statements: readonly Statement[]): Promise<void> {
  await db.batch([
    ...statements.map(([sql, ...values]) => db.prepare(sql).bind(...values)),
    db.prepare("UPDATE revision SET number = number + 1"),
  ]);
}

export type HandMade = {
  readonly id: string;
  readonly email: string;
  readonly firstName?: string;
  readonly state?: "active" | "deactivated";
};

/** An account nobody in Personio stands behind. */
export function addAccount(rollcall: Rollcall, account: HandMade): Promise<void> {
  const { id, email, firstName = "Hand", state = "active" } = account;
  return editByHand(rollcall, [
    `INSERT INTO account (id, link, email, email_key, first_name, job_title, custom, sourced, state, created_at)
     VALUES (?, 'unlinked', ?, ?, ?, 'By hand', '{}', '[]', ?, 1)`,
    ...[id, email, email.toLowerCase(), firstName, state],
  ]);
}

export const addTeam = (rollcall: Rollcall, id: string, name: string): Promise<void> =>
  editByHand(rollcall, [
    "INSERT INTO team (id, name, origin, created_at) VALUES (?, ?, 'manual', 1)",
    id,
    name,
  ]);

export const joinTeam = (rollcall: Rollcall, accountId: string, teamId: string): Promise<void> =>
  editByHand(rollcall, [
    "INSERT INTO membership (account_id, team_id, source) VALUES (?, ?, 'manual')",
    accountId,
    teamId,
  ]);

export const deactivateByHand = (rollcall: Rollcall, accountId: string): Promise<void> =>
  editByHand(rollcall, [
    "UPDATE account SET state = 'deactivated', deactivated_by = 'admin' WHERE id = ?",
    accountId,
  ]);

export const saveSettings = (rollcall: Rollcall, settings: Partial<Settings>): Promise<void> =>
  editByHand(rollcall, [
    "INSERT OR REPLACE INTO setting (id, document, updated_at) VALUES (1, ?, 0)",
    JSON.stringify({ ...DEFAULT_SETTINGS, ...settings }),
  ]);

/** In place of all exclusions there were: attribute key → values. */
export const saveExclusions = (
  rollcall: Rollcall,
  exclusions: Readonly<Record<string, readonly string[]>>,
): Promise<void> =>
  editByHand(
    rollcall,
    ["DELETE FROM exclusion"],
    ...Object.entries(exclusions).flatMap(([key, values]) =>
      values.map(
        (value): Statement => [
          "INSERT INTO exclusion (attribute_key, value, created_at) VALUES (?, ?, 0)",
          key,
          value,
        ],
      ),
    ),
  );

/** Attribute key → target; `null` takes it away. */
export const saveTargets = (
  rollcall: Rollcall,
  targets: Readonly<Record<string, Target | null>>,
): Promise<void> =>
  editByHand(
    rollcall,
    ...Object.entries(targets).map(
      ([key, target]): Statement => [
        `INSERT INTO attribute (key, label, type, options, readable, target) VALUES (?1, ?1, 'standard', '[]', 1, ?2)
       ON CONFLICT (key) DO UPDATE SET target = excluded.target`,
        key,
        target === null ? null : JSON.stringify(target),
      ],
    ),
  );
