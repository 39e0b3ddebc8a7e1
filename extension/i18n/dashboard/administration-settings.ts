import type { ConfigEdit, Settings } from "../../api/answers.ts";
import type { FlagField, SettingField } from "../../dashboard/settings/settings-form.ts";
import type { ByCode } from "../messages.ts";

type Count = (count: number) => string;

/** A part of the form: what it is about. */
type Part = { readonly title: string; readonly about: string };

export type SettingsMessages = {
  readonly lead: string;
  readonly part: Readonly<
    Record<
      | "company"
      | "accounts"
      | "schedule"
      | "freshness"
      | "guard"
      | "invitations"
      | "alerts"
      | "connection"
      | "history",
      Part
    >
  >;
  readonly label: Readonly<Record<SettingField, string>>;
  /** Only where the label leaves something open. */
  readonly hint: Readonly<Partial<Record<SettingField, string>>>;
  readonly invalid: Readonly<Record<SettingField, string>>;
  readonly invalidEmail: (value: string) => string;
  /** The same, where a change is told. */
  readonly flag: Readonly<Record<FlagField, Readonly<Record<"on" | "off", string>>>>;
  readonly every: (hours: number) => string;
  readonly days: Count;
  readonly percent: (value: string) => string;
  readonly never: string;
  readonly nothing: string;
  readonly nobody: string;
  readonly mailLanguage: Readonly<Record<"de" | "en", string>>;
  readonly remind: (days: number) => string;
  readonly schedule: {
    readonly times: (times: string) => string;
    readonly next: (when: string) => string;
    readonly nextNow: (when: string) => string;
    readonly here: (when: string) => string;
    readonly unknown: string;
    readonly off: string;
    readonly clock: (time: string) => string;
  };
  /** How soon changes arrive. `every`: how often the schedule has it, in words. */
  readonly freshness: Readonly<
    Record<Settings["freshness"], { readonly label: string; readonly hint: (every: string) => string }>
  >;
  readonly guard: {
    readonly deactivations: string;
    readonly relinks: string;
    readonly relinksAbout: string;
    readonly ownersOnly: string;
    readonly allowed: (by: { accounts: number; allowed: number }) => string;
    readonly half: string;
  };
  readonly emails: {
    readonly ownersOnly: string;
    readonly add: string;
    readonly placeholder: string;
    readonly invalid: (text: string) => string;
    readonly known: (email: string) => string;
    readonly none: string;
    readonly added: (email: string, count: number) => string;
    readonly removed: (email: string, count: number) => string;
  };
  readonly connection: Readonly<Record<"on" | "off" | "missing" | "toSetUp", string>>;
  readonly bar: {
    readonly changes: Count;
    readonly restored: string;
    readonly discard: string;
    readonly save: string;
    readonly saving: string;
    readonly saved: (next: string | null) => string;
    readonly problems: Count;
  };
  readonly conflict: ConflictMessages;
  readonly history: HistoryMessages;
  readonly failure: ByCode;
};

export type ConflictMessages = {
  readonly title: (by: { who: string | null; when: string | null }) => string;
  readonly kept: string;
  readonly theirs: string;
  readonly both: string;
  readonly mine: (value: string) => string;
  readonly their: (value: string) => string;
  readonly goOn: string;
};

export type HistoryMessages = {
  readonly show: string;
  readonly empty: string;
  readonly kind: Readonly<Record<ConfigEdit["kind"], string>>;
  readonly target: (attribute: string) => string;
  readonly exclusions: (attribute: string) => string;
  readonly added: (values: string) => string;
  readonly removed: (values: string) => string;
  readonly change: (by: { before: string; after: string }) => string;
  readonly clientId: string;
  readonly enabled: string;
  readonly on: string;
  readonly off: string;
  readonly secret: string;
  readonly secretState: Readonly<Record<"set" | "replaced" | "none", string>>;
  readonly forgotten: string;
};
