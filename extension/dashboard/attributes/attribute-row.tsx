/** One attribute: closed it says what it fills and whom it excludes, open it can be changed. */
import { useEffect, useId, useRef } from "preact/hooks";
import type { Attribute } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { editOf } from "../../core/exclusion-draft.ts";
import { mayBeCut } from "../../core/value-advice.ts";
import { useDashboard } from "../dashboard-words.ts";
import { AttributeDetails } from "./attribute-details.tsx";
import type { RuleProps, Rules } from "./rules.ts";
import { targetText } from "./target-text.ts";

type Props = {
  readonly attribute: Attribute;
  readonly rules: Rules;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
};

const FEW = 2;

export function AttributeRow({ attribute, rules, isOpen, onToggle }: Props) {
  const words = useDashboard().d.rules.attributes;
  const id = useId();
  const row = useRef<HTMLTableSectionElement>(null);
  // A link led to it: it may stand far down.
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [isOpen]);
  return (
    <tbody ref={row} class="rules-item" data-open={isOpen ? "" : undefined}>
      <tr class="table-row">
        <td class="table-cell">
          <button
            type="button"
            class="rules-name"
            data-attribute={attribute.key}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={onToggle}
          >
            <Icon name="chevron" />
            <span>{attribute.label}</span>
          </button>
          <Kind attribute={attribute} />
        </td>
        <td class="table-cell" data-head={words.column.target}>
          <TargetCell attribute={attribute} rules={rules} />
        </td>
        <td class="table-cell" data-head={words.column.exclusions}>
          <ExclusionCell attribute={attribute} rules={rules} />
        </td>
        <td class="table-cell" data-head={words.column.values}>
          <ValueCell attribute={attribute} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td id={id} class="rules-details" colSpan={4}>
            <AttributeDetails attribute={attribute} rules={rules} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Kind({ attribute: { key, type, readable } }: { readonly attribute: Attribute }) {
  const words = useDashboard().d.rules.attributes;
  const kind = words.type[type];
  return (
    <span class="cell-note rules-kind">
      <code>{key}</code>
      {kind === undefined ? null : ` · ${kind}`}
      {readable ? null : (
        <span class="odd">
          {" "}
          <Icon name="warn" /> {words.notReadable}
        </span>
      )}
    </span>
  );
}

function TargetCell({ attribute, rules }: RuleProps) {
  const speech = useDashboard();
  const words = speech.d.rules.attributes;
  const { target, isDefault, reason } = attribute;
  const isEdited = attribute.key in rules.targets.edits.value;
  return (
    <span class={target === null ? "rules-none" : undefined}>
      {isDefault || reason !== null ? <Icon name="lock" /> : null}
      <span>{targetText(target, speech)}</span>
      {isEdited ? <Unsaved text={words.unsaved} /> : null}
    </span>
  );
}

function ExclusionCell({ attribute, rules }: RuleProps) {
  const { t, d } = useDashboard();
  const { edits } = rules.exclusions;
  const { values } = editOf(edits.value, attribute);
  const isEdited = attribute.key in edits.value;
  if (values.length === 0) {
    return (
      <span class="rules-none">
        {t.exclusions.noValues}
        {isEdited ? <Unsaved text={d.rules.attributes.unsaved} /> : null}
      </span>
    );
  }
  const labels = new Map(attribute.values?.map(({ value, label }) => [value, label ?? value]));
  return (
    <span class="rules-tags">
      {values.slice(0, FEW).map((value) => (
        <span key={value} class="tag rules-tag">
          {labels.get(value) ?? value}
        </span>
      ))}
      {values.length > FEW ? (
        <span class="cell-more">{d.rules.attributes.more(values.length - FEW)}</span>
      ) : null}
      {isEdited ? <Unsaved text={d.rules.attributes.unsaved} /> : null}
    </span>
  );
}

const Unsaved = ({ text }: { readonly text: string }) => <span class="rules-unsaved">{text}</span>;

function ValueCell({ attribute: { values, reason } }: { readonly attribute: Attribute }) {
  const { t, d } = useDashboard();
  if (reason !== null) return <span class="rules-none">–</span>;
  if (values === null) return <span class="rules-none">{d.rules.attributes.neverRead}</span>;
  const used = values.filter(({ people }) => people > 0).length;
  return used === 0 ? (
    <span class="rules-none">{t.exclusions.noValues}</span>
  ) : (
    <span>{mayBeCut(used) ? d.rules.attributes.values.atLeast(used) : t.exclusions.values(used)}</span>
  );
}
