/** The settings document: what the API accepts and what is stored are the same schema. */
import { z } from "zod";
import { FRESHNESS } from "../core/freshness.ts";
import { EVERY_HOURS, isTimeZone, parseClockTime } from "../core/schedule.ts";
import { DEFAULT_SETTINGS, type Settings } from "../core/settings.ts";
import { isOneLine, isVisible } from "./storable-text.ts";

const limit = z.strictObject({
  count: z.int().min(0).max(100_000),
  percent: z.number().min(0).max(100),
});

const clockTime = z.string().transform((text, context) => {
  const parsed = parseClockTime(text);
  if (parsed.ok) return parsed.value;
  context.addIssue("not a time of day: HH:MM");
  return z.NEVER;
});

/** May be empty. */
const name = z
  .string()
  .trim()
  .max(200)
  .refine(isOneLine, "has characters no name has")
  .refine((text) => text === "" || isVisible(text), "has nothing to be seen");

export const settingsSchema = z.strictObject({
  companyName: name,
  // It came later than the rest of the document, so it may be left out.
  personioUrl: z
    .url({ protocol: /^https$/u, hostname: /\.personio\.(?:de|com)$/u })
    .max(2000)
    .refine(namesHost, "must be https:// and a host, without a name or password before it")
    .overwrite((url) => (URL.canParse(url) ? new URL(url).origin : url))
    .nullable()
    .default(DEFAULT_SETTINGS.personioUrl),
  autoInvite: z.boolean(),
  autoReactivate: z.boolean(),
  schedule: z.strictObject({
    everyHours: z.literal(EVERY_HOURS),
    at: clockTime,
    timeZone: z.string().max(100).refine(isTimeZone, "not a time zone"),
  }),
  // So did this.
  freshness: z.enum(FRESHNESS).default(DEFAULT_SETTINGS.freshness),
  limits: z.strictObject({ deactivations: limit, relinks: limit }),
  invitations: z.strictObject({
    expireAfterDays: z.int().min(1).max(365),
    appUrl: z
      .url({ protocol: /^https$/u })
      .max(2000)
      .refine(isOneWord, "has blanks or line breaks")
      .refine(namesHost, "must be https:// and a host, without a name or password before it")
      .overwrite(toUri),
    senderName: name,
    language: z.enum(["de", "en"]),
    // It came later, too.
    remindAfterDays: z.int().min(1).max(365).nullable().default(DEFAULT_SETTINGS.invitations.remindAfterDays),
  }),
  alerts: z.strictObject({ emails: z.array(z.email().max(320)).max(20) }),
  retentionDays: z.int().min(1).max(3650),
});

/** Browsers overlook line breaks in an address, a header would not. */
function isOneWord(url: string): boolean {
  return !/[\s\p{Cc}\p{Cs}]/u.test(url);
}

/** Browsers read `https:/x`, and an address with what looks like another host before an @, as links to places nobody meant. */
function namesHost(url: string): boolean {
  return /^https:\/\/[^/\\?#@]+(?:[/?#]|$)/iu.test(url);
}

/** As it was entered where that can stand in a header; else (`https://büro.example`) as browsers write it there. */
function toUri(url: string): string {
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/u.test(url) || !URL.canParse(url) ? url : new URL(url).href;
}

/** A stored document; a part that can't be read falls back to its default, which never does anything to anybody. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const whole = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...stored });
  if (whole.success) return whole.data;
  const broken = new Set(whole.error.issues.map((issue) => issue.path[0]));
  const sound = Object.entries(stored).filter(([key]) => !broken.has(key) && key in DEFAULT_SETTINGS);
  const rest = settingsSchema.safeParse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(sound) });
  return rest.success ? rest.data : DEFAULT_SETTINGS;
}
