import { useDashboard } from "../dashboard-words.ts";
import { useAdminWords } from "./admin-words.ts";
import { ROLES } from "./roles.ts";

/** What each role may do, from the one that may most. */
export function RoleGuide() {
  const { d } = useDashboard();
  const { roles } = useAdminWords();
  return (
    <details class="more role-guide">
      <summary>{roles.title}</summary>
      <dl class="facts-list">
        {ROLES.map((role) => (
          <div key={role} class="fact">
            <dt>{d.rules.setUp.server.role[role]}</dt>
            <dd>{roles.may[role]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
