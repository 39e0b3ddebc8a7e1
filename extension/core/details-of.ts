/** What somebody who helps will ask for, as lines of text: no names, and nothing that isn't known. */
import type { ViewState } from "./view-state.ts";

type Facts = {
  /** What the notice says. */
  readonly told: string;
  readonly host: string | null;
  readonly view: ViewState;
};

export function detailsOf({ told, host, view }: Facts): string {
  const run = "runId" in view && view.runId !== null ? `run ${view.runId}` : null;
  const request =
    view.kind === "server-error" && view.requestId !== null ? `request ${view.requestId}` : null;
  return [told, host, run, request].filter((line) => line !== null).join("\n");
}
