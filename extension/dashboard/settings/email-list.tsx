/** Addresses as chips. Enter, a blank, a comma or leaving the field ends one; several may be pasted at once. */
import { useRef, useState } from "preact/hooks";
import { Chips } from "../../components/chips.tsx";
import { type ControlProps, Field } from "../../components/field.tsx";
import { useDashboard } from "../dashboard-words.ts";

type Props = {
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | null;
  readonly emails: readonly string[];
  /** Nobody but an owner takes these away. */
  readonly kept: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (emails: readonly string[]) => void;
};

/** Only a slip of the pen: the server judges. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const BETWEEN = /[\s,;]+/u;
const ENDS_ONE: readonly string[] = ["Enter", ",", ";", " "];

export function EmailList(props: Props) {
  const { label, hint, error, emails, isReadOnly } = props;
  const words = useDashboard().d.administration.settings.emails;
  const list = useEmailList(props);
  return (
    <>
      <Field label={label} hint={hint} error={list.slip ?? error}>
        {(control) => (
          <>
            {emails.length === 0 ? <p class="row-note">{words.none}</p> : null}
            <Chips
              values={emails}
              known={[]}
              kept={props.kept}
              isReadOnly={isReadOnly}
              onRemove={list.remove}
              onEmptied={() => list.input.current?.focus()}
            />
            {isReadOnly ? null : <EmailInput control={control} list={list} />}
          </>
        )}
      </Field>
      <p role="status" class="sr-only">
        {list.spoken}
      </p>
    </>
  );
}

function useEmailList({ emails, onChange }: Props) {
  const words = useDashboard().d.administration.settings.emails;
  const input = useRef<HTMLInputElement>(null);
  const [slip, setSlip] = useState<string | null>(null);
  const [spoken, setSpoken] = useState("");
  const add = (): void => {
    const { fresh, bad, known } = judge(input.current?.value ?? "", emails);
    setSlip(bad !== undefined ? words.invalid(bad) : known !== undefined ? words.known(known) : null);
    if (input.current !== null) input.current.value = bad ?? "";
    const next = [...emails, ...fresh];
    if (fresh.length === 0) return;
    setSpoken(words.added(fresh.join(", "), next.length));
    onChange(next);
  };
  const remove = (email: string): void => {
    const next = emails.filter((other) => other !== email);
    setSpoken(words.removed(email, next.length));
    onChange(next);
  };
  return { input, slip, spoken, add, remove, mend: () => setSlip(null) };
}

type Judged = {
  readonly fresh: readonly string[];
  readonly bad: string | undefined;
  readonly known: string | undefined;
};

/** Without regard to case, as the server compares them everywhere. */
function judge(typed: string, emails: readonly string[]): Judged {
  const given = typed.split(BETWEEN).filter((part) => part !== "");
  const good = given.filter((email) => LOOKS_LIKE_EMAIL.test(email));
  const seen = new Set(emails.map((email) => email.toLowerCase()));
  return {
    fresh: [
      ...new Map(
        good.filter((it) => !seen.has(it.toLowerCase())).map((it) => [it.toLowerCase(), it]),
      ).values(),
    ],
    bad: given.find((email) => !good.includes(email)),
    known: good.find((email) => seen.has(email.toLowerCase())),
  };
}

type InputProps = { readonly control: ControlProps; readonly list: ReturnType<typeof useEmailList> };

/** Uncontrolled, so that no keystroke is lost. */
function EmailInput({ control, list }: InputProps) {
  const words = useDashboard().d.administration.settings.emails;
  return (
    <div class="with-button">
      <input
        ref={list.input}
        {...control}
        class="input"
        type="text"
        inputmode="email"
        placeholder={words.placeholder}
        autocomplete="off"
        spellcheck={false}
        autocapitalize="none"
        onInput={list.mend}
        onBlur={list.add}
        onKeyDown={(event) => {
          if (event.isComposing || !ENDS_ONE.includes(event.key)) return;
          event.preventDefault();
          list.add();
        }}
      />
      <button
        type="button"
        class="button"
        onClick={() => {
          list.add();
          list.input.current?.focus();
        }}
      >
        {words.add}
      </button>
    </div>
  );
}
