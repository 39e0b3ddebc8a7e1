import type { Role } from "../../api/answers.ts";
import type { Choice } from "../../components/select-field.tsx";
import type { DashboardMessages } from "../../i18n/dashboard/dashboard-messages.ts";

/** The one that may most first. */
export const ROLES: readonly Role[] = ["owner", "editor", "viewer"];

export const roleChoices = ({ rules }: DashboardMessages): ReadonlyArray<Choice<Role>> =>
  ROLES.map((value) => ({ value, label: rules.setUp.server.role[value] }));
