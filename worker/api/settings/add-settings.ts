import type { Principal } from "../../auth/principal.ts";
import { mayActAs } from "../../auth/role.ts";
import { loadConfig } from "../../config/load-config.ts";
import { settingsStatements } from "../../config/save-settings.ts";
import { writeUnlessChanged } from "../../config/write-unless-changed.ts";
import type { Settings } from "../../core/settings.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { etagOf } from "../http/etag.ts";
import { refuseStale, requireIfMatch } from "../http/if-match.ts";
import { getSettings, saveSettings } from "./settings-routes.ts";
import { presentSettings } from "./settings-schema.ts";

export function addSettings(app: ApiApp, { db, now, log }: ApiDeps): void {
  app.openapi(getSettings, async (c) => {
    const { settings } = await loadConfig(db);
    return c.json(presentSettings(settings), 200, { ETag: await etagOf(settings) });
  });
  app.openapi(saveSettings, async (c) => {
    const ifMatch = requireIfMatch(c.req.valid("header"));
    const after: Settings = c.req.valid("json");
    const principal = c.get("principal");
    const editing = { by: principal.name, at: now() };
    await writeUnlessChanged(db, async () => {
      const { settings: before } = await loadConfig(db);
      await refuseStale(ifMatch, await etagOf(before), async () => presentSettings(before));
      refuseLimits(principal, before, after);
      return { statements: settingsStatements(db, { before, after }, editing), value: null };
    });
    log("settings.saved", {});
    return c.json(presentSettings(after), 200, { ETag: await etagOf(after) });
  });
}

/** Raising the guard's limits approves in advance of what goes beyond them, and approving is for owners. */
function refuseLimits({ role }: Principal, before: Settings, after: Settings): void {
  if (mayActAs(role, "owner") || JSON.stringify(before.limits) === JSON.stringify(after.limits)) return;
  throw new ApiProblem("forbidden", {
    detail: "The guard's limits are for owners",
    params: { needed: "owner" },
  });
}
