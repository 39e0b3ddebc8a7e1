/** The words of settings, admins and devices, and the audit record; a file for each. */
import type { AdminMessages } from "./administration-admins.ts";
import type { AuditMessages } from "./administration-audit.ts";
import type { BrowserMessages } from "./administration-browser.ts";
import type { SettingsMessages } from "./administration-settings.ts";

export type AdministrationMessages = {
  readonly settings: SettingsMessages;
  readonly browser: BrowserMessages;
  readonly admins: AdminMessages;
  readonly audit: AuditMessages;
};
