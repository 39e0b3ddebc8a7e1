/** One attribute: closed it says how many values it has, open it is a field with warnings; locked it says why. */
import { useEffect, useState } from "preact/hooks";
import type { Attribute } from "../api/answers.ts";
import { Icon } from "../components/icon.tsx";
import { TagField } from "../components/tag-field.tsx";
import { editOf } from "../core/exclusion-draft.ts";
import { adviceOn, knownValues } from "../core/value-advice.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { ExclusionStore } from "./exclusion-store.ts";

type Props = {
  readonly attribute: Attribute;
  readonly store: ExclusionStore;
  readonly isReadOnly: boolean;
};

export function AttributeField({ attribute, store, isReadOnly }: Props) {
  const { t } = useSpeech();
  const edit = editOf(store.edits.value, attribute);
  const isChanged = attribute.key in store.edits.value;
  const [isOpen, setOpen] = useState(isChanged || attribute.exclusions.length > 0);
  useEffect(() => {
    if (isChanged) setOpen(true);
  }, [isChanged]);
  const known = knownValues(attribute);
  const count = edit.values.length;
  return (
    <details
      class="attribute"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-changed={isChanged ? "" : undefined}
    >
      <summary>
        <Icon name="chevron" />
        <span class="attribute-name">{attribute.label}</span>
        <span class="attribute-count">
          {count === 0 ? t.exclusions.noValues : t.exclusions.values(count)}
        </span>
      </summary>
      <div class="attribute-body">
        <TagField
          // The field never takes its text from outside; one that was discarded is another field.
          key={store.discarded.value}
          label={attribute.label}
          values={edit.values}
          known={known}
          text={edit.text}
          isReadOnly={isReadOnly}
          onValues={(values) => store.change(attribute, { values })}
          onText={(text) => store.change(attribute, { text })}
        />
        <Warnings attribute={attribute} store={store} isReadOnly={isReadOnly} />
      </div>
    </details>
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

export function LockedAttribute({ attribute }: { readonly attribute: Attribute }) {
  const { t } = useSpeech();
  return (
    <li class="locked">
      <Icon name="lock" />
      <div>
        <p class="attribute-name">{attribute.label}</p>
        <p class="row-note">{t.exclusions.locked[whyLocked(attribute) ?? "map-first"]}</p>
      </div>
    </li>
  );
}

/** `null`: it can exclude. A custom attribute has to have a target first (rule 24). */
export function whyLocked(attribute: Attribute): "map-first" | "birthday" | "not-readable" | null {
  const { key, target, reason, readable, exclusions } = attribute;
  if (reason === "birthday") return "birthday";
  if (!readable && exclusions.length === 0) return "not-readable";
  return key.startsWith("dynamic_") && target === null ? "map-first" : null;
}
