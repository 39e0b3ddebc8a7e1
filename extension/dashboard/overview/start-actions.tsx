import { useState } from "preact/hooks";
import { lazy } from "../../components/lazy.tsx";
import { StartButtons } from "../../components/start-buttons.tsx";
import type { CompanyState } from "../../core/view-state.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";

const SupersedeDialog = lazy(
  async () => (await import("./supersede-dialog.tsx")).SupersedeDialog,
  () => null,
);

type Props = { readonly model: DashboardModel; readonly company: CompanyState };

/** A sync or a preview, for whoever may. A sync that puts an end to a plan that waits for approval is asked about first. */
export function StartActions({ model, company }: Props) {
  const { d } = useDashboard();
  const [isAsked, setAsked] = useState(false);
  const { session, status } = model;
  if (session.bar.value !== null || company.kind === "disabled") return null;
  const sync = (): void => void status.sync();
  const isPlanWaiting = company.kind === "paused" && company.purpose === "sync";
  return (
    <>
      {status.isStarting.value ? (
        <p class="row-note start-note" role="status">
          {d.review.overview.starting}
        </p>
      ) : null}
      <StartButtons store={status} company={company} onSync={isPlanWaiting ? () => setAsked(true) : sync} />
      {isAsked ? <SupersedeDialog onConfirm={sync} onClose={() => setAsked(false)} /> : null}
    </>
  );
}
