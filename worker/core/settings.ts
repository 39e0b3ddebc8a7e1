/** The company's settings, as `GET /v1/settings` shows them. Defaults change nothing for anybody. */
import type { FreshnessSetting } from "./freshness.ts";
import type { GuardLimits } from "./guard.ts";
import type { Schedule } from "./schedule.ts";

export type Settings = {
  readonly companyName: string;
  /** The company's own Personio, as `https://host`, so that findings can link to a person there; `null`: not known. */
  readonly personioUrl: string | null;
  readonly autoInvite: boolean;
  readonly autoReactivate: boolean;
  readonly schedule: Schedule;
  /** How soon a change in Personio is carried over; the full run of the schedule stays the truth. */
  readonly freshness: FreshnessSetting;
  readonly limits: GuardLimits;
  readonly invitations: {
    readonly expireAfterDays: number;
    readonly appUrl: string;
    readonly senderName: string;
    readonly language: "de" | "en";
    /** Open invitations are sent once more after so many days; `null`: never. */
    readonly remindAfterDays: number | null;
  };
  readonly alerts: { readonly emails: readonly string[] };
  readonly retentionDays: number;
};

export const DEFAULT_SETTINGS: Settings = {
  companyName: "",
  personioUrl: null,
  autoInvite: false,
  autoReactivate: false,
  schedule: { everyHours: 24, at: "04:00", timeZone: "Europe/Berlin" },
  freshness: "daily",
  limits: { deactivations: { count: 5, percent: 5 }, relinks: { count: 5, percent: 5 } },
  invitations: {
    expireAfterDays: 14,
    appUrl: "https://www.leapsome.com",
    senderName: "People team",
    language: "de",
    remindAfterDays: null,
  },
  alerts: { emails: [] },
  retentionDays: 90,
};
