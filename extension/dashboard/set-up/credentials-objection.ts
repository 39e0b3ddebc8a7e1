/** What is missing, before anybody is asked. */
import type { Connection } from "../../api/answers.ts";
import type { ConnectionEdit } from "../../api/rule-calls.ts";

export type Objection =
  | { readonly field: "clientId"; readonly word: "clientIdMissing" }
  | { readonly field: "clientSecret"; readonly word: "secretMissing" | "secretMissingForClient" };

/** The secret on record is that of the client ID on record, and of no other. */
export function objectionTo(
  { clientId, clientSecret }: Pick<ConnectionEdit, "clientId" | "clientSecret">,
  saved: Pick<Connection, "clientId" | "clientSecret">,
): Objection | null {
  if (clientId === "") return { field: "clientId", word: "clientIdMissing" };
  if (clientSecret !== undefined) return null;
  if (saved.clientSecret === null) return { field: "clientSecret", word: "secretMissing" };
  return saved.clientId === clientId ? null : { field: "clientSecret", word: "secretMissingForClient" };
}
