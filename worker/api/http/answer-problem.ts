/** Whatever went wrong, as RFC 9457 `application/problem+json`. What nobody foresaw is logged by name and says nothing. */

import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { failureName } from "../../core/failure-name.ts";
import type { ApiEnv } from "../api-env.ts";
import { ApiProblem } from "./api-problem.ts";
import { invalidRequest } from "./invalid-request.ts";

export type Log = (event: string, data: Readonly<Record<string, string | number | null>>) => void;

const RETRY_AFTER_SECONDS = 5;

export function answerProblem(c: Context<ApiEnv>, problem: ApiProblem): Response {
  const { code, status, title, params, headers } = problem;
  const body = {
    type: `urn:rollcall:problem:${code}`,
    title,
    status,
    detail: problem.message,
    code,
    ...(params === null ? {} : { params }),
    requestId: c.get("requestId"),
  };
  return c.json(body, status, { ...headers, "Content-Type": "application/problem+json" });
}

export const createErrorHandler = (log: Log) => (error: Error, c: Context<ApiEnv>) => {
  const problem = toProblem(error);
  if (problem.code === "unavailable") {
    log("request.failed", { request: c.get("requestId"), method: c.req.method, error: failureName(error) });
  }
  return answerProblem(c, problem);
};

/** The validators refuse what is no JSON, or not said to be, by throwing; for the contract that is one and the same. */
export function toProblem(error: Error): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof HTTPException && error.status === 415) {
    return invalidRequest([{ path: [], message: "the body must be application/json" }]);
  }
  if (error instanceof HTTPException && error.status === 400) {
    return invalidRequest([{ path: [], message: "the body is not valid JSON" }]);
  }
  return new ApiProblem("unavailable", { headers: { "Retry-After": String(RETRY_AFTER_SECONDS) } });
}
