/**
 * The conventions of the contract, before any route: ids and headers, CORS, tokens, limits, and every refusal as a
 * problem. Routes are added by create-api.ts.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import type { ApiApp, ApiEnv } from "../api-env.ts";
import { answerHeaders } from "./answer-headers.ts";
import { answerNotFound } from "./answer-not-found.ts";
import { answerProblem, createErrorHandler, type Log } from "./answer-problem.ts";
import { ApiProblem } from "./api-problem.ts";
import { crossOrigin } from "./cross-origin.ts";
import { invalidRequest } from "./invalid-request.ts";
import { refuseProto } from "./refuse-proto.ts";
import { requireToken, type TokenOptions } from "./require-token.ts";

export type EdgeOptions = TokenOptions & {
  /** Origins of web pages that may read answers, besides extensions. */
  readonly allowedOrigins: readonly string[];
  /** Ids, codes and numbers only. */
  readonly log: Log;
};

const MAX_BODY_BYTES = 256 * 1024;

export function createEdge(options: EdgeOptions): ApiApp {
  const app: ApiApp = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error.issues);
    },
  });
  app.onError(createErrorHandler(options.log));
  app.notFound(answerNotFound);
  app.use(answerHeaders, crossOrigin(options.allowedOrigins));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) =>
        answerProblem(c, new ApiProblem("method-not-allowed", { headers: { Allow: methods.join(", ") } })),
    }),
  );
  app.use(
    "/v1/*",
    requireToken(options),
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseBody }),
    refuseProto,
  );
  return app;
}

function refuseBody(): never {
  throw new ApiProblem("too-large", { params: { maxBytes: MAX_BODY_BYTES } });
}
