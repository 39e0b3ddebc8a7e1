/** `422 invalid-request`: where, and what was expected there; never the value that was sent. */
import { ApiProblem } from "./api-problem.ts";

/** What a validator found; Zod's issues are of this kind. */
export type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[] | undefined;
};

const MAX_ISSUES = 20;
const MAX_PATH_CHARACTERS = 200;

export function invalidRequest(issues: readonly Issue[]): ApiProblem {
  const named = issues.flatMap(toNamed).slice(0, MAX_ISSUES);
  return new ApiProblem("invalid-request", {
    detail: named.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join("; "),
    params: { issues: named },
  });
}

type NamedIssue = { readonly path: string; readonly message: string };

/** Every unknown key is an issue of its own, so a form can point at it. */
function toNamed({ code, path, message, keys = [] }: Issue): NamedIssue[] {
  if (code !== "unrecognized_keys") return [{ path: pathOf(path), message }];
  return keys.map((key) => ({ path: pathOf([...path, key]), message: "unknown key" }));
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map(String).join(".").slice(0, MAX_PATH_CHARACTERS);
