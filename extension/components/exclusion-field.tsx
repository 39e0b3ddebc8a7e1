/** The values of one attribute that exclude: a field for them, and a warning below for each that is probably a slip. */
import type { Attribute } from "../api/answers.ts";
import { editOf } from "../core/exclusion-draft.ts";
import { adviceOn, knownValues } from "../core/value-advice.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { ExclusionStore } from "../stores/exclusion-store.ts";
import { Icon } from "./icon.tsx";
import { TagField } from "./tag-field.tsx";

type Props = {
  readonly attribute: Attribute;
  readonly store: ExclusionStore;
  readonly isReadOnly: boolean;
};

export function ExclusionField({ attribute, store, isReadOnly }: Props) {
  const edit = editOf(store.edits.value, attribute);
  return (
    <>
      <TagField
        // The field never takes its text from outside; one that was discarded is another field.
        key={store.discarded.value}
        label={attribute.label}
        values={edit.values}
        known={knownValues(attribute)}
        text={edit.text}
        isReadOnly={isReadOnly}
        onValues={(values) => store.change(attribute, { values })}
        onText={(text) => store.change(attribute, { text })}
      />
      <Warnings attribute={attribute} store={store} isReadOnly={isReadOnly} />
    </>
  );
}

function Warnings({ attribute, store, isReadOnly }: Props) {
  const { t } = useSpeech();
  const { values } = editOf(store.edits.value, attribute);
  const known = knownValues(attribute);
  // Of an attribute that was never read nobody can say that a value is wrong.
  if (attribute.values === null) return null;
  return (
    <>
      {values.map((value) => {
        const advice = adviceOn(value, known);
        if (advice === null) return null;
        return (
          <p key={value} class="advice">
            <Icon name="warn" />
            <span>
              {t.exclusions.unknown(value)}
              {advice.kind === "near" ? ` ${t.exclusions.near(advice.value, advice.people)}` : null}{" "}
              {advice.kind === "near" && !isReadOnly ? (
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    const mended = values.map((one) => (one === value ? advice.value : one));
                    store.change(attribute, { values: [...new Set(mended)] });
                  }}
                >
                  {t.exclusions.useInstead(advice.value)}
                </button>
              ) : null}
            </span>
          </p>
        );
      })}
    </>
  );
}
