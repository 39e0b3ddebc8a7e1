/** The words of settings and the audit record; a file for each. Those of admins and devices come with their page. */
import type { AuditMessages } from "./administration-audit.ts";
import type { BrowserMessages } from "./administration-browser.ts";
import type { SettingsMessages } from "./administration-settings.ts";

export type AdministrationMessages = {
  readonly settings: SettingsMessages;
  readonly browser: BrowserMessages;
  readonly audit: AuditMessages;
};
