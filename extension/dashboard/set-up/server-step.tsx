/** Step 1: whoever reads this is connected already. It says with what, and as whom. */
import { useDashboard } from "../dashboard-words.ts";
import type { StepProps } from "./step-card.tsx";

export function ServerResult({ model }: StepProps) {
  const words = useDashboard().d.rules.setUp.server;
  const { session } = model;
  return <p>{words.connected({ company: session.name.value, host: session.host.value ?? "" })}</p>;
}

export function ServerStep({ model }: StepProps) {
  const words = useDashboard().d.rules.setUp.server;
  const me = model.session.me.value;
  return (
    <>
      {me === null ? null : (
        <>
          <p>{words.as({ name: me.name, role: words.role[me.role] })}</p>
          <p class="hint">{words.roleMeans[me.role]}</p>
        </>
      )}
      <p class="form-actions">
        <button type="button" class="button" onClick={model.ports.openPairing}>
          {words.manage}
        </button>
      </p>
    </>
  );
}
