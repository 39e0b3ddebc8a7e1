/**
 * The settings as they stand in the form: one value a field, numbers as the text that was typed. The document is the
 * server's; parts of it that this version doesn't know stay as they are.
 */
import type { SettingsDocument } from "../../api/administration-calls.ts";
import type { Settings } from "../../api/answers.ts";
import { EVERY_HOURS } from "../../core/next-run.ts";
import { isFields, isTexts } from "../../storage/parse-stored.ts";

/** Where each field stands in the document; the server names what is wrong the same way. */
const PATHS = {
  companyName: "companyName",
  personioUrl: "personioUrl",
  autoInvite: "autoInvite",
  autoReactivate: "autoReactivate",
  everyHours: "schedule.everyHours",
  at: "schedule.at",
  timeZone: "schedule.timeZone",
  freshness: "freshness",
  deactivationCount: "limits.deactivations.count",
  deactivationPercent: "limits.deactivations.percent",
  relinkCount: "limits.relinks.count",
  relinkPercent: "limits.relinks.percent",
  appUrl: "invitations.appUrl",
  senderName: "invitations.senderName",
  mailLanguage: "invitations.language",
  expireAfterDays: "invitations.expireAfterDays",
  remindAfterDays: "invitations.remindAfterDays",
  alertEmails: "alerts.emails",
  retentionDays: "retentionDays",
} as const;

/** How soon changes are to arrive, from the slowest on. */
export const FRESHNESS = ["daily", "hourly", "instant"] as const satisfies readonly Settings["freshness"][];

export type SettingField = keyof typeof PATHS;
export type FlagField = "autoInvite" | "autoReactivate";
export type TextField = Exclude<SettingField, FlagField | "alertEmails">;

export type SettingsForm = Readonly<Record<FlagField, boolean>> &
  Readonly<Record<TextField, string>> & { readonly alertEmails: readonly string[] };

const isField = (key: string): key is SettingField => key in PATHS;
const SETTING_FIELDS: readonly SettingField[] = Object.keys(PATHS).filter(isField);

const isFlag = (field: SettingField): field is FlagField =>
  field === "autoInvite" || field === "autoReactivate";

/** Of any document, also of one that an older version wrote: what isn't there is empty, or off. */
export function toForm(document: unknown): SettingsForm {
  const text = (field: TextField): string => textOf(valueAt(document, PATHS[field]));
  const emails = valueAt(document, PATHS.alertEmails);
  return {
    companyName: text("companyName"),
    personioUrl: text("personioUrl"),
    autoInvite: valueAt(document, PATHS.autoInvite) === true,
    autoReactivate: valueAt(document, PATHS.autoReactivate) === true,
    everyHours: text("everyHours"),
    at: text("at"),
    timeZone: text("timeZone"),
    // Before there was a choice it was this.
    freshness: text("freshness") || "daily",
    deactivationCount: text("deactivationCount"),
    deactivationPercent: text("deactivationPercent"),
    relinkCount: text("relinkCount"),
    relinkPercent: text("relinkPercent"),
    appUrl: text("appUrl"),
    senderName: text("senderName"),
    mailLanguage: text("mailLanguage"),
    expireAfterDays: text("expireAfterDays"),
    remindAfterDays: text("remindAfterDays"),
    alertEmails: isTexts(emails) ? emails : [],
    retentionDays: text("retentionDays"),
  };
}

const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

function valueAt(document: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (isFields(value) ? value[key] : undefined), document);
}

/** Put over what is saved. Only for a form that `problemsOf` has nothing against. */
export function toDocument(saved: Settings, form: SettingsForm): SettingsDocument {
  const everyHours = EVERY_HOURS.find((hours) => String(hours) === form.everyHours);
  return {
    ...saved,
    companyName: form.companyName.trim(),
    personioUrl: form.personioUrl.trim() === "" ? null : form.personioUrl.trim(),
    autoInvite: form.autoInvite,
    autoReactivate: form.autoReactivate,
    schedule: {
      ...saved.schedule,
      everyHours: everyHours ?? saved.schedule.everyHours,
      at: form.at,
      timeZone: form.timeZone.trim(),
    },
    freshness: freshnessIn(form) ?? saved.freshness,
    limits: {
      ...saved.limits,
      deactivations: {
        count: Number(form.deactivationCount),
        percent: Number(form.deactivationPercent),
      },
      relinks: { count: Number(form.relinkCount), percent: Number(form.relinkPercent) },
    },
    invitations: {
      ...saved.invitations,
      expireAfterDays: Number(form.expireAfterDays),
      appUrl: form.appUrl.trim(),
      senderName: form.senderName.trim(),
      language: form.mailLanguage === "en" ? "en" : "de",
      remindAfterDays: form.remindAfterDays === "" ? null : Number(form.remindAfterDays),
    },
    alerts: { ...saved.alerts, emails: [...form.alertEmails] },
    retentionDays: Number(form.retentionDays),
  };
}

/** A text that is none of them is none of ours: the server's stays. */
export const freshnessIn = (form: SettingsForm): Settings["freshness"] | null =>
  FRESHNESS.find((one) => one === form.freshness) ?? null;

export const changedFields = (before: SettingsForm, after: SettingsForm): readonly SettingField[] =>
  SETTING_FIELDS.filter((field) => !isSameValue(before[field], after[field]));

/** The order of addresses says nothing. */
export function isSameValue(a: SettingsForm[SettingField], b: SettingsForm[SettingField]): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return [...a].sort().join("\n") === [...b].sort().join("\n");
}

/** Mine over theirs: what I didn't touch is theirs, and so is what I leave to them. */
export function rebase(
  { base, form }: { readonly base: SettingsForm; readonly form: SettingsForm },
  theirs: SettingsForm,
  leftToThem: ReadonlySet<SettingField>,
): SettingsForm {
  const mine = changedFields(base, form).filter((field) => !leftToThem.has(field));
  return { ...theirs, ...Object.fromEntries(mine.map((field) => [field, form[field]])) };
}

/** A form as it was stored; `null` when it is of no use. */
export function parseForm(stored: unknown): SettingsForm | null {
  if (!isFields(stored)) return null;
  const isWhole = SETTING_FIELDS.every((field) => {
    const value = stored[field];
    if (field === "alertEmails") return isTexts(value);
    return isFlag(field) ? typeof value === "boolean" : typeof value === "string";
  });
  // Every field was looked at, one by one.
  return isWhole ? (stored as SettingsForm) : null;
}

export type FieldProblem = {
  readonly field: SettingField;
  /** Of a list: which of them. */
  readonly value: string | null;
};

type Range = { readonly from: number; readonly to: number; readonly isWhole: boolean };

/** What JSON can carry; whatever else is wrong the server says. */
const NUMBERS: Readonly<Partial<Record<SettingField, Range>>> = {
  deactivationCount: { from: 0, to: 100_000, isWhole: true },
  deactivationPercent: { from: 0, to: 100, isWhole: false },
  relinkCount: { from: 0, to: 100_000, isWhole: true },
  relinkPercent: { from: 0, to: 100, isWhole: false },
  expireAfterDays: { from: 1, to: 365, isWhole: true },
  retentionDays: { from: 1, to: 3650, isWhole: true },
};

export const problemsOf = (form: SettingsForm): readonly FieldProblem[] =>
  SETTING_FIELDS.filter((field) => !isInRange(form[field], NUMBERS[field])).map((field) => ({
    field,
    value: null,
  }));

function isInRange(value: SettingsForm[SettingField], range: Range | undefined): boolean {
  if (range === undefined) return true;
  const number = value === "" ? Number.NaN : Number(value);
  return number >= range.from && number <= range.to && (!range.isWhole || Number.isInteger(number));
}

/** The server's `params.issues`; what points at no field of ours is left out. */
export function problemsFrom(issues: unknown, form: SettingsForm): readonly FieldProblem[] {
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue) => {
    const path = isFields(issue) ? issue["path"] : undefined;
    if (typeof path !== "string") return [];
    const field = SETTING_FIELDS.find(
      (known) => path === PATHS[known] || path.startsWith(`${PATHS[known]}.`),
    );
    if (field === undefined) return [];
    const place = field === "alertEmails" ? Number(path.slice(PATHS.alertEmails.length + 1)) : Number.NaN;
    return [{ field, value: form.alertEmails[place] ?? null }];
  });
}
