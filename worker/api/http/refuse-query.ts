/** For routes without query parameters: one that is given was meant to do something, so it is refused. */
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "../api-env.ts";
import { invalidRequest } from "./invalid-request.ts";

export const refuseQuery: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const keys = Object.keys(c.req.queries());
  if (keys.length > 0) throw invalidRequest([{ code: "unrecognized_keys", path: [], message: "", keys }]);
  await next();
};
