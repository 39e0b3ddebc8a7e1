/** Who changed what of the configuration, and when. Asked for when it is opened. */
import { useMemo, useState } from "preact/hooks";
import type { ConfigEdit } from "../../api/answers.ts";
import { Moment } from "../../components/moment.tsx";
import { MoreRows } from "../../components/more-rows.tsx";
import { actorText } from "../../i18n/actor-text.ts";
import { createPagedList } from "../../stores/paged-list.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { type LabelOf, useAttributeLabels } from "../runs/attribute-labels.ts";
import { Part } from "./part.tsx";
import { editChanges } from "./setting-words.ts";

export function SettingsHistory({ model }: { readonly model: DashboardModel }) {
  const words = useDashboard().d.administration.settings;
  const [isOpen, setOpen] = useState(false);
  const list = useMemo(
    () => createPagedList((_: null, cursor) => model.client.settingsHistory(cursor)),
    [model],
  );
  const labelOf = useAttributeLabels(model.client, isOpen);
  const show = (isNowOpen: boolean): void => {
    setOpen(isNowOpen);
    if (isNowOpen) void list.load(null);
  };
  const items = list.items.value;
  const { value } = list.page.value;
  return (
    <Part {...words.part.history}>
      <details class="more" onToggle={(event) => show(event.currentTarget.open)}>
        <summary>{words.history.show}</summary>
        {value !== null && items.length === 0 ? <p>{words.history.empty}</p> : null}
        {items.length === 0 ? null : (
          <ol class="history-list">
            {items.map((edit) => (
              <HistoryEntry key={edit.id} edit={edit} labelOf={labelOf} />
            ))}
          </ol>
        )}
        {isOpen ? <MoreRows list={list} onRetry={() => void list.load(null)} /> : null}
      </details>
    </Part>
  );
}

function HistoryEntry({ edit, labelOf }: { readonly edit: ConfigEdit; readonly labelOf: LabelOf }) {
  const speech = useDashboard();
  return (
    <li>
      <p class="row-note">
        <Moment at={Date.parse(edit.at)} /> · {actorText(edit.by, speech)}
      </p>
      <ul class="said-changes">
        {editChanges(edit, { ...speech, labelOf }).map(({ label, text }) => (
          <li key={label}>
            {label}: {text}
          </li>
        ))}
      </ul>
    </li>
  );
}
