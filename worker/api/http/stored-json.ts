/** JSON as it stands in a row. We wrote it, and still parse it: a restored backup must not break an answer. */
import type { z } from "zod";

export function readStored<T>(schema: z.ZodType<T>, json: string | null, otherwise: T): T {
  const parsed = schema.safeParse(parse(json));
  return parsed.success ? parsed.data : otherwise;
}

function parse(json: string | null): unknown {
  if (json === null) return null;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
