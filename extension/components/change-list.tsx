/** What a run changes or would change, person by person. */
import type { RunChange } from "../api/answers.ts";
import { useSpeech } from "../i18n/speech.ts";

const SHOWN_FIELDS = 3;
const MARKS: Readonly<Record<RunChange["kind"], "ok" | "warn" | "error" | "quiet">> = {
  create: "ok",
  reactivate: "ok",
  include: "ok",
  "team-create": "ok",
  update: "quiet",
  "team-rename": "quiet",
  exclude: "warn",
  hold: "warn",
  deactivate: "error",
};

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
  const { t } = useSpeech();
  const reason = t.run.reason[change.reason.code];
  if (reason !== undefined) return <p class="row-note">{reason}</p>;
  if (change.kind !== "update" && change.kind !== "team-rename") return null;
  return (
    <p class="row-note">
      {change.fields
        .slice(0, SHOWN_FIELDS)
        .map(({ field, before, after }) => `${field}: ${shown(before)} → ${shown(after)}`)
        .join(" · ")}
    </p>
  );
}

const shown = (value: RunChange["fields"][number]["before"]): string =>
  value === null || value === "" ? "–" : String(value);
