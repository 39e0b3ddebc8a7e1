/** The last question before a plan is carried out or rejected: with the numbers. */
import type { RunChange } from "../../api/answers.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { effectOf } from "../../core/plan-effect.ts";
import type { ApprovalMessages } from "../../i18n/dashboard/review.ts";
import { useDashboard } from "../dashboard-words.ts";

export type Decision = "approve" | "reject";

type Props = {
  readonly decision: Decision;
  readonly notes: Pick<ApprovalMessages, "approveNote" | "rejectNote" | "heldNote">;
  readonly changes: readonly RunChange[];
  readonly held: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

export function ApprovalDialog({ decision, notes, changes, held, ...rest }: Props) {
  const { d } = useDashboard();
  const words = d.review.approval;
  if (decision === "reject") {
    return (
      <ConfirmDialog
        {...rest}
        title={words.rejectTitle}
        confirm={rest.isBusy ? words.rejecting : words.confirmReject}
      >
        <p>{notes.rejectNote}</p>
      </ConfirmDialog>
    );
  }
  const effects = effectOf(changes, held);
  const isDangerous = effects.some(({ kind, willHappen }) => kind === "deactivate" && willHappen > 0);
  return (
    <ConfirmDialog
      {...rest}
      title={words.approveTitle}
      confirm={rest.isBusy ? words.approving : words.confirmApprove}
      isDangerous={isDangerous}
    >
      <ul class="effect-list">
        {effects.map(({ kind, ...share }) => (
          <li key={kind}>{words.willHappen[kind](share)}</li>
        ))}
      </ul>
      {held.size === 0 ? null : <p>{notes.heldNote(held.size)}</p>}
      {isDangerous ? <p>{notes.approveNote}</p> : null}
    </ConfirmDialog>
  );
}
