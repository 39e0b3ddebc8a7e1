/** Every look of every page of the dashboard, by name: what axe and the screenshots look at. */
import { administrationStates } from "./administration-states.ts";
import { destinationStates } from "./destination-states.ts";
import type { WantedPage } from "./fake-dashboard.ts";
import { peopleStates } from "./people-states.ts";
import { reviewStates } from "./review-states.ts";
import { rulesStates } from "./rules-states.ts";

export const DASHBOARD_STATES: Readonly<Record<string, WantedPage>> = {
  ...reviewStates,
  ...peopleStates,
  ...rulesStates,
  ...administrationStates,
  ...destinationStates,
};
