import type { CompanyState } from "../../core/view-state.ts";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";

type Props = { readonly model: DashboardModel; readonly company: CompanyState };

/** A sync or a preview, now. Disabled in word only: a button that is truly disabled loses the focus of whoever pressed it. */
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
      <button
        type="button"
        class="button"
        aria-disabled={isBusy}
        onClick={() => void (isBusy || status.preview())}
      >
        {t.state.action.preview}
      </button>
      <button
        type="button"
        class={company.kind === "paused" ? "button" : "button button-primary"}
        aria-disabled={isBusy}
        onClick={() => void (isBusy || status.sync())}
      >
        {t.state.action.sync}
      </button>
    </>
  );
}
