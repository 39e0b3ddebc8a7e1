/** When the sync runs by itself, with the next time worked out as it would be. */
import { useId } from "preact/hooks";
import { Field } from "../../components/field.tsx";
import { Icon } from "../../components/icon.tsx";
import {
  EVERY_HOURS,
  isTimeOfDay,
  isTimeZone,
  nextRunAt,
  type ScheduleForm,
  timesOfDay,
} from "../../core/next-run.ts";
import { createFormat } from "../../i18n/format.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Part } from "./part.tsx";
import { type PartProps, SettingSelect, SettingText, useProblem } from "./setting-field.tsx";
import type { SettingsForm } from "./settings-form.ts";

type Props = PartProps & { readonly model: DashboardModel };

const TIME_ZONES = Intl.supportedValuesOf("timeZone");

const scheduleOf = ({ everyHours, at, timeZone }: SettingsForm): ScheduleForm => ({
  everyHours: Number(everyHours),
  at,
  timeZone: timeZone.trim(),
});

export function SchedulePart({ model, ...part }: Props) {
  const words = useDashboard().d.administration.settings;
  const { everyHours, at } = scheduleOf(part.form);
  const times = isTimeOfDay(at) && everyHours < 24 ? timesOfDay({ everyHours, at }) : [];
  return (
    <Part {...words.part.schedule}>
      <div class="field-pair">
        <SettingSelect
          {...part}
          field="everyHours"
          choices={EVERY_HOURS.map((hours) => ({
            value: String(hours),
            label: words.every(hours),
          })).reverse()}
        />
        <SettingText {...part} field="at" type="time" />
      </div>
      {times.length < 2 || times.length > 12 ? null : (
        <p class="hint hint-of-above">{words.schedule.times(times.join(", "))}</p>
      )}
      <TimeZone {...part} />
      <NextRun model={model} {...part} />
    </Part>
  );
}

function TimeZone({ store, form, isReadOnly }: PartProps) {
  const { d, t, now } = useDashboard();
  const words = d.administration.settings;
  const list = useId();
  const zone = form.timeZone.trim();
  const hint = isTimeZone(zone)
    ? words.schedule.clock(createFormat(t.language, zone).clock(now, now))
    : words.hint.timeZone;
  return (
    <Field label={words.label.timeZone} hint={hint} error={useProblem(store, "timeZone")}>
      {(control) => (
        <>
          <input
            {...control}
            class="input"
            type="text"
            list={list}
            value={form.timeZone}
            readOnly={isReadOnly}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => store.change({ timeZone: event.currentTarget.value })}
          />
          <datalist id={list}>
            {TIME_ZONES.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

/** In the company's zone; and in the reader's, where that is another time. */
function NextRun({ model, store, form }: Props) {
  const { d, t, f, now } = useDashboard();
  const words = d.administration.settings.schedule;
  const status = model.session.answer.value?.status ?? null;
  const isOff = status?.state === "disabled" || status?.state === "not-configured";
  const isNew = ["everyHours", "at", "timeZone"].some((field) =>
    store.changes.value.some((it) => it === field),
  );
  const lastRun = status?.lastRun ?? null;
  const last = lastRun?.mode === "apply" ? lastRun.startedAt : (status?.lastSuccessAt ?? null);
  const known = isNew ? null : (status?.nextRunAt ?? null);
  const schedule = scheduleOf(form);
  const at =
    known === null ? nextRunAt(schedule, now, last === null ? null : Date.parse(last)) : Date.parse(known);
  const there = at === null ? "" : createFormat(t.language, schedule.timeZone).moment(at, now);
  const here = at === null ? "" : f.moment(at, now);
  const said = (isNew ? words.nextNow : words.next)(`${there} (${schedule.timeZone})`);
  return (
    <p class="callout next-run" role="status">
      <Icon name="refresh" />
      <span>
        {isOff ? words.off : at === null ? words.unknown : said}
        {isOff || here === there ? "" : ` · ${words.here(here)}`}
      </span>
    </p>
  );
}
