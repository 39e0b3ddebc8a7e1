/** Edits of teams and memberships, each as if in one transaction, with its record (see edit-account.ts). */
import type { Database } from "../../../db/database.ts";
import { loadConfig } from "../../config/load-config.ts";
import { recordChange } from "../../config/record-change.ts";
import type { Editing } from "../../config/save-settings.ts";
import { writeUnlessChanged } from "../../config/write-unless-changed.ts";
import { MANUAL } from "../../core/account.ts";
import { exclusionsOf } from "../../core/exclusion.ts";
import { mappingOf } from "../../core/mapping.ts";
import {
  deleteMembership,
  fateOfName,
  insertMembership,
  insertTeam,
  loadMembership,
  renameTeam,
} from "../../directory/edit-teams.ts";
import { queueMembership, queueTeam } from "../../directory/queue-pushes.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { refuseStale } from "../http/if-match.ts";
import { loadTeam } from "./load-teams.ts";
import type { RenamedTeam } from "./team-edit-routes.ts";

export async function createTeamByHand(
  db: Database,
  { id, name }: { readonly id: string; readonly name: string },
  { by, at }: Editing,
): Promise<void> {
  await writeUnlessChanged(db, async () => {
    await refuseTakenName(db, name);
    const change = { at, actor: by, action: "team.create", subject: id, before: null, after: { name } };
    const insert = insertTeam(db, { id, name }, at);
    return { statements: [insert, queueTeam(db, id, at), recordChange(db, change)], value: null };
  });
}

/** Answers what the next sync does about the new name. */
export async function renameTeamByHand(
  db: Database,
  {
    id,
    name,
    ifMatch = null,
  }: { readonly id: string; readonly name: string; readonly ifMatch?: string | null },
  { by, at }: Editing,
): Promise<RenamedTeam["overwrittenBySync"]> {
  const isNew = await writeUnlessChanged(db, async () => {
    const team = await loadTeam(db, id);
    if (team === null) throw new ApiProblem("not-found");
    await refuseStale(ifMatch, team.etag, async () => team);
    if (team.name === name) return { statements: [], value: false };
    await refuseTakenName(db, name);
    const sides = { before: { name: team.name }, after: { name } };
    const record = recordChange(db, { at, actor: by, action: "team.update", subject: id, ...sides });
    return { statements: [renameTeam(db, id, name), queueTeam(db, id, at), record], value: true };
  });
  return isNew ? overwritten(db, id) : [];
}

async function overwritten(db: Database, id: string): Promise<RenamedTeam["overwrittenBySync"]> {
  const config = await loadConfig(db);
  const mapping = mappingOf(config.targets);
  const fate = await fateOfName(db, id, { mapping, exclusions: exclusionsOf(config.exclusions) });
  return fate === null ? [] : [fate];
}

export type Member = { readonly teamId: string; readonly accountId: string };

/** On record as a change of the account, so that it is part of that person's history. */
export async function joinTeam(
  db: Database,
  { teamId, accountId }: Member,
  { by, at }: Editing,
): Promise<void> {
  await writeUnlessChanged(db, async () => {
    if (await isJoined(db, teamId, accountId)) return { statements: [], value: null };
    const sides = { before: { teams: [] }, after: { teams: [[teamId, MANUAL]] } };
    const change = { at, actor: by, action: "account.join-team", subject: accountId, ...sides };
    const insert = insertMembership(db, teamId, accountId);
    const queue = queueMembership(db, { teamId, accountId }, at);
    return { statements: [insert, queue, recordChange(db, change)], value: null };
  });
}

export async function leaveTeam(
  db: Database,
  { teamId, accountId }: Member,
  { by, at }: Editing,
): Promise<void> {
  await writeUnlessChanged(db, async () => {
    if (!(await isJoined(db, teamId, accountId))) {
      await refuseSynced(db, teamId, accountId);
      return { statements: [], value: null };
    }
    const sides = { before: { teams: [[teamId, MANUAL]] }, after: { teams: [] } };
    const change = { at, actor: by, action: "account.leave-team", subject: accountId, ...sides };
    const remove = deleteMembership(db, teamId, accountId);
    const queue = queueMembership(db, { teamId, accountId }, at);
    return { statements: [remove, queue, recordChange(db, change)], value: null };
  });
}

async function isJoined(db: Database, teamId: string, accountId: string): Promise<boolean> {
  const { exists, joined } = await loadMembership(db, teamId, accountId);
  if (!exists) throw new ApiProblem("not-found");
  return joined;
}

/** Whoever only the sync put there would be told that they are out, and stay. */
async function refuseSynced(db: Database, teamId: string, accountId: string): Promise<void> {
  const { results } = await db.$client
    .prepare("SELECT source FROM membership WHERE team_id = ?1 AND account_id = ?2 ORDER BY source")
    .bind(teamId, accountId)
    .all<{ source: string }>();
  const sources = results.map(({ source }) => source);
  if (sources.length > 0) throw new ApiProblem("membership-synced", { params: { sources } });
}

async function refuseTakenName(db: Database, name: string): Promise<void> {
  const holder = await db.$client
    .prepare("SELECT id FROM team WHERE name = ?1")
    .bind(name)
    .first<{ id: string }>();
  if (holder !== null) throw new ApiProblem("name-taken", { params: { teamId: holder.id } });
}
