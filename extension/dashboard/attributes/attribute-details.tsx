/** An attribute that is open: its target, its exclusions, and the values there are. */

import { whyLocked } from "../../components/attribute-field.tsx";
import { ExclusionField } from "../../components/exclusion-field.tsx";
import { Icon } from "../../components/icon.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { isReadOnly, type RuleProps } from "./rules.ts";
import { TargetPanel } from "./target-panel.tsx";
import { ValueList } from "./value-list.tsx";

export function AttributeDetails({ attribute, rules }: RuleProps) {
  const words = useDashboard().d.rules.attributes;
  return (
    <>
      {attribute.readable ? null : <p class="callout callout-warn">{words.notReadableHint}</p>}
      <div class="rules-columns">
        <section>
          <h2 class="rules-heading">{words.target.title}</h2>
          <TargetPanel attribute={attribute} rules={rules} />
        </section>
        <section>
          <h2 class="rules-heading">{words.exclusion.title}</h2>
          <Exclusions attribute={attribute} rules={rules} />
          {attribute.reason === null ? <ValueList attribute={attribute} rules={rules} /> : null}
        </section>
      </div>
    </>
  );
}

function Exclusions({ attribute, rules }: RuleProps) {
  const { t, d } = useDashboard();
  const words = d.rules.attributes.exclusion;
  const locked = whyLocked(attribute);
  if (locked === null) {
    return <ExclusionField attribute={attribute} store={rules.exclusions} isReadOnly={isReadOnly(rules)} />;
  }
  if (locked === "birthday") return <Locked text={words.birthday} />;
  if (locked === "not-readable") return <Locked text={t.exclusions.locked["not-readable"]} />;
  const isChosen = (rules.targets.edits.value[attribute.key]?.wanted ?? null) !== null;
  const { label } = attribute;
  return (
    <>
      <Locked text={isChosen ? words.targetFirst : words.mapFirst} />
      {isChosen || isReadOnly(rules) ? null : (
        <button
          type="button"
          class="link"
          onClick={() => rules.targets.choose(attribute, { kind: "custom", name: label })}
        >
          {words.mapNow(label)}
        </button>
      )}
    </>
  );
}

const Locked = ({ text }: { readonly text: string }) => (
  <p class="rules-locked">
    <Icon name="lock" /> <span>{text}</span>
  </p>
);
