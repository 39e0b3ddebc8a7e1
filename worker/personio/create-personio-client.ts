/**
 * Personio's v1 API as the source of employees. Build one per run and keep it across the steps: it holds the token, the
 * pace, the patience and the last list of attributes. It only ever reads.
 */
import type { AttributeKey, EmployeeId } from "../core/employee.ts";
import { err, ok, type Result } from "../core/result.ts";
import { createGate } from "../http/create-gate.ts";
import { createPacer } from "../http/create-pacer.ts";
import type { AttributeInfo, EmployeeSource, PageRange, SourceFailure } from "../sync/employee-source.ts";
import { createAttempt } from "./create-attempt.ts";
import { createPatience, type Patience } from "./create-patience.ts";
import { createSender } from "./create-sender.ts";
import { type Credentials, createSession, type Session } from "./create-session.ts";
import { type Fetch, unreadable } from "./exchange.ts";
import { fetchChanged } from "./fetch-changed.ts";
import { fetchPages } from "./fetch-pages.ts";
import { toAttributeListResult, toPageResult, toRereadResult, toSingleResult } from "./judge-answer.ts";
import { parseEmployeeId } from "./parse-employee-id.ts";
import { PAGE_RECORDS } from "./parse-page.ts";
import { toEmployeePages } from "./to-employee-pages.ts";
import { toChangedQuery, toKnownAttributes, toPageQuery, toWantedAttributes } from "./wanted-attributes.ts";

/** Personio's own limits are per second and per minute. */
export type PersonioPace = { readonly perSecond: number; readonly perMinute: number };

export type PersonioClientOptions = {
  readonly fetch: Fetch;
  /** `https://api.personio.de`; a trailing slash does no harm. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly appId?: string | undefined;
  readonly partnerId?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly pace?: PersonioPace | undefined;
  /** Requests at a time, at most 6. */
  readonly concurrency?: number | undefined;
  /** How long a Personio in trouble is waited for, in all (rule 31). */
  readonly patienceMs?: number | undefined;
  /** `waitedMs()` of the client this one continues. */
  readonly alreadyWaitedMs?: number | undefined;
  readonly requestTimeoutMs?: number | undefined;
  /** The last answer of `listAttributes`, for a client built anew in the middle of a run. */
  readonly knownAttributes?: readonly AttributeInfo[] | undefined;
};

export type PersonioClient = EmployeeSource & {
  /** Are the credentials good? Says nothing about what they may read. */
  authenticate(): Promise<Result<void, SourceFailure>>;
};

const EMPLOYEES = "/v1/company/employees";
/** Under what Personio documents (15 and 300): should all connections be late, their requests and new ones are still 15. */
const DEFAULT_PACE: PersonioPace = { perSecond: 9, perMinute: 280 };
/** A Worker's connections; more would only queue. */
const MAX_CONCURRENCY = 6;
const DEFAULT_PATIENCE_MS = 180_000;
const DEFAULT_REQUEST_TIMEOUT_MS = 30_000;

export function createPersonioClient(options: PersonioClientOptions): PersonioClient {
  const { patienceMs: budgetMs = DEFAULT_PATIENCE_MS, alreadyWaitedMs: alreadySpentMs = 0 } = options;
  const patience = createPatience({ budgetMs, alreadySpentMs }, options.now);
  const session = openSession(options, patience);
  let known = toKnownAttributes(options.knownAttributes ?? []);

  async function listAttributes() {
    const list = toAttributeListResult(await session.read(`${EMPLOYEES}/attributes`));
    if (list.ok && list.value !== null) known = toKnownAttributes(list.value);
    return list;
  }
  async function readPages({ attributes, onPage, ...range }: PageRange) {
    const wanted = toWantedAttributes(attributes, known);
    const pages = await fetchPages(
      async (index, stop) => {
        const query = toPageQuery(wanted, index * PAGE_RECORDS, PAGE_RECORDS);
        const page = toPageResult(await session.read(`${EMPLOYEES}?${query}`, stop), index, wanted);
        if (page.ok) onPage?.(page.value.employees);
        return page;
      },
      range,
      concurrencyOf(options),
    );
    return pages.ok ? ok(toEmployeePages(pages.value)) : pages;
  }
  async function readEmployee(id: EmployeeId, attributes: readonly AttributeKey[]) {
    if (parseEmployeeId(id) === null) return err(unreadable("not-an-employee-id"));
    return toSingleResult(
      await session.read(`${EMPLOYEES}/${id}`),
      id,
      toWantedAttributes(attributes, known),
    );
  }
  async function rereadEmployee(id: EmployeeId, attributes: readonly AttributeKey[]) {
    if (parseEmployeeId(id) === null) return err(unreadable("not-an-employee-id"));
    const wanted = toWantedAttributes(attributes, known);
    return toRereadResult(await session.read(`${EMPLOYEES}/${id}`), id, wanted);
  }
  const readChangedSince: PersonioClient["readChangedSince"] = (since, { attributes, atMost }) => {
    const wanted = toWantedAttributes(attributes, known);
    return fetchChanged(async (index) => {
      const query = toChangedQuery(wanted, since, index * PAGE_RECORDS);
      return toPageResult(await session.read(`${EMPLOYEES}?${query}`), index, wanted);
    }, atMost);
  };
  return {
    authenticate: session.authenticate,
    listAttributes,
    readPages,
    readEmployee,
    rereadEmployee,
    readChangedSince,
    waitedMs: patience.spentMs,
  };
}

function openSession(options: PersonioClientOptions, patience: Patience): Session {
  const { fetch, baseUrl, now, sleep, random, credentials } = options;
  const attempt = createAttempt({
    fetch,
    baseUrl,
    headers: headersOf(options),
    requestTimeoutMs: options.requestTimeoutMs ?? DEFAULT_REQUEST_TIMEOUT_MS,
    now,
    gate: createGate(concurrencyOf(options)),
    pacer: createPacer(toWindows(options.pace ?? DEFAULT_PACE), { now, sleep }),
    patience,
  });
  return createSession(createSender({ attempt, patience, sleep, random }), credentials);
}

const toWindows = ({ perSecond, perMinute }: PersonioPace) => [
  { requests: perSecond, perMs: 1_000 },
  { requests: perMinute, perMs: 60_000 },
];

const headersOf = ({ appId, partnerId }: PersonioClientOptions): Readonly<Record<string, string>> => ({
  Accept: "application/json",
  ...(appId ? { "X-Personio-App-ID": appId } : {}),
  ...(partnerId ? { "X-Personio-Partner-ID": partnerId } : {}),
});

const concurrencyOf = ({ concurrency = MAX_CONCURRENCY }: PersonioClientOptions): number =>
  Math.min(MAX_CONCURRENCY, Math.max(1, concurrency));
