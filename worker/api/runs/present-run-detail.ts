/** A run with what it works by. */
import { z } from "@hono/zod-openapi";
import { parseJson } from "../../config/load-config.ts";
import { parseSettings } from "../../config/parse-settings.ts";
import { parseTarget } from "../../config/parse-target.ts";
import { presentSettings } from "../settings/settings-schema.ts";
import type { RunDetailRecord } from "./load-runs.ts";
import { presentRun } from "./present-run.ts";
import type { RunDetail } from "./run-schema.ts";

type Config = NonNullable<RunDetail["config"]>;

/** As `configRecord` of worker/sync/run-row.ts writes it. */
const storedConfig = z.object({
  settings: z.unknown(),
  targets: z.array(z.tuple([z.string(), z.unknown()])),
  exclusions: z.array(z.object({ key: z.string(), value: z.string() })),
});

export const presentRunDetail = (row: RunDetailRecord): RunDetail => ({
  ...presentRun(row),
  config: presentConfig(row.config),
});

function presentConfig(json: string | null): Config | null {
  const stored = storedConfig.safeParse(parseJson(json));
  if (!stored.success) return null;
  const { settings, targets, exclusions } = stored.data;
  const byKey = new Map<string, string[]>();
  for (const { key, value } of exclusions) byKey.set(key, [...(byKey.get(key) ?? []), value]);
  return {
    settings: presentSettings(parseSettings(settings)),
    targets: Object.fromEntries(
      targets.flatMap(([key, stored]) => {
        const target = parseTarget(stored);
        return target === null ? [] : [[key, target]];
      }),
    ),
    exclusions: Object.fromEntries(byKey),
  };
}
