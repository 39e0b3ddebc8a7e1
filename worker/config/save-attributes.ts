/**
 * What Personio says about its attributes, taken over where it differs. After a whole list (`complete`), those that
 * are not on it can't be read any more.
 */
import { chunkJson } from "../../db/chunk-json.ts";
import type { Database } from "../../db/database.ts";
import { isBirthday } from "../core/mapping.ts";
import type { AttributeInfo } from "../sync/employee-source.ts";

/** Does what Personio lists, completely, differ from what is stored? Mostly not, and then there is nothing to write. */
export async function loadChangedAttributes(
  db: Database,
  listed: readonly AttributeInfo[],
): Promise<boolean> {
  const rows = await db.$client
    .prepare("SELECT key, label, type, universal_id, options FROM attribute WHERE readable = 1")
    .raw<StoredAttribute>();
  const stored = new Set(rows.map((row) => JSON.stringify(row)));
  const distinct = new Set(listed.map((it) => JSON.stringify(storedForm(it))));
  return stored.size !== distinct.size || [...distinct].some((it) => !stored.has(it));
}

type StoredAttribute = readonly [
  key: string,
  label: string,
  type: string,
  universalId: string | null,
  options: string,
];

const storedForm = (it: AttributeInfo): StoredAttribute => [
  it.key,
  it.label,
  it.type,
  it.universalId,
  JSON.stringify(optionsOf(it)),
];

const optionsOf = (it: AttributeInfo): readonly string[] => (isBirthday(it) ? [] : it.options);

export function saveAttributes(
  db: Database,
  attributes: readonly AttributeInfo[],
  complete: boolean,
): D1PreparedStatement[] {
  if (attributes.length === 0) return [];
  const d1 = db.$client;
  const rows = attributes.map((it) => [it.key, it.label, it.type, it.universalId, optionsOf(it)]);
  const upserts = chunkJson(rows).map((json) =>
    d1
      .prepare(
        `INSERT INTO attribute (key, label, type, universal_id, options, readable)
         SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value -> 4, 1 FROM json_each(?1) WHERE true
         ON CONFLICT (key) DO UPDATE SET label = excluded.label, type = excluded.type,
           universal_id = excluded.universal_id, options = excluded.options, readable = 1
         WHERE (attribute.label, attribute.type, attribute.options, attribute.readable)
               IS NOT (excluded.label, excluded.type, excluded.options, 1)
            OR attribute.universal_id IS NOT excluded.universal_id`,
      )
      .bind(json),
  );
  const keys = JSON.stringify(attributes.map((it) => it.key));
  const hide = d1
    .prepare(
      "UPDATE attribute SET readable = 0 WHERE readable = 1 AND key NOT IN (SELECT value FROM json_each(?1))",
    )
    .bind(keys);
  return complete ? [...upserts, hide] : upserts;
}
