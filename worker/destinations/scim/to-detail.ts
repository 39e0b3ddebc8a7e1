/**
 * What a server said, as codes: SCIM's own word for the kind of error, and our name of the field it speaks of. Its own words
 * go no further: nobody can tell what is in them, and admins read other languages.
 */
import { isRecord } from "../../http/is-record.ts";

/** RFC 7644, 3.12. */
const SCIM_TYPES = [
  "invalidFilter",
  "tooMany",
  "uniqueness",
  "mutability",
  "invalidSyntax",
  "invalidPath",
  "noTarget",
  "invalidValue",
  "invalidVers",
  "sensitive",
] as const;

/** The last part of an attribute's path → our name of the field. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ["userName", "email"],
  ["emails", "email"],
  ["externalId", "externalId"],
  ["givenName", "firstName"],
  ["familyName", "lastName"],
  ["displayName", "name"],
  ["title", "jobTitle"],
  ["startDate", "startDate"],
  ["endDate", "endDate"],
  ["location", "location"],
  ["gender", "gender"],
  ["level", "level"],
  ["department", "department"],
  ["manager", "manager"],
  ["active", "state"],
  ["members", "teams"],
]);

/** Long enough for every error and short enough to be searched. */
const MAX_LOOKED_AT = 4_000;
const ATTRIBUTE = new RegExp(`\\b(?:${[...FIELDS.keys()].join("|")})\\b`, "u");
/** One of Leapsome's own attributes, by its id in the extension. */
const CUSTOM = /:User[:.]"?([0-9a-f]{24})\b/u;

/** Codes with blanks between them, or nothing. */
export function toDetail(body: string): string {
  const { scimType, message } = partsOf(body.slice(0, MAX_LOOKED_AT));
  const kind = SCIM_TYPES.find((it) => it === scimType);
  return [kind, fieldIn(message)].filter((it) => it !== undefined).join(" ");
}

function fieldIn(message: string): string | undefined {
  const custom = CUSTOM.exec(message)?.[1];
  if (custom !== undefined) return `custom.${custom}`;
  const [attribute = ""] = ATTRIBUTE.exec(message) ?? [];
  return FIELDS.get(attribute);
}

/** A SCIM error has its words in `detail`; everything else is taken as it stands. */
function partsOf(body: string): { readonly scimType: unknown; readonly message: string } {
  try {
    const parsed: unknown = JSON.parse(body);
    if (!isRecord(parsed)) return { scimType: null, message: body };
    const { scimType, detail, message } = parsed;
    const words = [detail, message].find((it): it is string => typeof it === "string");
    return { scimType, message: words ?? body };
  } catch {
    return { scimType: null, message: body };
  }
}
