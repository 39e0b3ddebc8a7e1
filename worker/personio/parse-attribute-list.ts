/** `GET /v1/company/employees/attributes`: what the credentials may read. An entry without a key says nothing and is skipped. */
import type { AttributeKey } from "../core/employee.ts";
import { isRecord } from "../http/is-record.ts";
import type { AttributeInfo } from "../sync/employee-source.ts";
import { cleanText } from "./clean-text.ts";

const MAX_KEY_CHARACTERS = 200;

/** `null` when it is no list at all. */
export function parseAttributeList(data: unknown): readonly AttributeInfo[] | null {
  if (!Array.isArray(data)) return null;
  const infos = new Map<AttributeKey, AttributeInfo>();
  for (const entry of data) {
    const info = parseInfo(entry);
    if (info !== null && !infos.has(info.key)) infos.set(info.key, info);
  }
  return [...infos.values()];
}

function parseInfo(entry: unknown): AttributeInfo | null {
  if (!isRecord(entry)) return null;
  const { key, label, type, options } = entry;
  if (typeof key !== "string" || key === "" || key.length > MAX_KEY_CHARACTERS) return null;
  return toAttributeInfo(key, {
    label: typeof label === "string" ? label : null,
    type: typeof type === "string" ? type : null,
    universalId: typeof entry["universal_id"] === "string" ? entry["universal_id"] : null,
    options: Array.isArray(options)
      ? options.filter(isOption).map((option) => cleanText(String(option)))
      : [],
  });
}

type Described = {
  readonly label: string | null;
  readonly type: string | null;
  readonly universalId: string | null;
  readonly options: readonly string[];
};

/** Old answers leave out the type; without a label the key must do. */
export const toAttributeInfo = (key: AttributeKey, described: Described): AttributeInfo => ({
  key,
  label: cleanText(described.label ?? "") || key,
  type: cleanText(described.type ?? "") || "standard",
  universalId: cleanText(described.universalId ?? "") || null,
  options: described.options,
});

const isOption = (option: unknown): option is string | number =>
  (typeof option === "string" && option !== "") || typeof option === "number";
