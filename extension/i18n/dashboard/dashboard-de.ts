import { administrationDe } from "./administration-de.ts";
import type { DashboardMessages } from "./dashboard-messages.ts";
import { frameDe } from "./frame-de.ts";
import { peopleDe } from "./people-de.ts";
import { reviewDe } from "./review-de.ts";
import { rulesDe } from "./rules-de.ts";

export const dashboardDe: DashboardMessages = {
  frame: frameDe,
  review: reviewDe,
  people: peopleDe,
  rules: rulesDe,
  administration: administrationDe,
};
