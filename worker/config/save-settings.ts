import type { Database } from "../../db/database.ts";
import type { Settings } from "../core/settings.ts";
import { recordChange } from "./record-change.ts";

/** Who changes the configuration, and when. */
export type Editing = { readonly by: string; readonly at: number };

/** None where nothing changes. */
export function settingsStatements(
  db: Database,
  { before, after }: { readonly before: Settings; readonly after: Settings },
  { by, at }: Editing,
): D1PreparedStatement[] {
  const document = JSON.stringify(after);
  if (JSON.stringify(before) === document) return [];
  const upsert = db.$client
    .prepare(
      `INSERT INTO setting (id, document, updated_at, updated_by) VALUES (1, ?1, ?2, ?3)
       ON CONFLICT (id) DO UPDATE SET document = excluded.document, updated_at = excluded.updated_at,
         updated_by = excluded.updated_by`,
    )
    .bind(document, at, by);
  return [
    upsert,
    recordChange(db, { at, actor: by, action: "config.settings", subject: null, before, after }),
  ];
}
