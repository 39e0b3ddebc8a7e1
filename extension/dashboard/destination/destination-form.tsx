/** Where to push, and the token. Its field is uncontrolled: a token stands there and nowhere else, until it was saved. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Destination } from "../../api/answers.ts";
import type { DestinationEdit } from "../../api/destination-calls.ts";
import { FailureNote } from "../../components/failure-note.tsx";
import { Field } from "../../components/field.tsx";
import { SelectField } from "../../components/select-field.tsx";
import type { DestinationMessages } from "../../i18n/dashboard/destination.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { AttributeIds } from "./attribute-ids.tsx";
import { isRefused } from "./describe-destination.ts";
import type { DestinationStore } from "./destination-store.ts";
import { useDestinationWords } from "./destination-words.ts";
import {
  type DestinationObjection,
  destinationObjection,
  isElsewhere,
  LEAPSOME_URL,
  typedDestination,
} from "./typed-destination.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: DestinationStore;
  readonly destination: Destination;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
};

const KINDS = ["leapsome", "standard"] as const;

export function DestinationForm(props: Props) {
  const { model, store, destination, onCancel } = props;
  const { t } = useDashboard();
  const { form: words, failure } = useDestinationWords();
  const { form, place, enabled, errorOf, send } = useDestinationForm(props);
  const state = store.writes.save.state.value;
  const isSaving = state.kind === "working";
  return (
    <form
      ref={form}
      class="destination-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <PlaceFields place={place} destination={destination} errorOf={errorOf} />
      {place.kind === "leapsome" ? (
        <AttributeIds model={model} saved={destination.customAttributes} errorOf={errorOf} />
      ) : null}
      {state.kind === "failed" ? <FailureNote failure={state.failure} words={failure} /> : null}
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={isSaving}>
          {isSaving ? words.saving : enabled ? words.save : words.saveOff}
        </button>
        {onCancel === undefined ? null : (
          <button type="button" class="button button-plain" disabled={isSaving} onClick={onCancel}>
            {t.app.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

function useDestinationForm({ store, destination, onDone, onCancel }: Props) {
  const { form: words } = useDestinationWords();
  const form = useRef<HTMLFormElement>(null);
  const [kind, setKind] = useState<DestinationEdit["kind"]>(destination.kind ?? "leapsome");
  const [baseUrl, setBaseUrl] = useState(destination.baseUrl ?? LEAPSOME_URL);
  const [objection, setObjection] = useState<DestinationObjection | null>(null);
  // Whoever connects wants it on; what was switched off stays off until somebody says so.
  const enabled = destination.enabled || !destination.configured;
  // Opened by a button that is gone now.
  useEffect(() => {
    if (onCancel !== undefined) focusOn(form.current, isRefused(destination) ? "token" : "baseUrl");
  }, []);
  const chooseKind = (next: DestinationEdit["kind"]): void => {
    setKind(next);
    setBaseUrl(usualUrl(next, destination));
  };
  const send = async (): Promise<void> => {
    if (form.current === null) return;
    const edit = typedDestination(new FormData(form.current), kind, enabled);
    const found = destinationObjection(edit, destination);
    setObjection(found);
    store.writes.save.forget();
    if (found !== null) return focusOn(form.current, found.field);
    if (!(await store.save(edit))) return focusOn(form.current, faultyField(store));
    form.current?.reset();
    onDone();
  };
  const errorOf = (field: string): string | null =>
    objection?.field === field ? words[objection.word] : null;
  return { form, place: { kind, baseUrl, chooseKind, setBaseUrl }, enabled, errorOf, send };
}

function usualUrl(kind: DestinationEdit["kind"], saved: Destination): string {
  if (kind === saved.kind) return saved.baseUrl ?? "";
  return kind === "leapsome" ? LEAPSOME_URL : "";
}

type PlaceProps = Pick<Props, "destination"> &
  Pick<ReturnType<typeof useDestinationForm>, "place" | "errorOf">;

function PlaceFields({ place, destination, errorOf }: PlaceProps) {
  const { form: words, kind: names } = useDestinationWords();
  const { kind, baseUrl, chooseKind, setBaseUrl } = place;
  return (
    <>
      <SelectField
        label={words.kind}
        value={kind}
        choices={KINDS.map((value) => ({ value, label: names[value] }))}
        onChoose={chooseKind}
      />
      <Field label={words.address} hint={words.addressHint[kind]} error={errorOf("baseUrl")}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="url"
            name="baseUrl"
            value={baseUrl}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => setBaseUrl(event.currentTarget.value)}
          />
        )}
      </Field>
      {isElsewhere({ kind, baseUrl: baseUrl.trim() }, destination) ? (
        <p class="callout callout-warn">{words.elsewhere}</p>
      ) : null}
      <Field
        label={words.token}
        hint={tokenHintOf(destination, words) ?? words.tokenHint[kind]}
        error={errorOf("token")}
      >
        {(control) => (
          // “new-password” keeps browsers from filling in, or offering to keep, somebody's own password.
          <input {...control} class="input" type="password" name="token" autocomplete="new-password" />
        )}
      </Field>
    </>
  );
}

function tokenHintOf({ token, problem }: Destination, words: DestinationMessages["form"]): string | null {
  if (token !== "set") return null;
  return problem?.code === "destination-refused" ? words.tokenRefused : words.tokenKept;
}

/** Where the mistake probably is, once the destination was asked. */
function faultyField({ writes }: DestinationStore): string {
  const state = writes.save.state.peek();
  return state.kind === "failed" && state.failure.code === "destination-refused" ? "token" : "baseUrl";
}

/** `null`: the form may be gone by now. */
function focusOn(form: HTMLFormElement | null, field: string): void {
  const input = form?.elements.namedItem(field);
  if (input instanceof HTMLInputElement) input.focus();
}
