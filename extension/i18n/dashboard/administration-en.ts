import type { AdministrationMessages } from "./administration.ts";
import { auditEn } from "./administration-audit-en.ts";
import { browserEn } from "./administration-browser-en.ts";
import { settingsEn } from "./administration-settings-en.ts";

export const administrationEn: AdministrationMessages = {
  settings: settingsEn,
  browser: browserEn,
  audit: auditEn,
};
