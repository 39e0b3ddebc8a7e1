/**
 * People as JSON text. Each is rendered once for each set of attributes and kept until something it shows has
 * changed – the person, the supervisor, or a unit's name – so that a page costs next to nothing.
 */
import type { AttributeDefinition } from "../company/attributes.ts";
import type { Company } from "../company/company.ts";
import type { Person } from "../company/person.ts";
import { type SupervisorForm, wireValue } from "../company/wire-values.ts";

export type View = {
  /** In wire order. */
  readonly attributes: readonly AttributeDefinition[];
  readonly supervisorForm: SupervisorForm;
};

export type EmployeeRenderer = { render(people: readonly Person[], view: View): readonly string[] };

type Rendered = {
  readonly person: Person;
  readonly supervisor: Person | undefined;
  readonly revision: number;
  readonly json: string;
};

/** Beyond this many characters nothing more is kept. */
const KEPT_CHARACTERS = 200_000_000;

export function createEmployeeRenderer(company: Company): EmployeeRenderer {
  const views = new Map<string, Map<number, Rendered>>();
  let kept = 0;
  const renderOne = (person: Person, view: View, cache: Map<number, Rendered>): string => {
    const known = cache.get(person.id);
    const supervisor = company.supervisorOf(person);
    const { revision } = company.units;
    const isFresh =
      known?.person === person && known.supervisor === supervisor && known.revision === revision;
    if (isFresh) return known.json;
    const json = renderEmployee(person, view, company);
    if (kept + json.length < KEPT_CHARACTERS) {
      kept += json.length - (known?.json.length ?? 0);
      cache.set(person.id, { person, supervisor, revision, json });
    }
    return json;
  };
  return {
    render(people, view) {
      const key = JSON.stringify(view);
      const cache = views.get(key) ?? new Map<number, Rendered>();
      views.set(key, cache);
      return people.map((person) => renderOne(person, view, cache));
    },
  };
}

function renderEmployee(person: Person, { attributes, supervisorForm }: View, company: Company): string {
  const { currency } = company.units.placeOf(person.officeId);
  const context = { company, supervisorForm };
  const parts = attributes.flatMap((attribute) => {
    const value = wireValue(person, attribute, context);
    if (value === undefined) return [];
    const { head, tail } = wrapperOf(attribute);
    const money = isMoney(attribute) ? `,"currency":"${currency}"` : "";
    return [`${head}${JSON.stringify(value)}${tail}${money}}`];
  });
  return `{"type":"Employee","attributes":{${parts.join(",")}}}`;
}

const isMoney = ({ key }: AttributeDefinition): boolean => key === "fix_salary" || key === "hourly_salary";

type Wrapper = { readonly head: string; readonly tail: string };

const wrappers = new WeakMap<AttributeDefinition, Wrapper>();

/** `label, value, type, universal_id`: the order of published captures. What is the same for everybody is made once. */
function wrapperOf(attribute: AttributeDefinition): Wrapper {
  const known = wrappers.get(attribute);
  if (known) return known;
  const { key, label, type, universalId } = attribute;
  const head = `${JSON.stringify(key)}:{"label":${JSON.stringify(label)},"value":`;
  const tail = `,"type":"${type}","universal_id":${JSON.stringify(universalId)}`;
  wrappers.set(attribute, { head, tail });
  return { head, tail };
}
