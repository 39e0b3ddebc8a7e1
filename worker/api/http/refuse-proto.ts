/**
 * A key `__proto__` names what every object inherits, so the validators leave it out of what they pass on: in a record of
 * exclusions or custom attributes it would be dropped without a word. Nothing is called so; a body that has such a key
 * anywhere inside is refused. At its top the validators name it themselves, with whatever else is unknown there.
 */
import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "../api-env.ts";
import { invalidRequest } from "./invalid-request.ts";

const PROTO = "__proto__";

export const refuseProto: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const path = pathToProto(await parsed(c.req));
  if (path !== null) throw invalidRequest([{ path, message: "unknown key" }]);
  await next();
};

/** What is no JSON the validators refuse. The text stays at hand for them. */
async function parsed(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  // The key may be written with escapes, which have a backslash.
  if (!text.includes(PROTO) && !text.includes("\\")) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Visit = { readonly value: unknown; readonly key: string; readonly from: Visit | null };

/** Not recursive: a body may be nested deeper than the stack is. */
function pathToProto(body: unknown): readonly string[] | null {
  const open: Visit[] = [{ value: body, key: "", from: null }];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { value } = visit;
    if (typeof value !== "object" || value === null) continue;
    if (visit.from !== null && Object.hasOwn(value, PROTO)) return [...keysTo(visit), PROTO];
    for (const [key, inner] of Object.entries(value)) open.push({ value: inner, key, from: visit });
  }
  return null;
}

function keysTo(visit: Visit): readonly string[] {
  const keys: string[] = [];
  for (let at = visit; at.from !== null; at = at.from) keys.push(at.key);
  return keys.reverse();
}
