/** Attributes as the API shows them: with the values of the last read, and names where a value is somebody's id. */
import type { Database } from "../../../db/database.ts";
import type { MappedAttribute } from "../../config/load-mapping.ts";
import { loadPersonNames, type PersonNames } from "../people/load-person-names.ts";
import type { AttributeAnswer } from "./attribute-routes.ts";
import { loadValueCounts } from "./load-value-counts.ts";
import { presentAttribute } from "./present-attribute.ts";

/** In the order they are given. */
export async function loadAttributes(
  db: Database,
  attributes: readonly MappedAttribute[],
): Promise<AttributeAnswer[]> {
  const counts = await loadValueCounts(db, new Set(attributes.map(({ key }) => key)));
  const answers = await Promise.all(attributes.map((it) => presentAttribute(it, counts.get(it.key))));
  const people = answers.filter(isOfPeople).flatMap(({ values }) => values ?? []);
  const names = await loadPersonNames(
    db,
    people.map(({ value }) => value),
  );
  return answers.map((it) => (isOfPeople(it) ? withLabels(it, names) : it));
}

export async function loadAttribute(db: Database, attribute: MappedAttribute): Promise<AttributeAnswer> {
  const [answer] = await loadAttributes(db, [attribute]);
  if (answer === undefined) throw new Error("one attribute has one answer");
  return answer;
}

/** Attributes that say who somebody is or reports to, in Personio's ids. */
const OF_PEOPLE: readonly string[] = ["id", "supervisor"];

const isOfPeople = ({ key }: AttributeAnswer): boolean => OF_PEOPLE.includes(key);

function withLabels(answer: AttributeAnswer, names: PersonNames): AttributeAnswer {
  const values = answer.values?.map((it) => {
    const label = names.get(it.value);
    return label === undefined ? it : { ...it, label };
  });
  return { ...answer, values: values ?? null };
}
