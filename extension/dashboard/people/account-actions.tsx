/** What can be done with an account besides editing it: let in or out, and invite. Each is asked once more. */
import { useMemo, useState } from "preact/hooks";
import type { EditedAccount, ExplainedAccount } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { WriteNote } from "../../components/write-note.tsx";
import { createWrite } from "../../stores/write.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { stateTag } from "./account-tags.tsx";
import { InviteAction } from "./invite-action.tsx";
import { nameOf } from "./name-of.ts";

type Props = {
  readonly model: DashboardModel;
  readonly account: ExplainedAccount;
  readonly onChanged: () => void;
};

export function AccountActions({ model, account, onChanged }: Props) {
  const { d } = useDashboard();
  return (
    <section class="card">
      <h2>{d.people.account.actions}</h2>
      <StateAction model={model} account={account} onChanged={onChanged} />
      <InviteAction model={model} account={account} onChanged={onChanged} />
    </section>
  );
}

function StateAction({ model, account, onChanged }: Props) {
  const { d } = useDashboard();
  const words = d.people.account;
  const { client, session } = model;
  const [isAsking, setAsking] = useState(false);
  const write = useMemo(() => createWrite<EditedAccount>(), []);
  const state = write.state.value;
  const isActive = account.state === "active";
  const act = async (): Promise<void> => {
    const edited = await write.run(() =>
      isActive ? client.deactivateAccount(account.id) : client.reactivateAccount(account.id),
    );
    setAsking(false);
    if (edited !== null) onChanged();
  };
  const done = state.kind === "done" ? state.value : null;
  return (
    <div class="action">
      <p>
        {words.state}: {stateTag(account.state, d.people.accounts)}{" "}
        {account.deactivatedBy === null || isActive ? null : (
          <span class="cell-aside">{words.deactivatedBy[account.deactivatedBy]}</span>
        )}
      </p>
      {session.bar.value === null ? (
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {isActive ? words.deactivate : words.reactivate}
        </button>
      ) : null}
      <WriteNote state={state} done={done?.state === "active" ? words.reactivated : words.deactivated} />
      {done?.overwrittenBySync.includes("state") === true ? (
        <p class="callout callout-warn">{words.stateSetBack[done.state]}</p>
      ) : null}
      {isAsking ? (
        <AskState
          account={account}
          isBusy={state.kind === "working"}
          onConfirm={() => void act()}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

type AskProps = {
  readonly account: ExplainedAccount;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

function AskState({ account, ...dialog }: AskProps) {
  const { d } = useDashboard();
  const words = d.people.account;
  if (account.state === "deactivated") {
    return (
      <ConfirmDialog {...dialog} title={words.reactivateTitle(nameOf(account))} confirm={words.reactivate}>
        <p>{words.reactivateMeans}</p>
        <p>{words.afterReactivating[account.link]}</p>
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmDialog
      {...dialog}
      isDangerous
      title={words.deactivateTitle(nameOf(account))}
      confirm={words.deactivate}
    >
      <p>{words.deactivateMeans}</p>
      <p>{words.deactivateKeeps}</p>
      <p>{words.afterDeactivating[account.link]}</p>
    </ConfirmDialog>
  );
}
