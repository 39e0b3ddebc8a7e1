/** Two admins, one list: both versions side by side, and three ways on. */
import { useSpeech } from "../i18n/speech.ts";
import type { Conflict, ExclusionStore } from "../stores/exclusion-store.ts";
import { useConflictFocus } from "./use-conflict-focus.ts";

type Props = { readonly conflict: Conflict; readonly store: ExclusionStore };

export function ConflictPanel({ conflict, store }: Props) {
  const { t, f, now } = useSpeech();
  const { theirs, key } = conflict;
  const heading = useConflictFocus(key);
  const mine = store.edits.value[key]?.values ?? [];
  const newest = [...theirs.exclusionDetails].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  const when = newest === undefined ? null : f.moment(Date.parse(newest.at), now);
  return (
    <section class="conflict" role="alert">
      <h2 ref={heading} tabIndex={-1}>
        {t.exclusions.conflict({ attribute: theirs.label, who: newest?.by ?? null, when })}
      </h2>
      <div class="versions">
        <Version title={t.exclusions.mine} values={mine} other={theirs.exclusions} />
        <Version title={t.exclusions.theirs} values={theirs.exclusions} other={mine} />
      </div>
      <div class="notice-actions">
        <button
          type="button"
          class="button button-primary"
          onClick={() => void store.resolve(conflict, "both")}
        >
          {t.exclusions.takeBoth}
        </button>
        <button type="button" class="button" onClick={() => void store.resolve(conflict, "mine")}>
          {t.exclusions.keepMine}
        </button>
        <button type="button" class="button" onClick={() => void store.resolve(conflict, "theirs")}>
          {t.exclusions.takeTheirs}
        </button>
      </div>
    </section>
  );
}

type VersionProps = {
  readonly title: string;
  readonly values: readonly string[];
  readonly other: readonly string[];
};

function Version({ title, values, other }: VersionProps) {
  const { t } = useSpeech();
  return (
    <div class="version">
      <h3>{title}</h3>
      {values.length === 0 ? (
        <p class="row-note">{t.exclusions.noValues}</p>
      ) : (
        <ul>
          {values.map((value) => (
            <li key={value} data-only={other.includes(value) ? undefined : ""}>
              {value}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
