/** Step 3: what fills what from the start, and where to change it. */
import type { Attribute } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { targetText } from "../attributes/target-text.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { unreadableDefaults } from "./connection-words.ts";
import { DEFAULTS } from "./default-targets.ts";
import type { StepState } from "./set-up-steps.ts";
import type { StepProps } from "./step-card.tsx";

const NONE: readonly Attribute[] = [];

export function MappingResult({ store, state }: StepProps & { readonly state: StepState }) {
  const words = useDashboard().d.rules.setUp.mapping;
  const attributes = store.attributes.value.value ?? NONE;
  if (state === "later") return <p class="row-note">{words.waiting}</p>;
  if (state === "now") return null;
  const excluded = countExclusions(attributes);
  return (
    <p>
      {words.done} {words.own(countOwn(attributes))} {excluded === 0 ? null : words.exclusions(excluded)}
    </p>
  );
}

const countOwn = (attributes: readonly Attribute[]): number =>
  attributes.filter(({ isDefault, target }) => !isDefault && target !== null).length;

const countExclusions = (attributes: readonly Attribute[]): number =>
  attributes.reduce((sum, { exclusions }) => sum + exclusions.length, 0);

export function MappingStep({ store }: StepProps) {
  const words = useDashboard().d.rules.setUp.mapping;
  const attributes = store.attributes.value.value ?? NONE;
  const excluded = countExclusions(attributes);
  return (
    <>
      <p>{words.intro}</p>
      <DefaultTable attributes={attributes} />
      <p class="hint">{words.birthday}</p>
      <p>
        {words.own(countOwn(attributes))} {excluded === 0 ? words.noExclusions : words.exclusions(excluded)}
      </p>
      <p>
        {words.choices}{" "}
        <a class="link" href={hrefOf({ page: "settings" })}>
          {words.openSettings}
        </a>
      </p>
      <div class="form-actions">
        {store.isMappingSeen.value ? null : (
          <button
            type="button"
            class="button button-primary"
            onClick={() => {
              store.isMappingSeen.value = true;
            }}
          >
            {words.goOn}
          </button>
        )}
        <a class="button button-link" href={hrefOf({ page: "attributes" })}>
          {words.edit}
        </a>
      </div>
    </>
  );
}

function DefaultTable({ attributes }: { readonly attributes: readonly Attribute[] }) {
  const speech = useDashboard();
  const { setUp, attributes: words } = speech.d.rules;
  const unreadable = unreadableDefaults(attributes);
  const labels = new Map(attributes.map(({ key, label }) => [key, label]));
  return (
    <dl class="mapping" aria-label={setUp.mapping.defaults}>
      {DEFAULTS.map(([key, target]) => (
        <div key={key}>
          <dt>{labels.get(key) ?? setUp.mapping.attribute[key]}</dt>
          <dd>
            {targetText(target, speech)}
            {unreadable.includes(key) ? (
              <span class="odd">
                <Icon name="warn" /> {words.notReadable}
              </span>
            ) : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
