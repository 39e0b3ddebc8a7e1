/** Whether anything may be written, and if not, why not: the reason is shown where the buttons would be. */
import type { Me } from "../api/answers.ts";
import type { ViewState } from "./view-state.ts";

export type NeededRole = "editor" | "owner";
export type WriteBar = "viewer" | "not-owner" | "signed-out" | "offline" | "policy";

export type WriteFacts = {
  readonly view: ViewState;
  /** `null`: not known yet. */
  readonly role: Me["role"] | null;
  /** The company's IT has said so. */
  readonly isReadOnly: boolean;
  readonly needed: NeededRole;
};

/** Nobody is there who would understand it. */
const UNREACHED: ReadonlySet<ViewState["kind"]> = new Set([
  "offline",
  "unreachable",
  "not-rollcall",
  "version",
]);

/** `null`: go ahead. Unknown roles go ahead too: the server has the last word anyway. */
export function whatBarsWriting({ view, role, isReadOnly, needed }: WriteFacts): WriteBar | null {
  if (view.kind === "session-expired") return "signed-out";
  if (isReadOnly) return "policy";
  if (UNREACHED.has(view.kind)) return "offline";
  if (role === "viewer") return "viewer";
  return needed === "owner" && role === "editor" ? "not-owner" : null;
}
