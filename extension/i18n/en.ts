import { enFindings } from "./en-findings.ts";
import { enFirst } from "./en-first.ts";
import { enTabs } from "./en-tabs.ts";
import type { Messages } from "./messages.ts";

export const en: Messages = {
  ...enFirst,
  ...enTabs,
  status: { ...enFirst.status, ...enFindings },
};
