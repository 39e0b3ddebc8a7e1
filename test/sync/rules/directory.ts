/** The directory as tests look at it: rows in a fixed order, with addresses and names in place of ids. */
import type { Rollcall } from "../../worker/start-rollcall.ts";

export type AccountView = {
  readonly id: string;
  readonly externalId: string | null;
  readonly link: "linked" | "excluded" | "unlinked";
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly jobTitle: string | null;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly location: string | null;
  readonly gender: string | null;
  readonly level: string | null;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly state: "active" | "deactivated";
  readonly deactivatedBy: "sync" | "admin" | null;
  readonly createdAt: number;
  /** The manager's address. */
  readonly manager: string | null;
  /** `Rechnen (department)`, sorted. */
  readonly teams: readonly string[];
};

const ACCOUNTS = `
  SELECT id, external_id AS externalId, link, email, first_name AS firstName, last_name AS lastName,
         job_title AS jobTitle, start_on AS startOn, end_on AS endOn, location, gender, level, custom, state,
         deactivated_by AS deactivatedBy, created_at AS createdAt,
         (SELECT manager.email FROM account AS manager WHERE manager.id = account.manager_id) AS manager,
         (SELECT json_group_array(team.name || ' (' || membership.source || ')')
          FROM membership JOIN team ON team.id = membership.team_id
          WHERE membership.account_id = account.id) AS teams
  FROM account ORDER BY email_key`;

export async function listAccounts(rollcall: Rollcall): Promise<readonly AccountView[]> {
  const rows = await rollcall.rows<AccountView & { custom: string; teams: string }>(ACCOUNTS);
  return rows.map((row) => {
    const teams: string[] = JSON.parse(row.teams);
    return { ...row, custom: JSON.parse(row.custom), teams: teams.sort() };
  });
}

/** Somebody's account: an employee's, or the one with this very address. */
export async function accountOf(
  rollcall: Rollcall,
  who: { readonly id: number } | string,
): Promise<AccountView> {
  const accounts = await listAccounts(rollcall);
  const account = accounts.find((it) =>
    typeof who === "string" ? it.email === who : it.externalId === String(who.id),
  );
  if (account === undefined) throw new Error(`There is no account for ${JSON.stringify(who)}`);
  return account;
}

export async function listEmails(rollcall: Rollcall): Promise<readonly string[]> {
  return (await listAccounts(rollcall)).map(({ email }) => email);
}

export type TeamView = { readonly id: string; readonly name: string; readonly origin: "synced" | "manual" };

export const listTeams = (rollcall: Rollcall): Promise<readonly TeamView[]> =>
  rollcall.rows<TeamView>("SELECT id, name, origin FROM team ORDER BY name");

/** What HR should mend, as `code name`; what concerns nobody in particular, as `code params`. */
export async function listFindings(rollcall: Rollcall): Promise<readonly string[]> {
  const rows = await rollcall.rows<{ code: string; name: string | null; params: string }>(
    "SELECT code, name, params FROM finding",
  );
  return rows.map(({ code, name, params }) => `${code} ${name ?? params}`).sort();
}

const DIRECTORY = ["account", "team", "membership", "team_source", "employee"];

/** Everything a run may change for people, byte by byte: the directory and the last complete read. */
export async function snapshot(rollcall: Rollcall): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await Promise.all(
    DIRECTORY.map(async (table) => {
      const rows = await rollcall.rows(`SELECT * FROM ${table}`);
      return [table, rows.map((row) => JSON.stringify(row)).sort()] as const;
    }),
  );
  return Object.fromEntries(tables);
}
