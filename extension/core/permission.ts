/** Whether anything may be written, and if not, why not: the reason is shown where the buttons would be. */
import type { Me } from "../api/answers.ts";
import type { ViewState } from "./view-state.ts";

export type WriteBar = "viewer" | "signed-out" | "offline";

/** `null`: go ahead. Unknown roles go ahead too: the server has the last word anyway. */
export function whatBarsWriting(view: ViewState, role: Me["role"] | null): WriteBar | null {
  if (view.kind === "session-expired") return "signed-out";
  if (view.kind === "offline" || view.kind === "unreachable") return "offline";
  return role === "viewer" ? "viewer" : null;
}
