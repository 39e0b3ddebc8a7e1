/**
 * Values as chips, and a field to add more. Enter adds what was typed, or the suggestion that was walked to; nothing is ever
 * chosen by itself, for free text is allowed, and no character splits, for commas are part of values.
 *
 * The input is uncontrolled: rendering never writes into it, so no keystroke gets lost however fast they come.
 */
import { useId } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import { Chips } from "./chips.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { type TagInputOptions, useTagInput } from "./use-tag-input.ts";

type Props = Omit<TagInputOptions, "t"> & { readonly label: string; readonly isReadOnly: boolean };

export function TagField(props: Props) {
  const { label, values, known, isReadOnly } = props;
  const field = useTagInput({ ...props, t: useSpeech().t.exclusions });
  return (
    <fieldset class="tag-field" aria-label={label}>
      <Chips
        values={values}
        known={known}
        isReadOnly={isReadOnly}
        onRemove={field.remove}
        onEmptied={() => field.input.current?.focus()}
      />
      {isReadOnly ? null : <TagInput label={label} text={props.text} field={field} />}
      <p role="status" class="sr-only">
        {field.spoken}
      </p>
    </fieldset>
  );
}

type InputProps = {
  readonly label: string;
  readonly text: string;
  readonly field: ReturnType<typeof useTagInput>;
};

function TagInput({ label, text, field }: InputProps) {
  const { t } = useSpeech();
  const id = useId();
  const { suggestions, active, error } = field;
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData("text") ?? "";
    const lines = pasted.split(/\r?\n/u).filter((line) => line.trim() !== "");
    if (lines.length < 2) return;
    event.preventDefault();
    field.add(lines);
  };
  return (
    <>
      <input
        ref={field.input}
        class="input"
        role="combobox"
        aria-label={t.exclusions.input(label)}
        aria-autocomplete="list"
        aria-expanded={suggestions.length > 0}
        aria-controls={`${id}s`}
        aria-activedescendant={suggestions[active] === undefined ? undefined : `${id}s${active}`}
        aria-describedby={`${id}h ${id}e`}
        aria-invalid={error === "" ? undefined : true}
        defaultValue={text}
        placeholder={t.exclusions.placeholder}
        autocomplete="off"
        spellcheck={false}
        autocapitalize="none"
        enterkeyhint="done"
        onInput={field.onInput}
        onClick={() => field.setOpen(true)}
        onBlur={() => field.setOpen(false)}
        onKeyDown={field.onKeyDown}
        onPaste={onPaste}
      />
      <SuggestionList
        id={`${id}s`}
        label={t.exclusions.suggestions(label)}
        suggestions={suggestions}
        active={active}
        onChoose={(value) => field.add([value])}
      />
      <p id={`${id}e`} class="field-error" role="alert">
        {error}
      </p>
      <p id={`${id}h`} class="hint">
        {t.exclusions.hint}
      </p>
    </>
  );
}
