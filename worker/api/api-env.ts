/** What the conventions leave for the handlers. */
import type { OpenAPIHono } from "@hono/zod-openapi";

/** Who asks. `name` goes on record with what they do. */
export type Principal = { readonly name: string };

export type ApiEnv = {
  Variables: {
    /** Names this request in the answer and in the log. */
    requestId: string;
    /** Set on every `/v1` path. */
    principal: Principal;
  };
};

export type ApiApp = OpenAPIHono<ApiEnv>;
