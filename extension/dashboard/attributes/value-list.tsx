/** The values of the last read with how many have each, the most frequent first; one press excludes. */
import { useState } from "preact/hooks";
import type { Attribute } from "../../api/answers.ts";
import { whyLocked } from "../../components/attribute-field.tsx";
import { editOf, normalizeValue } from "../../core/exclusion-draft.ts";
import { type KnownValue, knownValues, mayBeCut } from "../../core/value-advice.ts";
import { useDashboard } from "../dashboard-words.ts";
import { isReadOnly, type RuleProps } from "./rules.ts";

const FEW = 6;

export function ValueList({ attribute, rules }: RuleProps) {
  const words = useDashboard().d.rules.attributes.values;
  const [isLong, setLong] = useState(false);
  const known = knownValues(attribute);
  const all = mayBeCut(known.length) ? words.mostFrequent : words.all;
  const shown = isLong ? known : known.slice(0, FEW);
  return (
    <>
      <h3 class="rules-subheading">{words.title}</h3>
      {known.length === 0 ? <NoValues attribute={attribute} /> : null}
      <ul class="rules-values">
        {shown.map((value) => (
          <ValueRow key={value.value} known={value} attribute={attribute} rules={rules} />
        ))}
      </ul>
      {known.length > FEW ? (
        <button type="button" class="link" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {isLong ? words.fewer : all(known.length)}
        </button>
      ) : null}
    </>
  );
}

function NoValues({ attribute }: { readonly attribute: Attribute }) {
  const words = useDashboard().d.rules.attributes.values;
  const { values, target } = attribute;
  if (values !== null) return <p class="hint">{words.none}</p>;
  return <p class="hint">{target === null ? words.afterTarget : words.afterRead}</p>;
}

function ValueRow({ known, attribute, rules }: RuleProps & { readonly known: KnownValue }) {
  const words = useDashboard().d.rules.attributes.values;
  const { values } = editOf(rules.exclusions.edits.value, attribute);
  const isExcluded = values.some((value) => normalizeValue(value) === normalizeValue(known.value));
  const mayExclude = !isReadOnly(rules) && whyLocked(attribute) === null;
  return (
    <li>
      <span class="rules-value">{known.label}</span>
      <span class="rules-people">{words.people(known.people)}</span>
      {isExcluded ? <span class="tag">{words.excluded}</span> : null}
      {!isExcluded && mayExclude ? (
        <button
          type="button"
          class="link"
          aria-label={words.excludeValue(known.label)}
          onClick={() => rules.exclusions.change(attribute, { values: [...values, known.value] })}
        >
          {words.exclude}
        </button>
      ) : null}
    </li>
  );
}
