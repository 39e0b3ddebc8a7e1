import { deFindings } from "./de-findings.ts";
import { deFirst } from "./de-first.ts";
import { deTabs } from "./de-tabs.ts";
import type { Messages } from "./messages.ts";

export const de: Messages = {
  ...deFirst,
  ...deTabs,
  status: { ...deFirst.status, ...deFindings },
};
