/** A row of the record → what changed, under the names the API has for it. */
import { z } from "@hono/zod-openapi";
import type { InferSelectModel } from "drizzle-orm";
import type { auditEvent } from "../../../db/admin-schema.ts";
import { parseJson } from "../../config/load-config.ts";
import { parseSettings } from "../../config/parse-settings.ts";
import { parseTarget } from "../../config/parse-target.ts";
import { readStored } from "../http/stored-json.ts";
import { toInstant } from "../http/wire.ts";
import { type ConfigEdit, type ConnectionSide, connectionSide } from "./history-routes.ts";
import { presentSettings } from "./settings-schema.ts";

export type EditRow = InferSelectModel<typeof auditEvent>;

/** The actions that concern the configuration. */
export const CONFIG_ACTIONS = [
  "config.settings",
  "config.target",
  "config.exclusions",
  "config.connection",
] as const;

const actionSchema = z.enum(CONFIG_ACTIONS);

export function presentEdit({ id, at, actor, action, subject, before, after }: EditRow): ConfigEdit {
  const who = { id, at: toInstant(at), by: actor };
  const key = subject ?? "";
  switch (actionSchema.parse(action)) {
    case "config.settings":
      return { ...who, kind: "settings", key: null, before: settingsOf(before), after: settingsOf(after) };
    case "config.target":
      return { ...who, kind: "target", key, before: targetOf(before), after: targetOf(after) };
    case "config.exclusions":
      return { ...who, kind: "exclusions", key, before: valuesOf(before), after: valuesOf(after) };
    case "config.connection":
      return { ...who, kind: "connection", key: null, before: sideOf(before), after: sideOf(after) };
  }
}

const settingsOf = (json: string | null) => presentSettings(parseSettings(parseJson(json)));
const targetOf = (json: string | null) => parseTarget(parseJson(json));
const valuesOf = (json: string | null): string[] => readStored<string[]>(z.array(z.string()), json, []);
const sideOf = (json: string | null): ConnectionSide | null =>
  readStored<ConnectionSide | null>(connectionSide, json, null);
