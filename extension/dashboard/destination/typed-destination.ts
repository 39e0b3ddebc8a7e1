/** What stands in the form, and what is wrong with it before the server is asked. Pure. */
import type { Destination } from "../../api/answers.ts";
import type { DestinationEdit } from "../../api/destination-calls.ts";

export const LEAPSOME_URL = "https://api.leapsome.com/scim/v1";

/** In the form's data, before an attribute's name. */
export const ATTRIBUTE_FIELD = "attribute:";
/** What may stand in a header. */
const TOKEN = /^[\x21-\x7e]+$/u;
/** A token goes in the clear to this very machine only. */
const SAFE_URL = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/iu;
const ATTRIBUTE_ID = /^[0-9a-f]{24}$/u;

export type DestinationObjection =
  | { readonly field: "baseUrl"; readonly word: "addressMissing" | "addressUnsafe" }
  | { readonly field: "token"; readonly word: "tokenMissing" | "tokenNeeded" | "tokenWrong" }
  | { readonly field: `${typeof ATTRIBUTE_FIELD}${string}`; readonly word: "attributeWrong" };

export function typedDestination(
  data: FormData,
  kind: DestinationEdit["kind"],
  enabled: boolean,
): DestinationEdit {
  const token = textIn(data, "token");
  const attributes = [...data.keys()]
    .filter((key) => key.startsWith(ATTRIBUTE_FIELD) && textIn(data, key) !== "")
    .map((key) => [key.slice(ATTRIBUTE_FIELD.length), textIn(data, key).toLowerCase()] as const);
  return {
    kind,
    baseUrl: textIn(data, "baseUrl"),
    ...(token === "" ? {} : { token }),
    enabled,
    customAttributes: Object.fromEntries(attributes),
  };
}

const textIn = (data: FormData, key: string): string => String(data.get(key) ?? "").trim();

/** A token goes only where it was meant for, so another place needs another. */
export const isElsewhere = (edit: Pick<DestinationEdit, "kind" | "baseUrl">, saved: Destination): boolean =>
  saved.baseUrl !== null && (edit.kind !== saved.kind || edit.baseUrl.replace(/\/+$/u, "") !== saved.baseUrl);

export function destinationObjection(edit: DestinationEdit, saved: Destination): DestinationObjection | null {
  if (!/^https?:\/\/[^/]/u.test(edit.baseUrl)) return { field: "baseUrl", word: "addressMissing" };
  if (!SAFE_URL.test(edit.baseUrl)) return { field: "baseUrl", word: "addressUnsafe" };
  const isKept = saved.token === "set" && !isElsewhere(edit, saved);
  if (edit.token === undefined && !isKept)
    return { field: "token", word: saved.token === "set" ? "tokenMissing" : "tokenNeeded" };
  if (edit.token !== undefined && !TOKEN.test(edit.token)) return { field: "token", word: "tokenWrong" };
  const wrong = Object.entries(edit.customAttributes ?? {}).find(([, id]) => !ATTRIBUTE_ID.test(id));
  return wrong === undefined ? null : { field: `${ATTRIBUTE_FIELD}${wrong[0]}`, word: "attributeWrong" };
}
