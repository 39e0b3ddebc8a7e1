/**
 * Teams and memberships by hand (product.md, rules 13 to 15): the statements, and what the next run makes of a new name.
 */
import type { Database } from "../../db/database.ts";
import type { Team, TeamId, TeamSource } from "../core/account.ts";
import { MANUAL } from "../core/account.ts";
import type { Employee, EmployeeId, EmployeeStatus } from "../core/employee.ts";
import { type Exclusions, judgeExclusion } from "../core/exclusion.ts";
import { type Mapping, type WantedTeam, wantedOf } from "../core/mapping.ts";
import { planTeams } from "../core/teams.ts";

export const insertTeam = (
  db: Database,
  { id, name }: { readonly id: string; readonly name: string },
  createdAt: number,
): D1PreparedStatement =>
  db.$client
    .prepare("INSERT INTO team (id, name, origin, created_at) VALUES (?1, ?2, 'manual', ?3)")
    .bind(id, name, createdAt);

export const renameTeam = (db: Database, id: string, name: string): D1PreparedStatement =>
  db.$client.prepare("UPDATE team SET name = ?2 WHERE id = ?1").bind(id, name);

export const insertMembership = (db: Database, teamId: string, accountId: string): D1PreparedStatement =>
  db.$client
    .prepare(`INSERT INTO membership (account_id, team_id, source) VALUES (?1, ?2, '${MANUAL}')`)
    .bind(accountId, teamId);

/** A membership that a sync made is none of an admin's business: the next run would bring it back. */
export const deleteMembership = (db: Database, teamId: string, accountId: string): D1PreparedStatement =>
  db.$client
    .prepare(`DELETE FROM membership WHERE account_id = ?1 AND team_id = ?2 AND source = '${MANUAL}'`)
    .bind(accountId, teamId);

/** Whether there are such a team and such an account, and whether a membership by hand joins them. */
export async function loadMembership(
  db: Database,
  teamId: string,
  accountId: string,
): Promise<{ readonly exists: boolean; readonly joined: boolean }> {
  const row = await db.$client
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM team WHERE id = ?1) AND EXISTS (SELECT 1 FROM account WHERE id = ?2) AS found,
         EXISTS (SELECT 1 FROM membership WHERE team_id = ?1 AND account_id = ?2 AND source = '${MANUAL}') AS joined`,
    )
    .bind(teamId, accountId)
    .first<{ found: number; joined: number }>();
  return { exists: row?.found === 1, joined: row?.joined === 1 };
}

/** What the next run does about a team that was renamed: gives it its name back, moves its members, or nothing. */
export async function fateOfName(
  db: Database,
  teamId: string,
  by: { readonly mapping: Mapping; readonly exclusions: Exclusions },
): Promise<"name" | "members" | null> {
  const d1 = db.$client;
  const [teamRows, sourceRows] = await d1.batch([
    d1.prepare("SELECT id, name, origin FROM team"),
    d1.prepare("SELECT attribute_key AS attributeKey, ref, team_id AS teamId FROM team_source"),
  ]);
  const teams = (teamRows?.results ?? []) as Team[];
  const sources = (sourceRows?.results ?? []) as TeamSource[];
  const fed = sources.filter((it) => it.teamId === teamId);
  const name = teams.find((it) => it.id === teamId)?.name ?? "";
  const people = await loadNaming(db, [...fed.map((it) => it.ref), name]);
  const live = people
    .filter((it) => judgeExclusion(it, by.exclusions).kind !== "excluded")
    .flatMap((it) => [...wantedOf(it, by.mapping).teams.values()].flat())
    .filter((it) => it.name === name || fed.some((source) => isFedBy(source, it)));
  const plan = planTeams({ live, teams, sources, newId: (seed) => seed });
  if (plan.renames.some(({ team }) => team.id === teamId)) return "name";
  return live.some((it) => plan.teamIdOf(it) !== (teamId as TeamId)) ? "members" : null;
}

const isFedBy = ({ attributeKey, ref }: TeamSource, wanted: WantedTeam): boolean =>
  attributeKey === wanted.source && ref === wanted.ref;

/** The active people in whose records one of these ids or names stands, somewhere. */
async function loadNaming(db: Database, names: readonly string[]): Promise<readonly Employee[]> {
  const { results } = await db.$client
    .prepare(
      `SELECT id, status, data FROM employee WHERE status = 'active'
       AND EXISTS (SELECT 1 FROM json_each(?1) AS named WHERE instr(data, named.value) > 0)`,
    )
    .bind(JSON.stringify(names.map((it) => JSON.stringify(it))))
    .all<{ id: EmployeeId; status: EmployeeStatus; data: string }>();
  return results.map(({ id, status, data }) => ({ id, status, values: JSON.parse(data) }));
}
