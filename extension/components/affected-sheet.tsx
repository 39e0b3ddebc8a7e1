/** Who becomes excluded, who comes back, and who keeps an active account: before anything is saved. */
import type { AffectedEmployee } from "../api/answers.ts";
import { useSpeech } from "../i18n/speech.ts";
import type { ExclusionStore } from "../stores/exclusion-store.ts";
import { LoadState } from "./load-state.tsx";
import { Sheet } from "./sheet.tsx";

/** More than that nobody reads in a popup. */
const MOST_SHOWN = 100;

type Props = { readonly store: ExclusionStore; readonly onClose: () => void };

export function AffectedSheet({ store, onClose }: Props) {
  const { t } = useSpeech();
  const { value } = store.preview.value;
  const stillActive = value?.added.filter(({ accountState }) => accountState === "active").length ?? 0;
  return (
    <Sheet title={t.exclusions.previewTitle} onClose={onClose}>
      <LoadState of={store.preview.value} onRetry={store.askPreview} />
      {value === null ? null : (
        <>
          {value.addedTotal + value.removedTotal === 0 ? <p class="empty">{t.exclusions.nobody}</p> : null}
          {stillActive === 0 ? null : (
            <p class="callout">
              <strong>{t.exclusions.stillActive(stillActive)}.</strong> {t.exclusions.stillActiveNote}
            </p>
          )}
          <Group
            title={t.exclusions.becomeExcluded(value.addedTotal)}
            people={value.added}
            total={value.addedTotal}
          />
          <Group
            title={t.exclusions.comeBack(value.removedTotal)}
            people={value.removed}
            total={value.removedTotal}
          />
        </>
      )}
    </Sheet>
  );
}

type GroupProps = {
  readonly title: string;
  readonly people: readonly AffectedEmployee[];
  readonly total: number;
};

function Group({ title, people, total }: GroupProps) {
  const { t } = useSpeech();
  if (total === 0) return null;
  const shown = people.slice(0, MOST_SHOWN);
  return (
    <section class="block">
      <h3 class="block-title">{title}</h3>
      <ul class="rows">
        {shown.map(({ employeeId, name, value, accountState }) => (
          <li key={employeeId} class="row row-split">
            <div>
              <p class="row-main">
                <strong>{name}</strong>
              </p>
              <p class="row-note">{value}</p>
            </div>
            {accountState === "active" ? <span class="tag">{t.exclusions.activeAccount}</span> : null}
          </li>
        ))}
      </ul>
      {total > shown.length ? <p class="row-note">{t.exclusions.andMore(total - shown.length)}</p> : null}
    </section>
  );
}
