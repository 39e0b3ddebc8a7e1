/**
 * Accounts changed by hand: the statements for one account. They belong in one batch with their record
 * (worker/config/record-change.ts) and with the revision that makes a plan stale.
 */
import type { Database } from "../../db/database.ts";
import { type CustomValue, emailKey, type TextField } from "../core/account.ts";

/** Fields as in a change's record; `manager` is an account's id. One that is missing stays as it is. */
export type AccountFields = Partial<Readonly<Record<TextField | "manager", string | null>>> & {
  readonly email?: string;
  readonly custom?: Readonly<Record<string, CustomValue>>;
};

type Value = string | number | null;

const TEXT_COLUMNS = {
  firstName: "first_name",
  lastName: "last_name",
  jobTitle: "job_title",
  startDate: "start_on",
  endDate: "end_on",
  location: "location",
  gender: "gender",
  level: "level",
  manager: "manager_id",
} as const satisfies Record<TextField | "manager", string>;

export function insertAccount(
  db: Database,
  { id, createdAt }: { readonly id: string; readonly createdAt: number },
  fields: AccountFields & { readonly email: string },
): D1PreparedStatement {
  const values: ReadonlyArray<readonly [column: string, value: Value]> = [
    ["id", id],
    ["link", "unlinked"],
    ["sourced", "[]"],
    ["state", "active"],
    ["created_at", createdAt],
    ...columnsOf({ custom: {}, ...fields }),
  ];
  const columns = values.map(([column]) => column).join(", ");
  const places = values.map((_, index) => `?${index + 1}`).join(", ");
  return db.$client
    .prepare(`INSERT INTO account (${columns}) VALUES (${places})`)
    .bind(...values.map(([, value]) => value));
}

export function updateAccount(db: Database, id: string, fields: AccountFields): D1PreparedStatement {
  const values = columnsOf(fields);
  const set = values.map(([column], index) => `${column} = ?${index + 2}`).join(", ");
  return db.$client
    .prepare(`UPDATE account SET ${set} WHERE id = ?1`)
    .bind(id, ...values.map(([, value]) => value));
}

/** Whoever is deactivated by hand, rule 23 keeps so as long as they are excluded. */
export function setAccountState(
  db: Database,
  id: string,
  state: "active" | "deactivated",
): D1PreparedStatement {
  return db.$client
    .prepare("UPDATE account SET state = ?2, deactivated_by = ?3 WHERE id = ?1")
    .bind(id, state, state === "active" ? null : "admin");
}

/** Does the reporting line that begins at `managerId` lead back to this account? Ends in circles that are there already. */
export async function wouldCloseCircle(db: Database, accountId: string, managerId: string): Promise<boolean> {
  const row = await db.$client
    .prepare(
      `WITH RECURSIVE line(id) AS (
         SELECT ?2 UNION SELECT account.manager_id FROM line JOIN account ON account.id = line.id
         WHERE account.manager_id IS NOT NULL
       ) SELECT 1 AS found FROM line WHERE id = ?1`,
    )
    .bind(accountId, managerId)
    .first();
  return row !== null;
}

/** The account that has this address, however it is spelled there. */
export async function findEmailHolder(db: Database, email: string): Promise<string | null> {
  const row = await db.$client
    .prepare("SELECT id FROM account WHERE email_key = ?1")
    .bind(emailKey(email))
    .first<{ id: string }>();
  return row?.id ?? null;
}

function columnsOf({
  email,
  custom,
  ...text
}: AccountFields): Array<readonly [column: string, value: Value]> {
  const address = email === undefined ? [] : addressColumns(email);
  const texts = Object.entries(TEXT_COLUMNS).flatMap(([field, column]) => {
    const value = text[field as keyof typeof TEXT_COLUMNS];
    return value === undefined ? [] : [[column, value] as const];
  });
  const others = custom === undefined ? [] : [["custom", JSON.stringify(custom)] as const];
  return [...address, ...texts, ...others];
}

const addressColumns = (email: string) =>
  [
    ["email", email],
    ["email_key", emailKey(email)],
  ] as const;
