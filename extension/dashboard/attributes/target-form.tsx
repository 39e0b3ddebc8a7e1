/** The choice of a target. Nothing is saved by choosing: a target concerns everybody, so saving it is a press of its own. */
import { ChoiceField } from "../../components/choice-field.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useDashboard } from "../dashboard-words.ts";
import type { RuleProps } from "./rules.ts";
import {
  KINDS,
  kindOf,
  objectionTo,
  recommendedKind,
  type TargetObjection,
  targetOfKind,
} from "./target-choice.ts";
import { targetText } from "./target-text.ts";

type Props = RuleProps & { readonly isBlocked: boolean };

export function TargetForm({ attribute, rules, isBlocked }: Props) {
  const speech = useDashboard();
  const words = speech.d.rules.attributes.target;
  const { targets, all } = rules;
  const edit = targets.edits.value[attribute.key];
  const wanted = edit === undefined ? attribute.target : edit.wanted;
  const objection = edit === undefined ? null : objectionTo({ attribute, wanted }, all);
  const isSaving = targets.outcomes.value[attribute.key]?.kind === "saving";
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void targets.save(attribute);
  };
  return (
    <form class="target-form" onSubmit={onSubmit}>
      <Kinds attribute={attribute} rules={rules} />
      {wanted?.kind === "custom" ? (
        <TextField
          label={words.name}
          value={wanted.name}
          error={objection?.kind === "name-missing" ? words.nameMissing : null}
          onInput={(name) => targets.choose(attribute, { kind: "custom", name })}
        />
      ) : null}
      <p class="hint">{words.fieldsHint}</p>
      <Objection objection={objection} />
      {edit !== undefined && attribute.target !== null && objection === null ? (
        <p class="callout callout-warn">{words.removes(targetText(attribute.target, speech))}</p>
      ) : null}
      {edit === undefined ? null : (
        <div class="form-actions">
          <button
            type="submit"
            class="button button-primary"
            disabled={isSaving || isBlocked || objection !== null || rules.bar !== null}
          >
            {isSaving ? speech.t.exclusions.saving : words.save}
          </button>
          <button
            type="button"
            class="button button-plain"
            disabled={isSaving}
            onClick={() => targets.discard(attribute.key)}
          >
            {words.discard}
          </button>
        </div>
      )}
    </form>
  );
}

function Kinds({ attribute, rules }: RuleProps) {
  const words = useDashboard().d.rules.attributes.target;
  const edit = rules.targets.edits.value[attribute.key];
  const chosen = kindOf(edit === undefined ? attribute.target : edit.wanted);
  const recommended = recommendedKind(attribute.key);
  return (
    <ChoiceField
      legend={`${words.title}: ${attribute.label}`}
      isLegendHidden
      value={KINDS.find((kind) => kind === chosen) ?? null}
      choices={KINDS.map((value) => ({
        ...{ value, ...words.choice[value] },
        tag: value === recommended ? words.recommended : undefined,
      }))}
      onChoose={(kind) => rules.targets.choose(attribute, targetOfKind(kind, attribute))}
    />
  );
}

function Objection({ objection }: { readonly objection: TargetObjection | null }) {
  const words = useDashboard().d.rules.attributes.target;
  if (objection === null || objection.kind === "name-missing") return null;
  return (
    <p class="field-error" role="alert">
      {objection.kind === "taken" ? words.takenBy(objection.by) : words.exclusionsFirst}
    </p>
  );
}
