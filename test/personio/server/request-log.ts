/** Every request to `/v1`, so that tests can prove what was asked, how often, with which headers – and what never was. */
import { pathMatches } from "./path-matches.ts";

export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  /** Everything behind the `?`, as it was sent. */
  readonly search: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly at: Date;
  /** `null` while there is no answer, and for ever if the connection was reset. */
  readonly status: number | null;
};

export type RequestLog = {
  readonly all: readonly LoggedRequest[];
  /** `path` may end in `*`. */
  to(path: string): readonly LoggedRequest[];
  count(path?: string): number;
  /** Every attribute any list request asked for by `attributes[]`. */
  askedAttributes(): ReadonlySet<string>;
  clear(): void;
};

export type RequestRecorder = RequestLog & {
  /** The returned function notes the answer's status. */
  record(request: Omit<LoggedRequest, "status">): (status: number) => void;
};

type Entry = Omit<LoggedRequest, "status"> & { status: number | null };

/** A server that stays up for days forgets the oldest. */
const KEPT = 20_000;

export function createRequestLog(): RequestRecorder {
  let entries: Entry[] = [];
  const to = (path: string): readonly LoggedRequest[] =>
    entries.filter((entry) => pathMatches(entry.path, path));
  return {
    get all() {
      return entries;
    },
    to,
    count: (path = "*") => to(path).length,
    askedAttributes: () =>
      new Set(
        entries.flatMap(({ query }) =>
          [...query].flatMap(([name, value]) => (isAttribute(name) ? [value] : [])),
        ),
      ),
    clear() {
      entries = [];
    },
    record(request) {
      const entry: Entry = { ...request, status: null };
      if (entries.length >= KEPT) entries = entries.slice(-KEPT / 2);
      entries.push(entry);
      return (status) => {
        entry.status = status;
      };
    },
  };
}

/** `attributes[]=a`, as documented, and `attributes[0]=a`, which PHP reads the same way. */
export const isAttribute = (parameter: string): boolean => /^attributes\[\d*\]$/.test(parameter);
