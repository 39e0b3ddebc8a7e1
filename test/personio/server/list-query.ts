/** Reads the query string of the employee list as Personio does, and picks the people it means. */
import type { Company } from "../company/company.ts";
import type { Person } from "../company/person.ts";
import { isAttribute } from "./request-log.ts";

export type ListQuery = {
  readonly limit: number;
  /** Index of the first record, not of a page. */
  readonly offset: number;
  readonly email: string | null;
  /** `null`: every attribute. */
  readonly attributes: ReadonlySet<string> | null;
  readonly updatedSince: number | null;
};

export type ParsedListQuery =
  | { readonly ok: true; readonly query: ListQuery }
  | { readonly ok: false; readonly message: string };

/** Since 2025-01-31. */
const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 50;

export function parseListQuery(parameters: URLSearchParams): ParsedListQuery {
  const limit = wholeNumber(parameters.get("limit"), DEFAULT_LIMIT);
  if (limit < 1 || limit > MAX_LIMIT || Number.isNaN(limit)) {
    return { ok: false, message: `The limit must be between 1 and ${MAX_LIMIT}.` };
  }
  const offset = wholeNumber(parameters.get("offset"), 0);
  if (offset < 0 || Number.isNaN(offset)) return { ok: false, message: "The offset must be at least 0." };
  const since = parameters.get("updated_since");
  const updatedSince = since === null ? null : utcTime(since);
  if (Number.isNaN(updatedSince)) return { ok: false, message: "The updated since is not a valid date." };
  const attributes = [...parameters].flatMap(([name, value]) => (isAttribute(name) ? [value] : []));
  return {
    ok: true,
    query: {
      ...{ limit, offset, updatedSince, email: parameters.get("email") },
      attributes: attributes.length > 0 ? new Set(attributes) : null,
    },
  };
}

/** The 0-based page a list request asks for. */
export function pageOf(parameters: URLSearchParams): number {
  const parsed = parseListQuery(parameters);
  return parsed.ok ? Math.floor(parsed.query.offset / parsed.query.limit) : 0;
}

/** `email` is ignored together with `updated_since`, which looks at `watched` attributes only. */
export function selectPeople(
  company: Company,
  { email, updatedSince }: ListQuery,
  watched: readonly string[],
): readonly Person[] {
  if (updatedSince !== null)
    return company.employees.filter((person) => lastChange(person, watched) > updatedSince);
  return email === null ? company.employees : company.employees.filter((person) => person.email === email);
}

function lastChange({ changedAt, createdAt }: Person, watched: readonly string[]): number {
  const times = watched.map((key) => changedAt[key]);
  return Math.max(createdAt.getTime(), ...times.filter((time) => time !== undefined));
}

const wholeNumber = (text: string | null, missing: number): number =>
  text === null ? missing : /^-?\d+$/.test(text) ? Number(text) : Number.NaN;

/** `2022-12-24` or `2022-12-24T08:15:30`; the documentation names no zone, we take UTC. */
const utcTime = (text: string): number =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/.test(text)
    ? Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}Z`)
    : Number.NaN;
