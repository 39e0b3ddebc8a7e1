/** The shapes of the configuration that several answers show. */
import { z } from "@hono/zod-openapi";
import { parseSettings, settingsSchema as stored } from "../../config/parse-settings.ts";
import { targetSchema as storedTarget } from "../../config/parse-target.ts";
import { EVERY_HOURS } from "../../core/schedule.ts";
import type { Settings } from "../../core/settings.ts";

/** The generator of the document knows only the first of several literals. */
const everyHours = z.literal(EVERY_HOURS).openapi({ type: "integer", enum: [...EVERY_HOURS] });

export const settingsSchema = z
  .strictObject({
    ...stored.shape,
    schedule: z.strictObject({ ...stored.shape.schedule.shape, everyHours }),
  })
  .openapi("Settings");

const { personioUrl, freshness, invitations } = stored.shape;

/** What came later than the rest of the document may be left out; it stays as it is then. */
export const settingsInput = z.strictObject({
  ...settingsSchema.shape,
  personioUrl: personioUrl.unwrap().optional(),
  freshness: freshness.unwrap().optional(),
  invitations: z.strictObject({
    ...invitations.shape,
    remindAfterDays: invitations.shape.remindAfterDays.unwrap().optional(),
  }),
});
type SettingsInput = z.infer<typeof settingsInput>;

export function settingsAfter(before: Settings, input: SettingsInput): Settings {
  const { remindAfterDays = before.invitations.remindAfterDays } = input.invitations;
  const { personioUrl = before.personioUrl, freshness = before.freshness } = input;
  return parseSettings({
    ...input,
    personioUrl,
    freshness,
    invitations: { ...input.invitations, remindAfterDays },
  });
}

export type SettingsAnswer = z.infer<typeof settingsSchema>;

export const targetSchema = z.discriminatedUnion("kind", storedTarget.options).openapi("Target");

/** Made anew: of `targetSchema.nullable()` the generator would publish every target as one that may be null. */
export const targetOrNull = z.discriminatedUnion("kind", storedTarget.options).nullable();

export const presentSettings = (settings: Settings): SettingsAnswer => ({
  ...settings,
  alerts: { emails: [...settings.alerts.emails] },
});
