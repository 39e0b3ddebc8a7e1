import { useEffect } from "preact/hooks";
import { Icon } from "../components/icon.tsx";
import type { WriteBar } from "../core/permission.ts";
import { useSpeech } from "../i18n/speech.ts";
import { AttributeField, LockedAttribute, whyLocked } from "./attribute-field.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { ExclusionBar } from "./exclusion-bar.tsx";
import type { ExclusionStore } from "./exclusion-store.ts";
import { LoadState } from "./load-state.tsx";

type Props = {
  readonly store: ExclusionStore;
  readonly bar: WriteBar | null;
  /** When what is saved takes effect. */
  readonly nextRunAt: number | null;
};

export function ExclusionsTab({ store, bar, nextRunAt }: Props) {
  const { t } = useSpeech();
  useEffect(() => void store.load(), [store]);
  const attributes = store.attributes.value.value ?? [];
  const open = attributes
    .filter((one) => whyLocked(one) === null)
    .sort((a, b) => Number(b.exclusions.length > 0) - Number(a.exclusions.length > 0));
  const locked = attributes.filter((one) => whyLocked(one) !== null);
  const isEmpty = store.attributes.value.value !== null && attributes.length === 0;
  return (
    <>
      <div class="scroll" data-scroll>
        <div class="intro">
          <p>{t.exclusions.intro}</p>
          <details class="more">
            <summary>{t.exclusions.why}</summary>
            <p>{t.exclusions.noDeactivation}</p>
          </details>
        </div>
        {store.conflicts.value.map((conflict) => (
          <ConflictPanel key={conflict.id} conflict={conflict} store={store} />
        ))}
        <LoadState of={store.attributes.value} onRetry={() => void store.load()} />
        {isEmpty ? <p class="empty">{t.exclusions.empty}</p> : null}
        <div class="attributes">
          {open.map((attribute) => (
            <AttributeField
              key={attribute.key}
              attribute={attribute}
              store={store}
              isReadOnly={bar === "viewer" || bar === "signed-out"}
            />
          ))}
          {locked.length === 0 ? null : (
            <details class="attribute">
              <summary>
                <Icon name="chevron" />
                <span class="attribute-name">{t.exclusions.lockedGroup(locked.length)}</span>
              </summary>
              <ul class="locked-list">
                {locked.map((attribute) => (
                  <LockedAttribute key={attribute.key} attribute={attribute} />
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
      <ExclusionBar store={store} bar={bar} nextRunAt={nextRunAt} />
    </>
  );
}
