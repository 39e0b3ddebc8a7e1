/** Who somebody reports to: the name, and a search for somebody else. */
import { useId, useState } from "preact/hooks";
import type { Account } from "../../api/answers.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { AccountPicker } from "./account-picker.tsx";
import { nameOf } from "./name-of.ts";

type Manager = Account["manager"];

type Props = {
  readonly model: DashboardModel;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | null;
  readonly manager: Manager;
  readonly notThis: string | null;
  readonly onChange: (manager: Manager) => void;
};

export function ManagerField({ model, label, hint, error, manager, notThis, onChange }: Props) {
  const { d } = useDashboard();
  const words = d.people.account.form;
  const [isPicking, setPicking] = useState(false);
  const id = useId();
  const pick = (account: Account): void => {
    onChange({ id: account.id, name: nameOf(account) });
    setPicking(false);
  };
  return (
    <fieldset class="field field-wide" aria-describedby={`${id}h`}>
      <legend>{label}</legend>
      <div class="chosen">
        <span>{manager?.name ?? d.people.account.nobodyAbove}</span>
        <button type="button" class="link" aria-expanded={isPicking} onClick={() => setPicking(!isPicking)}>
          {words.changeManager}
        </button>
        {manager === null ? null : (
          <button type="button" class="link" onClick={() => onChange(null)}>
            {words.removeManager}
          </button>
        )}
      </div>
      {isPicking ? <AccountPicker model={model} without={notThis} onPick={pick} /> : null}
      <p class="hint" id={`${id}h`}>
        {hint}
      </p>
      {error === null ? null : (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
