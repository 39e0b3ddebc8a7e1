import { loadConfig } from "../../config/load-config.ts";
import { settingsStatements } from "../../config/save-settings.ts";
import { writeUnlessChanged } from "../../config/write-unless-changed.ts";
import type { Settings } from "../../core/settings.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
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
    const editing = { by: c.get("principal").name, at: now() };
    await writeUnlessChanged(db, async () => {
      const { settings: before } = await loadConfig(db);
      await refuseStale(ifMatch, await etagOf(before), async () => presentSettings(before));
      return { statements: settingsStatements(db, { before, after }, editing), value: null };
    });
    log("settings.saved", {});
    return c.json(presentSettings(after), 200, { ETag: await etagOf(after) });
  });
}
