/** Which component is which page; the code of a page comes when it is first opened. */
import { type Lazy, lazy } from "../components/lazy.tsx";
import type { PageProps } from "./dashboard-model.ts";
import type { PageName } from "./route.ts";

export const PAGE_COMPONENTS: Readonly<Record<PageName, Lazy<PageProps>>> = {
  overview: lazy(async () => (await import("./overview/overview-page.tsx")).OverviewPage),
  runs: lazy(async () => (await import("./runs/runs-page.tsx")).RunsPage),
  people: lazy(async () => (await import("./people/people-page.tsx")).PeoplePage),
  employees: lazy(async () => (await import("./people/employees-page.tsx")).EmployeesPage),
  teams: lazy(async () => (await import("./teams/teams-page.tsx")).TeamsPage),
  invitations: lazy(async () => (await import("./invitations/invitations-page.tsx")).InvitationsPage),
  findings: lazy(async () => (await import("./findings/findings-page.tsx")).FindingsPage),
  attributes: lazy(async () => (await import("./attributes/attributes-page.tsx")).AttributesPage),
  destination: lazy(async () => (await import("./destination/destination-page.tsx")).DestinationPage),
  settings: lazy(async () => (await import("./settings/settings-page.tsx")).SettingsPage),
  admins: lazy(async () => (await import("./admins/admins-page.tsx")).AdminsPage),
  audit: lazy(async () => (await import("./audit/audit-page.tsx")).AuditPage),
  "set-up": lazy(async () => (await import("./set-up/set-up-page.tsx")).SetUpPage),
};
