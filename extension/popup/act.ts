/** The ways out of a state: each button of a notice does one of these. */
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
      void model.copy(detailsOf(model, told));
  }
}

/** What somebody who helps will ask for. */
function detailsOf({ session }: PopupModel, told: string): string {
  const view = session.view.peek();
  const run = "runId" in view ? `run ${view.runId}` : "";
  const request = view.kind === "server-error" ? `request ${view.requestId}` : "";
  return [told, session.host.peek() ?? "", run, request].filter((line) => line !== "").join("\n");
}
