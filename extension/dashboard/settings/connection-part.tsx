/** Whether syncing is switched on. That is the connection's, and changed where its credentials are. */
import { Icon } from "../../components/icon.tsx";
import type { DashboardModel } from "../dashboard-model.ts";
import { useDashboard } from "../dashboard-words.ts";
import { hrefOf } from "../route.ts";
import { Part } from "./part.tsx";

export function ConnectionPart({ model }: { readonly model: DashboardModel }) {
  const words = useDashboard().d.administration.settings;
  const status = model.session.answer.value?.status ?? null;
  const state = status?.state === "not-configured" ? "missing" : status?.state === "disabled" ? "off" : "on";
  return (
    <Part {...words.part.connection}>
      {status === null ? null : (
        <p class="with-icon" data-tone={state === "on" ? "ok" : "quiet"}>
          <Icon name={state === "on" ? "ok" : "quiet"} /> {words.connection[state]}
        </p>
      )}
      <a class="button button-link" href={hrefOf({ page: "set-up" })}>
        {words.connection.toSetUp}
      </a>
    </Part>
  );
}
