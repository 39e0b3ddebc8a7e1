import type { AdministrationMessages } from "./administration.ts";
import { auditDe } from "./administration-audit-de.ts";
import { browserDe } from "./administration-browser-de.ts";
import { settingsDe } from "./administration-settings-de.ts";

export const administrationDe: AdministrationMessages = {
  settings: settingsDe,
  browser: browserDe,
  audit: auditDe,
};
