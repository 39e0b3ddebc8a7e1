/** Which of the fields that were just edited the next sync sets back. */
import type { Database } from "../../../db/database.ts";
import { fieldsSetBack } from "../../core/explain-edit.ts";
import { wantedOf } from "../../core/mapping.ts";
import type { LinePicture } from "../../core/people.ts";
import { loadPerson, type Person } from "./load-person.ts";

/** Asked after the edit is written. `changed`: fields as in a change's record; they come back as the API names them. */
export async function loadOverwritten(
  db: Database,
  accountId: string,
  changed: readonly string[],
): Promise<string[]> {
  if (changed.length === 0) return [];
  const looking = { withLines: changed.includes("manager"), asFarAsRead: true };
  const { account, ...person } = await loadPerson(db, { accountId }, looking);
  if (account === null) return [];
  const edited = { ...person, account, lines: linesOf(person) };
  return fieldsSetBack(edited, changed).map((field) => (field === "manager" ? "managerId" : field));
}

/** Reporting lines as a plan sees them. */
function linesOf({
  kin,
  matches,
  ...person
}: Pick<Person, "kin" | "matches" | "mapping" | "exclusions" | "autoReactivate">): LinePicture {
  const { accounts, employees } = kin;
  const known = new Set(employees.map(({ id }) => id));
  // Who was proven to be gone is in the mirror no more. The next run asks for them again, but for whom an exclusion protects.
  const gone = accounts.flatMap(({ externalId, link }) => {
    const isFollowing = link === "linked" || person.exclusions.size === 0;
    return externalId !== null && isFollowing && !known.has(externalId) ? [externalId] : [];
  });
  return {
    input: { accounts, gone: new Set(gone), autoReactivate: person.autoReactivate, newId: (seed) => seed },
    people: matches.map((match) => ({ ...match, wanted: wantedOf(match.employee, person.mapping) })),
  };
}
