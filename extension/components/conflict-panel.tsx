/** Two admins, one list: both versions side by side, what each changed in it, and three ways on. */
import { differences, newestBy } from "../core/conflict-news.ts";
import { actorText } from "../i18n/actor-text.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { Conflict, ExclusionStore } from "../stores/exclusion-store.ts";
import { useConflictFocus } from "./use-conflict-focus.ts";

type Props = {
  readonly conflict: Conflict;
  readonly store: ExclusionStore;
  /** One's own address. */
  readonly me: string | null;
};

export function ConflictPanel({ conflict, store, me }: Props) {
  const { t, f, now } = useSpeech();
  const { theirs, key } = conflict;
  const heading = useConflictFocus(key);
  const { values: mine, base } = store.edits.value[key] ?? { values: [], base: [] };
  const newest = newestBy(theirs, { base, me });
  const who = newest === null ? null : actorText(newest.by, { t });
  const when = newest === null ? null : f.moment(Date.parse(newest.at), now);
  return (
    <section class="conflict" role="alert">
      <h2 ref={heading} tabIndex={-1}>
        {t.exclusions.conflict({ attribute: theirs.label, who, when })}
      </h2>
      <div class="versions">
        <Version title={t.exclusions.mine} values={mine} base={base} />
        <Version title={t.exclusions.theirs} values={theirs.exclusions} base={base} />
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
  readonly base: readonly string[];
};

function Version({ title, values, base }: VersionProps) {
  const { t } = useSpeech();
  return (
    <div class="version">
      <h3>{title}</h3>
      {values.length === 0 ? <p class="row-note">{t.exclusions.noValues}</p> : null}
      <ul>
        {differences(values, base).map(({ value, mark }) => (
          <li key={value} data-mark={mark ?? undefined}>
            {mark === "removed" ? <del>{value}</del> : value}
          </li>
        ))}
      </ul>
    </div>
  );
}
