/** The cells of a change: whom, what, why, and what became of it. */
import type { RunChange } from "../../api/answers.ts";
import { Icon, type IconName } from "../../components/icon.tsx";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import {
  type ChangeSpeech,
  errorInWords,
  type FieldInWords,
  fieldsInWords,
  othersOf,
  placeOf,
  reasonInWords,
} from "./change-words.ts";

const SHOWN_FIELDS = 4;

export function PersonCell({
  change,
  isKindShown,
}: {
  readonly change: RunChange;
  readonly isKindShown: boolean;
}) {
  const { t } = useDashboard();
  const place = placeOf(change);
  return (
    <>
      {place === null ? (
        <span class="cell-main">{change.name}</span>
      ) : (
        <a class="cell-main" href={hrefOf(place)}>
          {change.name}
        </a>
      )}
      {isKindShown ? <span class="cell-note">{t.run.kind[change.kind]}</span> : null}
    </>
  );
}

type CellProps = { readonly change: RunChange; readonly speech: ChangeSpeech };

export function FieldsCell({ change, speech }: CellProps) {
  const { d } = useDashboard();
  const fields = fieldsInWords(change, speech);
  const rest = fields.slice(SHOWN_FIELDS);
  if (fields.length === 0) return <span class="muted">–</span>;
  return (
    <>
      <FieldList fields={fields.slice(0, SHOWN_FIELDS)} />
      {rest.length === 0 ? null : (
        <details class="more-fields">
          <summary>{d.review.change.moreFields(rest.length)}</summary>
          <FieldList fields={rest} />
        </details>
      )}
    </>
  );
}

function FieldList({ fields }: { readonly fields: readonly FieldInWords[] }) {
  return (
    <dl class="diff">
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.name}</dt>
          <dd>
            <Sides {...field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was empty before needs no “before”. */
function Sides({ before, after }: FieldInWords) {
  const { d } = useDashboard();
  const words = d.review.change;
  const now = after ?? words.nothing;
  if (before === null) return <span class="diff-after">{now}</span>;
  return (
    <>
      <span class="diff-before">
        <span class="sr-only">{words.before} </span>
        {before}
      </span>{" "}
      <span aria-hidden="true">→</span>{" "}
      <span class={after === null ? "muted" : "diff-after"}>
        <span class="sr-only">{words.after} </span>
        {now}
      </span>
    </>
  );
}

export function ReasonCell({ change, speech }: CellProps) {
  const { d } = useDashboard();
  const { because } = d.review.change;
  return (
    <>
      {reasonInWords(change, speech)}
      {othersOf(change.reason).map((place) => (
        <a key={place.id} class="cell-note" href={hrefOf(place)}>
          {place.page === "people" ? because.account : because.employee(place.id ?? "")}
        </a>
      ))}
    </>
  );
}

const SIGNS: Readonly<Record<RunChange["state"], IconName>> = {
  planned: "quiet",
  applied: "ok",
  held: "lock",
  failed: "error",
  skipped: "close",
};
const TONES: Readonly<Record<RunChange["state"], string>> = {
  planned: "quiet",
  applied: "ok",
  held: "warn",
  failed: "error",
  skipped: "quiet",
};

export function StateCell({ change }: { readonly change: RunChange }) {
  const { t, d } = useDashboard();
  const { state } = change;
  const error = errorInWords(change, { t, d });
  return (
    <>
      <span class="change-state" data-tone={TONES[state]}>
        <Icon name={SIGNS[state]} /> {d.review.change.states[state]}
      </span>
      {error === null ? null : <span class="cell-note">{error}</span>}
    </>
  );
}
