/** One person's invitation: how it stands, and sending it, by the same outbox as in the list of invitations. */
import { useEffect, useState } from "preact/hooks";
import type { ExplainedAccount } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { FailureNote } from "../../components/failure-note.tsx";
import { Icon } from "../../components/icon.tsx";
import { refusalOf } from "../../core/refusal-of.ts";
import { toldByCode } from "../../i18n/told-by-code.ts";
import { invitationStoreOf } from "../../stores/invitation-store.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { invitationTag } from "./account-tags.tsx";

type Props = {
  readonly model: DashboardModel;
  readonly account: ExplainedAccount;
  readonly onChanged: () => void;
};

export function InviteAction({ model, account, onChanged }: Props) {
  const { t, d, f, now } = useDashboard();
  const words = d.people.account;
  const { invitation, state, id } = account;
  const store = invitationStoreOf(model.ports);
  const outcome = store.outcomes.value.get(id);
  const [isAsking, setAsking] = useState(false);
  const [known] = useState(outcome);
  useEffect(() => {
    if (outcome !== undefined && outcome !== known) onChanged();
  }, [outcome]);
  const mayInvite = model.session.bar.value === null && state === "active" && invitation.state !== "accepted";
  const send = (): void => {
    setAsking(false);
    void store.sendTo([id]);
  };
  const label = invitation.times === 0 ? words.invite : words.inviteAgain;
  return (
    <div class="action">
      <p>
        {words.invitation}: {invitationTag(invitation, d.people.accounts)}{" "}
        {invitation.sentAt === null ? null : (
          <span class="cell-aside">
            {words.invitedAt(f.moment(Date.parse(invitation.sentAt), now), invitation.times)}
          </span>
        )}
      </p>
      {mayInvite ? (
        <button type="button" class="button" disabled={store.isSending.value} onClick={() => setAsking(true)}>
          {label}
        </button>
      ) : null}
      <Outcome model={model} id={id} />
      {isAsking ? (
        <ConfirmDialog
          title={label}
          confirm={t.invitations.confirmSend}
          onConfirm={send}
          onClose={() => setAsking(false)}
        >
          <p>{words.inviteNote(account.email)}</p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

function Outcome({ model, id }: { readonly model: DashboardModel; readonly id: string }) {
  const { t, d, f, now } = useDashboard();
  const store = invitationStoreOf(model.ports);
  const mine = store.sends.value.filter(({ mutation }) => mutation.accountIds.includes(id));
  const failed = mine.find((entry) => entry.state === "failed");
  const outcome = store.outcomes.value.get(id);
  const isSending = mine.some((entry) => entry.state === "waiting" || entry.state === "sending");
  if (failed?.state === "failed") return <FailureNote failure={failed.failure} />;
  if (isSending) return <p role="status">{d.people.account.inviting}</p>;
  if (outcome === undefined) return <p role="status" />;
  if (outcome.sent) {
    return (
      <p class="good" role="status">
        <Icon name="ok" /> {d.people.account.invited}
      </p>
    );
  }
  const retry = outcome.retryAt === undefined ? "" : ` (${f.relative(Date.parse(outcome.retryAt), now)})`;
  return (
    <p class="odd" role="status">
      <Icon name="warn" />{" "}
      {toldByCode(refusalOf(outcome), t.invitations.refused, t.invitations.unknownRefusal)}
      {retry}
    </p>
  );
}
