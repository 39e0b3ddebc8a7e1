import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { useDashboard } from "../dashboard-words.ts";

type Props = { readonly onConfirm: () => void; readonly onClose: () => void };

/** Whoever wants to start a sync may not know that the plan somebody is looking at goes with it. */
export function SupersedeDialog({ onConfirm, onClose }: Props) {
  const words = useDashboard().d.review.overview.supersede;
  const confirm = (): void => {
    onConfirm();
    onClose();
  };
  return (
    <ConfirmDialog title={words.title} confirm={words.confirm} onConfirm={confirm} onClose={onClose}>
      <p>{words.body}</p>
    </ConfirmDialog>
  );
}
