/** Settings in words: for the bar, for conflicts, for the history and for the record. */
import type { ConfigEdit } from "../../api/answers.ts";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";
import type { Speech } from "../../i18n/speech.ts";
import { isFields, isTexts } from "../../storage/parse-stored.ts";
import { targetText } from "../attributes/target-text.ts";
import type { LabelOf } from "../runs/attribute-labels.ts";
import { changedFields, freshnessIn, type SettingField, type SettingsForm, toForm } from "./settings-form.ts";

export type SettingSpeech = Pick<Speech, "t" | "f"> & { readonly d: DashboardMessages };

/** One thing that changed. */
export type SaidChange = {
  readonly label: string;
  /** What it is now, or how it came from the one to the other. */
  readonly text: string;
};

export function settingText(field: SettingField, form: SettingsForm, { d, f }: SettingSpeech): string {
  const words = d.administration.settings;
  switch (field) {
    case "autoInvite":
    case "autoReactivate":
      return words.flag[field][form[field] ? "on" : "off"];
    case "alertEmails":
      return form.alertEmails.length === 0 ? words.nobody : f.list(form.alertEmails);
    case "everyHours":
      return words.every(Number(form.everyHours));
    case "freshness": {
      const freshness = freshnessIn(form);
      return freshness === null ? form.freshness : words.freshness[freshness].label;
    }
    case "mailLanguage":
      return words.mailLanguage[form.mailLanguage === "en" ? "en" : "de"];
    case "remindAfterDays":
      return form.remindAfterDays === "" ? words.never : words.remind(Number(form.remindAfterDays));
    case "expireAfterDays":
    case "retentionDays":
      return words.days(Number(form[field]));
    case "deactivationPercent":
    case "relinkPercent":
      return words.percent(form[field]);
    default:
      return form[field] === "" ? words.nothing : form[field];
  }
}

function settingChanges(
  before: SettingsForm,
  after: SettingsForm,
  speech: SettingSpeech,
): readonly SaidChange[] {
  const { label, history } = speech.d.administration.settings;
  return changedFields(before, after).map((field) => ({
    label: label[field],
    text: history.change({
      before: settingText(field, before, speech),
      after: settingText(field, after, speech),
    }),
  }));
}

/** Of documents as they are on record: an older version may have written them. */
export const documentChanges = (
  before: unknown,
  after: unknown,
  speech: SettingSpeech,
): readonly SaidChange[] => settingChanges(toForm(before), toForm(after), speech);

export function editChanges(
  edit: ConfigEdit,
  speech: SettingSpeech & { readonly labelOf: LabelOf },
): readonly SaidChange[] {
  const { history } = speech.d.administration.settings;
  switch (edit.kind) {
    case "settings":
      return documentChanges(edit.before, edit.after, speech);
    case "target":
      return [
        {
          label: history.target(speech.labelOf(edit.key)),
          text: history.change({
            before: targetText(edit.before, speech),
            after: targetText(edit.after, speech),
          }),
        },
      ];
    case "exclusions":
      return [
        {
          label: history.exclusions(speech.labelOf(edit.key)),
          text: listChange(edit.before, edit.after, speech),
        },
      ];
    case "connection":
      return connectionChanges(edit.before, edit.after, speech);
  }
}

/** What came and what went, of lists of values as they are on record. */
export function listChange(before: unknown, after: unknown, { d, f }: SettingSpeech): string {
  const { history } = d.administration.settings;
  const [old, now] = [isTexts(before) ? before : [], isTexts(after) ? after : []];
  const added = now.filter((value) => !old.includes(value));
  const removed = old.filter((value) => !now.includes(value));
  return [
    ...(added.length === 0 ? [] : [history.added(f.list(added))]),
    ...(removed.length === 0 ? [] : [history.removed(f.list(removed))]),
  ].join(" · ");
}

/** The credentials without their secret, as they are on record. */
export function connectionChanges(
  before: unknown,
  after: unknown,
  { d }: SettingSpeech,
): readonly SaidChange[] {
  const { history } = d.administration.settings;
  if (!isFields(after)) return [{ label: history.kind.connection, text: history.forgotten }];
  const old = isFields(before) ? before : {};
  const said: Array<SaidChange | null> = [
    old["enabled"] === after["enabled"]
      ? null
      : { label: history.enabled, text: after["enabled"] === true ? history.on : history.off },
    old["clientId"] === after["clientId"]
      ? null
      : { label: history.clientId, text: String(after["clientId"]) },
    old["clientSecret"] === after["clientSecret"]
      ? null
      : { label: history.secret, text: history.secretState[secretOf(after["clientSecret"])] },
  ];
  return said.filter((one) => one !== null);
}

const secretOf = (state: unknown): "set" | "replaced" | "none" =>
  state === "set" || state === "replaced" ? state : "none";
