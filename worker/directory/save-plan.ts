/**
 * Puts a plan on record: its changes, numbered in the order in which they are applied, and its findings.
 * Nothing of the directory itself is touched here.
 */
import { chunkJson } from "../../db/chunk-json.ts";
import type { Database } from "../../db/database.ts";
import { emailKey } from "../core/account.ts";
import type { Change } from "../core/change.ts";
import { type Finding, findingKey } from "../core/finding.ts";
import type { PushChange } from "../core/push-change.ts";

type Recorded = Change | PushChange;

/** Statements that write the changes after `applied`, in place of what an earlier plan of this run put there. */
export function changeStatements(
  db: Database,
  at: { readonly runId: string; readonly applied: number },
  changes: readonly Recorded[],
): D1PreparedStatement[] {
  const d1 = db.$client;
  const forget = d1
    .prepare("DELETE FROM run_change WHERE run_id = ?1 AND seq > ?2")
    .bind(at.runId, at.applied);
  const rows = inOrder(changes).map((change, index) => rowOf(change, at.applied + index + 1));
  const inserts = chunkJson(rows).map((json) =>
    d1
      .prepare(
        `INSERT INTO run_change (run_id, seq, kind, employee_id, account_id, team_id, name, before, after,
                                 reason_code, reason_params)
         SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value -> 6, value -> 7,
                value ->> 8, value -> 9
         FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(at.runId, json),
  );
  return [forget, ...inserts];
}

/** What exchanges names and addresses comes first: it is applied as one, however much there is of it (load-plan.ts finds its end). */
const inOrder = (changes: readonly Recorded[]): readonly Recorded[] => [
  ...changes.filter(isUndivided),
  ...changes.filter((change) => !isUndivided(change)),
];

const isUndivided = ({ kind, after }: Recorded): boolean =>
  kind.startsWith("team-") || (kind === "update" && after.email !== undefined);

function rowOf(change: Recorded, seq: number): readonly unknown[] {
  const { kind, employeeId, accountId, teamId, name, before, reason } = change;
  const { email } = change.after;
  const after = typeof email === "string" ? { ...change.after, emailKey: emailKey(email) } : change.after;
  return [seq, kind, employeeId, accountId, teamId, name, before, after, reason.code, reason.params];
}

/** A finding as it is on record; `params` is JSON. */
export type StoredFinding = { readonly since: number; readonly name: string | null; readonly params: string };

/** Findings that are new or say something new are written, those that are gone are deleted; the others cost nothing. */
export function findingStatements(
  db: Database,
  findings: readonly Finding[],
  at: { readonly known: ReadonlyMap<string, StoredFinding>; readonly now: number },
): D1PreparedStatement[] {
  const d1 = db.$client;
  const current = new Map(findings.map((it) => [findingKey(it), it]));
  const isNews = ([key, { name, params }]: [string, Finding]) => {
    const stored = at.known.get(key);
    return stored?.name !== name || stored.params !== JSON.stringify(params);
  };
  const rows = [...current]
    .filter(isNews)
    .map(([key, it]) => [key, it.code, it.employeeId, it.name, it.params]);
  const upserts = chunkJson(rows).map((json) =>
    d1
      .prepare(
        `INSERT INTO finding (id, code, employee_id, name, params, since)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4, ?2 FROM json_each(?1) WHERE true
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, params = excluded.params
         WHERE finding.name IS NOT excluded.name OR finding.params IS NOT excluded.params`,
      )
      .bind(json, at.now),
  );
  const mended = chunkJson([...at.known.keys()].filter((key) => !current.has(key)));
  const forget = mended.map((json) =>
    d1.prepare("DELETE FROM finding WHERE id IN (SELECT value FROM json_each(?1))").bind(json),
  );
  return [...forget, ...upserts];
}

/** The findings on record, by key. */
export async function loadFindings(db: Database): Promise<ReadonlyMap<string, StoredFinding>> {
  const rows = await db.$client
    .prepare("SELECT id, since, name, params FROM finding")
    .raw<[string, number, string | null, string]>();
  return new Map(rows.map(([key, since, name, params]) => [key, { since, name, params }]));
}

/** What a plan counts that was made anew half way: what was applied before it is on record beside it. */
export function recountStatement(db: Database, runId: string): D1PreparedStatement {
  const counts = COUNTED.map(
    ([name, kind]) => `'$.${name}', (SELECT count(*) FROM run_change WHERE run_id = ?1 AND kind = '${kind}')`,
  );
  const pairs = (side: "before" | "after") =>
    `(SELECT count(*) FROM json_each(change.${side}, '$.teams') AS own WHERE own.value NOT IN
        (SELECT value FROM json_each(change.${side === "before" ? "after" : "before"}, '$.teams')))`;
  const memberships = `(SELECT coalesce(sum(${pairs("before")} + ${pairs("after")}), 0)
    FROM run_change AS change WHERE run_id = ?1 AND kind IN ('create', 'update'))`;
  // Made in one batch with the account: whoever was invited by hand later has an invitation that is younger.
  const invited = `counts ->> '$.invited' + (SELECT count(*) FROM run_change AS change
    JOIN account ON account.id = change.account_id
    JOIN invitation ON invitation.account_id = account.id AND invitation.created_at = account.created_at
    WHERE change.run_id = ?1 AND change.kind = 'create')`;
  return db.$client
    .prepare(
      `UPDATE run SET counts = json_set(counts, ${counts.join(", ")}, '$.memberships', ${memberships},
         '$.invited', ${invited}) WHERE id = ?1`,
    )
    .bind(runId);
}

const COUNTED = [
  ["created", "create"],
  ["updated", "update"],
  ["reactivated", "reactivate"],
  ["deactivated", "deactivate"],
  ["teamsCreated", "team-create"],
  ["teamsRenamed", "team-rename"],
] as const;
