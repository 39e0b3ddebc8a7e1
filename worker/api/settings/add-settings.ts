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
import { presentSettings, settingsAfter } from "./settings-schema.ts";

export function addSettings(app: ApiApp, { db, now, log }: ApiDeps): void {
  app.openapi(getSettings, async (c) => {
    const { settings } = await loadConfig(db);
    return c.json(presentSettings(settings), 200, { ETag: await etagOf(settings) });
  });
  app.openapi(saveSettings, async (c) => {
    const ifMatch = requireIfMatch(c.req.valid("header"));
    const input = c.req.valid("json");
    const principal = c.get("principal");
    const editing = { by: principal.name, at: now() };
    const after = await writeUnlessChanged(db, async () => {
      const { settings: before } = await loadConfig(db);
      await refuseStale(ifMatch, await etagOf(before), async () => presentSettings(before));
      const after = settingsAfter(before, input);
      refuseOwnersOwn(principal, before, after);
      return { statements: settingsStatements(db, { before, after }, editing), value: after };
    });
    log("settings.saved", {});
    return c.json(presentSettings(after), 200, { ETag: await etagOf(after) });
  });
}

/**
 * Raising the guard's limits approves in advance of what goes beyond them, and approving is for owners. So is what would
 * leave no trace of an edit: keeping records for a shorter time, and telling somebody no longer of problems.
 */
function refuseOwnersOwn({ role }: Principal, before: Settings, after: Settings): void {
  if (mayActAs(role, "owner")) return;
  const detail = ownersOwn(before, after);
  if (detail !== null) throw new ApiProblem("forbidden", { detail, params: { needed: "owner" } });
}

function ownersOwn(before: Settings, after: Settings): string | null {
  if (JSON.stringify(before.limits) !== JSON.stringify(after.limits))
    return "The guard's limits are for owners";
  if (after.retentionDays < before.retentionDays) return "Keeping records for a shorter time is for owners";
  const told = new Set(after.alerts.emails.map((email) => email.toLowerCase()));
  return before.alerts.emails.every((email) => told.has(email.toLowerCase()))
    ? null
    : "Taking away an address for alerts is for owners";
}
