/** What every part of the test Leapsome answers with, and how it refuses. */
export type LeapsomeReply = { readonly status: number; readonly body: unknown };

export type Body = Readonly<Record<string, unknown>>;

export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export const isBody = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A body with nothing in it that the specification doesn't name. */
export function knownOnly(value: unknown, known: readonly string[]): Body {
  if (!isBody(value)) throw new Refusal(400, "No JSON object");
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) throw new Refusal(400, `Unknown: ${unknown.join(", ")}`);
  return value;
}

export function textIn(body: Body, key: string): string | undefined {
  const value = body[key];
  if (value !== undefined && typeof value !== "string") throw new Refusal(400, `${key} is no text`);
  return value;
}

/** A whole number within its bounds, or `fallback` when it isn't given. */
export function numberIn(
  text: string | undefined,
  [min, max, fallback]: readonly [number, number, number],
): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new Refusal(400, `${text} is out of bounds`);
  return value;
}

/** `attribute eq "value"`, the quotes as one likes. */
export function filterValue(filter: string, attribute: string): string {
  const parts = /^(\w+) eq (.+)$/.exec(filter);
  if (parts?.[1] !== attribute) throw new Refusal(400, `The filter works for ${attribute} only`);
  const value = parts[2] ?? "";
  return value.startsWith('"') ? String(JSON.parse(value)) : value;
}

type Page<T> = {
  readonly startIndex: number;
  readonly count: number;
  readonly show: (one: T) => Body;
};

export function listOf<T>(all: readonly T[], { startIndex, count, show }: Page<T>): LeapsomeReply {
  const Resources = all.slice(startIndex - 1, startIndex - 1 + count).map(show);
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:ListResponse"];
  const totals = { totalResults: all.length, itemsPerPage: Resources.length, startIndex };
  return { status: 200, body: { schemas, ...totals, Resources } };
}
