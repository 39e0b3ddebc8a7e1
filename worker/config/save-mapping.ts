/** What an attribute fills and which of its values exclude, each with its record. No statements where nothing changes. */
import type { Database } from "../../db/database.ts";
import type { AttributeKey } from "../core/employee.ts";
import type { Target } from "../core/mapping.ts";
import { recordChange } from "./record-change.ts";
import type { Editing } from "./save-settings.ts";

type Change<T> = { readonly key: AttributeKey; readonly before: T; readonly after: T };

/** `null`: it fills nothing. */
export function targetStatements(
  db: Database,
  { key, before, after }: Change<Target | null>,
  { by, at }: Editing,
): D1PreparedStatement[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const update = db.$client
    .prepare("UPDATE attribute SET target = ?2 WHERE key = ?1")
    .bind(key, after === null ? null : JSON.stringify(after));
  return [update, recordChange(db, { at, actor: by, action: "config.target", subject: key, before, after })];
}

/** Both lists sorted. A value that stays keeps its day and its author. */
export function exclusionStatements(
  db: Database,
  { key, before, after }: Change<readonly string[]>,
  { by, at }: Editing,
): D1PreparedStatement[] {
  const values = JSON.stringify(after);
  if (JSON.stringify(before) === values) return [];
  const d1 = db.$client;
  return [
    d1
      .prepare(
        "DELETE FROM exclusion WHERE attribute_key = ?1 AND value NOT IN (SELECT value FROM json_each(?2))",
      )
      .bind(key, values),
    d1
      .prepare(
        `INSERT INTO exclusion (attribute_key, value, created_at, created_by)
         SELECT ?1, value, ?3, ?4 FROM json_each(?2) WHERE true ON CONFLICT DO NOTHING`,
      )
      .bind(key, values, at, by),
    recordChange(db, { at, actor: by, action: "config.exclusions", subject: key, before, after }),
  ];
}
