/** What was done to somebody, newest first: by which run or by whom, why, and what it was before. */
import type { HistoryEntry } from "../../api/answers.ts";
import { Moment } from "../../components/moment.tsx";
import { actorText } from "../../i18n/actor-text.ts";
import { fieldName, fieldValue } from "../../i18n/field-names.ts";
import { reasonText } from "../../i18n/reason-text.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";

/** A new account has a dozen; the rest can be opened. */
const FIELDS_SHOWN = 4;

type Field = HistoryEntry["fields"][number];

export function ExplanationHistory({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const words = useDashboard().d.people.explanation;
  return (
    <section class="card">
      <h2>{words.history}</h2>
      {entries.length === 0 ? <p class="card-lead">{words.noHistory}</p> : null}
      <ol class="timeline">
        {entries.map((entry) => (
          <Entry key={`${entry.at} ${entry.kind} ${entry.reason.code}`} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t, d } = useDashboard();
  const words = d.people.explanation;
  const { at, by, kind, fields, reason } = entry;
  const shown = fields.slice(0, FIELDS_SHOWN);
  const others = fields.slice(FIELDS_SHOWN);
  return (
    <li class="timeline-entry">
      <p>
        <strong>{words.happened[kind]}</strong>
        {by.kind === "run" ? ` – ${reasonText(reason.code, t.run)}` : null}
      </p>
      <p class="row-note">
        <Moment at={Date.parse(at)} /> ·{" "}
        {by.kind === "run" ? (
          <a href={hrefOf({ page: "runs", id: by.id })}>{words.byRun}</a>
        ) : (
          words.byAdmin(actorText(by.name, { t }))
        )}
      </p>
      <Changes fields={shown} kind={kind} />
      {others.length === 0 ? null : (
        <details class="more">
          <summary>{words.moreFields(others.length)}</summary>
          <Changes fields={others} kind={kind} />
        </details>
      )}
    </li>
  );
}

type ChangesProps = { readonly fields: readonly Field[]; readonly kind: HistoryEntry["kind"] };

function Changes({ fields, kind }: ChangesProps) {
  const { t, d, f } = useDashboard();
  const words = d.people.explanation;
  if (fields.length === 0) return null;
  return (
    <ul class="timeline-fields">
      {fields.map(({ field, before, after }) => {
        const name = fieldName(field, t.run.field);
        const shown = (value: Field["before"]): string =>
          fieldValue(field, value, { ...t.run.field, ...f }) ?? "–";
        return (
          <li key={field}>
            {kind === "create"
              ? words.fieldNow(name, shown(after))
              : words.change(name, shown(before), shown(after))}
          </li>
        );
      })}
    </ul>
  );
}
