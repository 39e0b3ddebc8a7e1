/** The guard's limits, and what they come to for a company of this size. For owners; everybody else sees why not. */
import { Icon } from "../../components/icon.tsx";
import { allowedChanges } from "../../core/allowed-changes.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { Part } from "./part.tsx";
import { type PartProps, SettingText } from "./setting-field.tsx";

type Props = PartProps & { readonly model: DashboardModel };

export function GuardPart({ model, ...part }: Props) {
  const { d } = useDashboard();
  const words = d.administration.settings;
  const { bar, ownerBar } = model.session;
  const isReadOnly = part.isReadOnly || ownerBar.value !== null;
  const accounts = model.session.answer.value?.status.people?.linked ?? 0;
  const { form } = part;
  return (
    <Part {...words.part.guard}>
      {bar.value === null && ownerBar.value !== null ? (
        <p class="callout bar-reason">
          <Icon name="lock" /> {words.guard.ownersOnly}
        </p>
      ) : null}
      <fieldset class="limit">
        <legend>{words.guard.deactivations}</legend>
        <div class="field-pair">
          <SettingText {...part} isReadOnly={isReadOnly} field="deactivationCount" type="number" />
          <SettingText {...part} isReadOnly={isReadOnly} field="deactivationPercent" type="number" />
        </div>
        <Allowed
          accounts={accounts}
          allowed={allowedChanges(
            { count: form.deactivationCount, percent: form.deactivationPercent, isHalfMost: true },
            accounts,
          )}
        />
        <p class="hint">{words.guard.half}</p>
      </fieldset>
      <fieldset class="limit">
        <legend>{words.guard.relinks}</legend>
        <p class="hint">{words.guard.relinksAbout}</p>
        <div class="field-pair">
          <SettingText {...part} isReadOnly={isReadOnly} field="relinkCount" type="number" />
          <SettingText {...part} isReadOnly={isReadOnly} field="relinkPercent" type="number" />
        </div>
        <Allowed
          accounts={accounts}
          allowed={allowedChanges(
            { count: form.relinkCount, percent: form.relinkPercent, isHalfMost: false },
            accounts,
          )}
        />
      </fieldset>
    </Part>
  );
}

function Allowed({ accounts, allowed }: { readonly accounts: number; readonly allowed: number | null }) {
  const words = useDashboard().d.administration.settings.guard;
  return accounts === 0 || allowed === null ? null : (
    <p class="hint" role="status">
      {words.allowed({ accounts, allowed })}
    </p>
  );
}
