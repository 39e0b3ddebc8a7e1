import type { DraftRefusal } from "../../core/draft.ts";
import { ApiProblem } from "../http/api-problem.ts";

/** The codes of the core are those of the contract. `params` say which attribute, for a draft names several. */
export function refusalProblem(refusal: DraftRefusal): ApiProblem {
  const { reason, ...params } = refusal;
  return new ApiProblem(reason, { params });
}
