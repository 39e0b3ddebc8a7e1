/** The ways out of a state: each button of a notice does one of these. */
import { detailsOf } from "../core/details-of.ts";
import type { Action } from "../i18n/messages.ts";
import type { DashboardModel } from "./dashboard-model.ts";

/** `told`: what the notice says, for whoever is asked for help. */
export function act(model: DashboardModel, action: Action, told: string): void {
  const { ports, session, status } = model;
  switch (action) {
    case "connect":
    case "sign-in":
    case "check-server":
      ports.openPairing();
      break;
    case "retry":
      void ports.refresh();
      break;
    case "sync":
      void status.sync();
      break;
    case "preview":
      void status.preview();
      break;
    case "set-up":
    case "settings":
      model.go({ page: action });
      break;
    case "review": {
      const company = session.company.peek();
      if (company?.kind === "paused" && company.runId !== null) model.go({ page: "runs", id: company.runId });
      break;
    }
    case "copy-details":
      void ports.copy(detailsOf({ told, host: session.host.peek(), view: session.view.peek() }));
  }
}
