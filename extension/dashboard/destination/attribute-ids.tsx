/** Leapsome knows custom attributes by ids of its own: one field for each that is mapped, or has an id already. */
import { useEffect } from "preact/hooks";
import type { Destination } from "../../api/answers.ts";
import { Field } from "../../components/field.tsx";
import { exclusionStoreOf } from "../../stores/exclusion-store.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDestinationWords } from "./destination-words.ts";
import { ATTRIBUTE_FIELD } from "./typed-destination.ts";

type Props = {
  readonly model: DashboardModel;
  readonly saved: Destination["customAttributes"];
  readonly errorOf: (field: string) => string | null;
};

export function AttributeIds({ model, saved, errorOf }: Props) {
  const { form: words } = useDestinationWords();
  const { attributes, load } = exclusionStoreOf(model.ports);
  useEffect(() => void load(), [load]);
  const mapped = (attributes.value.value ?? []).flatMap(({ target }) =>
    target?.kind === "custom" ? [target.name] : [],
  );
  const names = [...new Set([...mapped, ...Object.keys(saved)])].sort((a, b) => a.localeCompare(b));
  const isWrong = names.some((name) => errorOf(`${ATTRIBUTE_FIELD}${name}`) !== null);
  return (
    <details class="guide destination-attributes" open={isWrong || undefined}>
      <summary>{words.attributes(names.length)}</summary>
      <p class="hint">{names.length === 0 ? words.noAttributes : words.attributesHint}</p>
      {names.map((name) => (
        <Field key={name} label={name} error={errorOf(`${ATTRIBUTE_FIELD}${name}`)}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="text"
              name={`${ATTRIBUTE_FIELD}${name}`}
              defaultValue={saved[name] ?? ""}
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
            />
          )}
        </Field>
      ))}
    </details>
  );
}
