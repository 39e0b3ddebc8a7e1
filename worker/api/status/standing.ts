/** How things stand by the configuration and the newest runs. */
import { isOverdue } from "../../core/schedule.ts";
import type { Settings } from "../../core/settings.ts";

export type Standing = {
  readonly settings: Settings;
  readonly configured: boolean;
  readonly enabled: boolean;
  /** When it was last switched on. */
  readonly enabledAt: number | null;
  /** A run of any mode is at work. */
  readonly running: boolean;
  readonly lastApplyStartedAt: number | null;
  /** When the last good apply run ended. */
  readonly lastSuccessAt: number | null;
};

export const isLate = ({ settings, enabled, enabledAt, lastSuccessAt }: Standing, now: number): boolean =>
  isOverdue({ schedule: settings.schedule, now, lastSuccessAt, enabledSince: enabled ? enabledAt : null });
