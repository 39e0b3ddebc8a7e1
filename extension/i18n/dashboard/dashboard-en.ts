import { administrationEn } from "./administration-en.ts";
import type { DashboardMessages } from "./dashboard-messages.ts";
import { frameEn } from "./frame-en.ts";
import { peopleEn } from "./people-en.ts";
import { reviewEn } from "./review-en.ts";
import { rulesEn } from "./rules-en.ts";

export const dashboardEn: DashboardMessages = {
  frame: frameEn,
  review: reviewEn,
  people: peopleEn,
  rules: rulesEn,
  administration: administrationEn,
};
