/** The values of one attribute that exclude: a field for them, and a warning below for each that is probably a slip. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Attribute } from "../api/answers.ts";
import { editOf } from "../core/exclusion-draft.ts";
import { type Advice, adviceOn, knownValues } from "../core/value-advice.ts";
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
  const { t } = useSpeech();
  const { values, text } = editOf(store.edits.value, attribute);
  const input = useRef<HTMLInputElement>(null);
  const [spoken, setSpoken] = useState("");
  const replace = (value: string, wanted: string): void => {
    const mended = values.map((one) => (one === value ? wanted : one));
    store.change(attribute, { values: [...new Set(mended)] });
    setSpoken(t.exclusions.replaced(value, wanted));
    // The button goes with its warning.
    input.current?.focus();
  };
  return (
    <>
      <TagField
        // The field never takes its text from outside; one that was discarded is another field.
        key={store.discarded.value}
        input={input}
        label={attribute.label}
        values={values}
        known={knownValues(attribute)}
        text={text}
        isReadOnly={isReadOnly}
        onValues={(next) => store.change(attribute, { values: next })}
        onText={(next) => store.change(attribute, { text: next })}
      />
      <Warnings attribute={attribute} values={values} onReplace={isReadOnly ? null : replace} />
      <p role="status" class="sr-only">
        {spoken}
      </p>
    </>
  );
}

type WarningsProps = {
  readonly attribute: Attribute;
  readonly values: readonly string[];
  /** `null`: nothing may be changed. */
  readonly onReplace: ((value: string, wanted: string) => void) | null;
};

function Warnings({ attribute, values, onReplace }: WarningsProps) {
  const first = useRef(values);
  const known = knownValues(attribute);
  // Of an attribute that was never read nobody can say that a value is wrong.
  if (attribute.values === null) return null;
  return (
    <>
      {values.map((value) => {
        const advice = adviceOn(value, known);
        if (advice === null) return null;
        const isNew = !first.current.includes(value);
        return <Warning key={value} {...{ value, advice, isNew, onReplace }} />;
      })}
    </>
  );
}

type WarningProps = Pick<WarningsProps, "onReplace"> & {
  readonly value: string;
  readonly advice: Advice;
  /** The value was just added: what is said about it must not stand behind the bar that came with it. */
  readonly isNew: boolean;
};

function Warning({ value, advice, isNew, onReplace }: WarningProps) {
  const { t } = useSpeech();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isNew) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [isNew]);
  return (
    <p ref={line} class="advice">
      <Icon name="warn" />
      <span>
        {t.exclusions.unknown(value)}
        {advice.kind === "near" ? ` ${t.exclusions.near(advice.value, advice.people)}` : null}{" "}
        {advice.kind === "near" && onReplace !== null ? (
          <button type="button" class="link" onClick={() => onReplace(value, advice.value)}>
            {t.exclusions.useInstead(advice.value)}
          </button>
        ) : null}
      </span>
    </p>
  );
}
