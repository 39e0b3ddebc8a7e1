/** Somebody else saved meanwhile: what they changed, and where both did, whose shall hold. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConfigEdit } from "../../api/answers.ts";
import { actorText } from "../../i18n/actor-text.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { settingText } from "./setting-words.ts";
import type { SettingsConflict } from "./settings-draft.ts";
import type { SettingField } from "./settings-form.ts";
import type { SettingsStore } from "./settings-store.ts";

type Props = {
  readonly model: DashboardModel;
  readonly store: SettingsStore;
  readonly conflict: SettingsConflict;
};

export function SettingsConflictPanel({ model, store, conflict }: Props) {
  const speech = useDashboard();
  const { f, now, d } = speech;
  const { conflict: words, label, history } = d.administration.settings;
  const [left, setLeft] = useState<ReadonlySet<SettingField>>(new Set());
  const edit = useNewestEdit(model);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const choose = (field: SettingField, isTheirs: boolean): void => {
    setLeft(new Set(isTheirs ? [...left, field] : [...left].filter((other) => other !== field)));
  };
  return (
    <section ref={panel} class="conflict" role="alert" tabIndex={-1}>
      <h2>
        {words.title({
          who: edit === null ? null : actorText(edit.by, speech),
          when: edit === null ? null : f.moment(Date.parse(edit.at), now),
        })}
      </h2>
      <p>{words.kept}</p>
      {conflict.onlyTheirs.length === 0 ? null : (
        <>
          <h3>{words.theirs}</h3>
          <ul class="said-changes">
            {conflict.onlyTheirs.map((field) => (
              <li key={field}>
                {label[field]}:{" "}
                {history.change({
                  before: settingText(field, conflict.base, speech),
                  after: settingText(field, conflict.theirs, speech),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {conflict.both.length === 0 ? null : <h3>{words.both}</h3>}
      {conflict.both.map((field) => (
        <Choice
          key={field}
          {...{ field, conflict }}
          isTheirs={left.has(field)}
          onChoose={(isTheirs) => choose(field, isTheirs)}
        />
      ))}
      <div class="notice-actions">
        <button type="button" class="button button-primary" onClick={() => store.resolve(left)}>
          {words.goOn}
        </button>
      </div>
    </section>
  );
}

type ChoiceProps = {
  readonly field: SettingField;
  readonly conflict: SettingsConflict;
  readonly isTheirs: boolean;
  readonly onChoose: (isTheirs: boolean) => void;
};

function Choice({ field, conflict, isTheirs, onChoose }: ChoiceProps) {
  const speech = useDashboard();
  const { conflict: words, label } = speech.d.administration.settings;
  const sides = [
    { isIt: false, text: words.mine(settingText(field, conflict.form, speech)) },
    { isIt: true, text: words.their(settingText(field, conflict.theirs, speech)) },
  ];
  return (
    <fieldset class="whose">
      <legend>{label[field]}</legend>
      {sides.map(({ isIt, text }) => (
        <label key={text} class="radio">
          <input
            type="radio"
            name={`whose-${field}`}
            checked={isTheirs === isIt}
            onChange={() => onChoose(isIt)}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** Who it was. Nice to know, so that it doesn't come does no harm. */
function useNewestEdit({ client }: DashboardModel): ConfigEdit | null {
  const [edit, setEdit] = useState<ConfigEdit | null>(null);
  useEffect(() => {
    void client.settingsHistory().then((outcome) => {
      if (outcome.ok) setEdit(outcome.value.items.find(({ kind }) => kind === "settings") ?? null);
    });
  }, [client]);
  return edit;
}
