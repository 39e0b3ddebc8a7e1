import type { CompanyState } from "../../core/view-state.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";

type Props = { readonly model: DashboardModel; readonly company: CompanyState };

/** A sync or a preview, now. */
export function StartButtons({ model, company }: Props) {
  const { t, d } = useDashboard();
  const { session, status } = model;
  if (session.bar.value !== null || company.kind === "disabled") return null;
  const isStarting = status.isStarting.value;
  const isBusy = company.kind === "running" || isStarting;
  return (
    <>
      {isStarting ? (
        <p class="row-note start-note" role="status">
          {d.review.overview.starting}
        </p>
      ) : null}
      <button type="button" class="button" disabled={isBusy} onClick={() => void status.preview()}>
        {t.state.action.preview}
      </button>
      <button
        type="button"
        class="button button-primary"
        disabled={isBusy}
        onClick={() => void status.sync()}
      >
        {t.state.action.sync}
      </button>
    </>
  );
}
