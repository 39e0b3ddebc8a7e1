/** What a run changes or would change, person by person. */
import type { RunChange } from "../api/answers.ts";
import { fieldName, fieldValue } from "../i18n/field-names.ts";
import { reasonText } from "../i18n/reason-text.ts";
import { useSpeech } from "../i18n/speech.ts";

const SHOWN_FIELDS = 3;
const MARKS: Readonly<Record<RunChange["kind"], "ok" | "warn" | "error" | "quiet">> = {
  create: "ok",
  adopt: "quiet",
  reactivate: "ok",
  include: "ok",
  "team-create": "ok",
  update: "quiet",
  "team-rename": "quiet",
  exclude: "warn",
  hold: "warn",
  deactivate: "error",
};

/** What changes says more than why. */
const FIELDS_TOLD: ReadonlySet<RunChange["kind"]> = new Set(["update", "team-rename"]);
const PLAIN: ReadonlySet<string> = new Set(["changed-in-personio", "renamed-in-personio"]);

type Props = { readonly changes: readonly RunChange[] };

export function ChangeList({ changes }: Props) {
  const { t } = useSpeech();
  return (
    <ul class="rows">
      {changes.map((change) => (
        <li key={change.seq} class="row row-split">
          <div>
            <p class="row-main">
              <strong>{change.name}</strong>
            </p>
            <Why change={change} />
          </div>
          <span class="tag" data-tone={MARKS[change.kind]}>
            {t.run.kind[change.kind]}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Why({ change }: { change: RunChange }) {
  const { t, f } = useSpeech();
  const by = { ...t.run.field, ...f };
  const { code } = change.reason;
  const fields = FIELDS_TOLD.has(change.kind) ? change.fields.slice(0, SHOWN_FIELDS) : [];
  const told = fields.map(({ field, before, after }) => {
    const [old, now] = [before, after].map((value) => fieldValue(field, value, by) ?? "–");
    return `${fieldName(field, by)}: ${old} → ${now}`;
  });
  const why = told.length > 0 && PLAIN.has(code) ? [] : [reasonText(code, t.run)];
  return <p class="row-note">{[...why, ...told].join(" · ")}</p>;
}
