/** How a route says that it takes an `Idempotency-Key`; what it does then stands in answer-once.ts. */
import { z } from "@hono/zod-openapi";
import { problem } from "./wire.ts";

export const idempotencyHeader = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({ description: "The same key within 24 hours gets the first answer." }),
});

/** What such a route may answer besides. */
export const ONCE = {
  409: problem("in-progress"),
  422: problem("invalid-request", "idempotency-key-reused"),
};
