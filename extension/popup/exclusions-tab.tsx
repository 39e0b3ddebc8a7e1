import { useEffect, useRef, useState } from "preact/hooks";
import type { Attribute } from "../api/answers.ts";
import { AttributeField, LockedAttribute, whyLocked } from "../components/attribute-field.tsx";
import { ConflictPanel } from "../components/conflict-panel.tsx";
import { ExclusionBar } from "../components/exclusion-bar.tsx";
import { Icon } from "../components/icon.tsx";
import { LoadState } from "../components/load-state.tsx";
import { SearchField } from "../components/search-field.tsx";
import { inOrder, isFound } from "../core/exclusion-order.ts";
import { useSpeech } from "../i18n/speech.ts";
import { exclusionStoreOf } from "../stores/exclusion-store.ts";
import { nextRunOf } from "../stores/next-run-of.ts";
import type { PopupModel } from "./popup-model.ts";

/** More than that are searched. */
const MOST_AT_A_GLANCE = 12;

export function ExclusionsTab({ model }: { readonly model: PopupModel }) {
  const { t } = useSpeech();
  const store = exclusionStoreOf(model.ports);
  const bar = model.session.bar.value;
  useEffect(() => void store.load(), [store]);
  const attributes = store.attributes.value.value ?? [];
  const count = attributes.reduce((sum, { exclusions }) => sum + exclusions.length, 0);
  useEffect(() => {
    if (store.attributes.value.value !== null) model.countExclusions(count);
  }, [model, store, count, store.attributes.value.value]);
  const isFirst = useFirstOnes(store.attributes.value.value);
  const [query, setQuery] = useState("");
  const hasSearch = attributes.length > MOST_AT_A_GLANCE;
  // What isn't saved stays in sight, whatever is searched for.
  const isShown = (one: Attribute): boolean => one.key in store.edits.value || isFound(one, query);
  const inList = inOrder(hasSearch ? attributes.filter(isShown) : attributes, {
    isFirst,
    language: t.language,
  });
  const open = inList.filter((one) => whyLocked(one) === null);
  const locked = inList.filter((one) => whyLocked(one) !== null);
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
          <ConflictPanel
            key={conflict.id}
            conflict={conflict}
            store={store}
            me={model.session.me.value?.email ?? null}
          />
        ))}
        <LoadState of={store.attributes.value} onRetry={() => void store.load()} />
        {isEmpty ? <p class="empty">{t.exclusions.empty}</p> : null}
        {hasSearch ? (
          <div class="attribute-search">
            <SearchField label={t.exclusions.search} value="" onSearch={setQuery} />
          </div>
        ) : null}
        {attributes.length > 0 && inList.length === 0 ? (
          <p class="empty">{t.exclusions.notFound(query)}</p>
        ) : null}
        {inList.length === 0 ? null : (
          <div class="attributes">
            {open.map((attribute) => (
              <AttributeField
                key={attribute.key}
                attribute={attribute}
                store={store}
                isReadOnly={bar !== null && bar !== "offline"}
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
                    <LockedAttribute
                      key={attribute.key}
                      attribute={attribute}
                      onOpen={() => model.ports.openPage("#/attributes")}
                    />
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
      </div>
      <ExclusionBar store={store} bar={bar} nextRunAt={nextRunOf(model)} />
    </>
  );
}

/** Those that exclude somebody stand first: as it was when the popup opened, so that none moves away at being saved. */
function useFirstOnes(loaded: readonly Attribute[] | null): (attribute: Attribute) => boolean {
  const first = useRef<ReadonlySet<string> | null>(null);
  if (first.current === null && loaded !== null) {
    const excluding = loaded.filter(({ exclusions }) => exclusions.length > 0);
    first.current = new Set(excluding.map(({ key }) => key));
  }
  return ({ key }) => first.current?.has(key) ?? false;
}
