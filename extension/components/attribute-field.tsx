/** One attribute: closed it says how many values it has, open it is a field with warnings; locked it says why. */
import { useEffect, useState } from "preact/hooks";
import type { Attribute } from "../api/answers.ts";
import { editOf } from "../core/exclusion-draft.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { ExclusionStore } from "../stores/exclusion-store.ts";
import { ExclusionField } from "./exclusion-field.tsx";
import { Icon } from "./icon.tsx";
import { WayOn } from "./way-on.tsx";

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
  const count = edit.values.length;
  return (
    <details
      class="attribute"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-changed={isChanged ? "" : undefined}
    >
      <summary data-attribute={attribute.key}>
        <Icon name="chevron" />
        <span class="attribute-name">{attribute.label}</span>
        <span class="attribute-count">
          {count === 0 ? t.exclusions.noValues : t.exclusions.values(count)}
        </span>
      </summary>
      <div class="attribute-body">
        <ExclusionField attribute={attribute} store={store} isReadOnly={isReadOnly} />
      </div>
    </details>
  );
}

type LockedProps = { readonly attribute: Attribute; readonly onOpen?: () => void };

/** `onOpen`: to where it can be given a target. */
export function LockedAttribute({ attribute, onOpen }: LockedProps) {
  const { t } = useSpeech();
  return (
    <li class="locked">
      <Icon name="lock" />
      <div>
        <p class="attribute-name">
          {onOpen === undefined ? attribute.label : <WayOn onOpen={onOpen}>{attribute.label}</WayOn>}
        </p>
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
