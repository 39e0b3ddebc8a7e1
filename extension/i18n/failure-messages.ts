/** What the server may refuse with, and how a question may fail; the popup's first tab has words for what it can meet itself. */
import type { ProblemCode } from "../../worker/api/http/api-problem.ts";
import type { FailureKind } from "../api/failure.ts";

export type FirstFailure =
  | "run-in-progress"
  | "not-configured"
  | "disabled"
  | "unavailable"
  | "forbidden"
  | "unauthorized"
  | "offline"
  | "unreachable"
  | "rate-limited";

/** `server`: its code says which error. */
type Failing = ProblemCode | Exclude<FailureKind, "server">;

export type FurtherFailure = Exclude<Failing, FirstFailure>;
