/** What the conventions leave for the handlers. */
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Principal } from "../auth/principal.ts";

export type ApiEnv = {
  Variables: {
    /** Names this request in the answer and in the log. */
    requestId: string;
    /** Set on every `/v1` path. */
    principal: Principal;
  };
};

export type ApiApp = OpenAPIHono<ApiEnv>;
