/** The ways out of a state: each button of a notice does one of these. */
import { detailsOf } from "../core/details-of.ts";
import type { Action } from "../i18n/messages.ts";
import type { PopupModel } from "./popup-model.ts";

/** `told`: what the notice says, for whoever is asked for help. */
export function act(model: PopupModel, action: Action, told: string): void {
  const { ports, session, status } = model;
  const company = session.company.peek();
  switch (action) {
    case "connect":
    case "sign-in":
    case "check-server":
      ports.openPage("pair");
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
      ports.openPage("#/set-up");
      break;
    case "settings":
      ports.openPage("#/settings");
      break;
    case "review":
      if (company?.kind === "paused" && company.runId !== null) ports.openPage(`#/runs/${company.runId}`);
      break;
    case "copy-details":
      void model.copy(detailsOf({ told, host: session.host.peek(), view: session.view.peek() }));
  }
}
