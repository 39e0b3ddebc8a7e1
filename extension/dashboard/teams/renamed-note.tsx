/** What became of a new name, and what the next sync makes of it. It takes the focus, for the form is gone. */
import { useEffect, useRef } from "preact/hooks";
import type { RenamedTeam } from "../../api/answers.ts";
import { Icon } from "../../components/icon.tsx";
import { useDashboard } from "../dashboard-words.ts";

export function RenamedNote({ renamed }: { readonly renamed: RenamedTeam }) {
  const words = useDashboard().d.people.teams;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.focus(), [renamed]);
  return (
    <div ref={note} class="callout saved-note" role="status" tabIndex={-1}>
      <p>
        <Icon name="ok" /> {words.renamed}
      </p>
      {renamed.overwrittenBySync.map((what) => (
        <p key={what}>
          <Icon name="warn" /> {words.setBack[what]}
        </p>
      ))}
    </div>
  );
}
