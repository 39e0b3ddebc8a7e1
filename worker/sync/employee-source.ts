/**
 * What a run needs of the system employees come from. `worker/personio` is the only adapter;
 * this file knows nothing of it. Every failure is a value, so a step of the run decides what becomes of it.
 */
import type { AttributeKey, Employee, EmployeeId } from "../core/employee.ts";
import type { Result } from "../core/result.ts";

export type SourceFailure =
  /** The client id or secret is wrong, or the credentials may not read employees at all. */
  | { readonly reason: "credentials-refused" }
  /** Down, overloaded or unreachable, and the patience is used up. */
  | { readonly reason: "personio-unavailable" }
  /** It answered, but not in a form we can trust. `detail` is ours, never Personio's text. */
  | { readonly reason: "source-unreadable"; readonly detail: string };

/** An attribute that the credentials may read. */
export type AttributeInfo = {
  readonly key: AttributeKey;
  readonly label: string;
  /** Personio's word: `standard`, `date`, `integer`, `decimal`, `list`, `link`, `tags`, `multiline`. */
  readonly type: string;
  readonly universalId: string | null;
  readonly options: readonly string[];
};

/** A record that names nobody, or whose shape is broken: never guessed at, reported as a finding. */
export type InvalidRecord = { readonly id: EmployeeId | null; readonly problem: string };

export type EmployeePages = {
  readonly employees: readonly Employee[];
  readonly invalid: readonly InvalidRecord[];
  /** How many people Personio says there are; `null` when it did not say or contradicted itself between these pages. */
  readonly total: number | null;
  /** True when two of these pages named different totals: people came or went while we read. */
  readonly totalChanged: boolean;
  /** Records received, before anything was sorted out. */
  readonly received: number;
  /** True when there is nothing behind these pages. */
  readonly last: boolean;
  /** What the wrappers said about the attributes, for companies that may not list them. */
  readonly seenAttributes: readonly AttributeInfo[];
};

export type PageRange = {
  /** Index of the first page, 0-based; a page has 100 records. */
  readonly firstPage: number;
  readonly pages: number;
  /** How many people there are, if an earlier part of this read said so: then no page has to go ahead to ask. */
  readonly knownTotal?: number;
  /** The attributes asked for (`attributes[]`); nothing else is parsed or returned. `id` and `status` are always asked for. */
  readonly attributes: readonly AttributeKey[];
  /** Given each page's people as soon as they are there, in any order: work on them goes on while others are waited for. */
  readonly onPage?: (people: readonly Employee[]) => void;
};

/** One person read again; `modifiedAt`: when Personio says they last changed, where it may say. */
export type Reread = { readonly employee: Employee; readonly modifiedAt: number | null };

export type EmployeeSource = {
  /** `null`: these credentials may not list attributes (some get 403 here though they may read employees). */
  listAttributes(): Promise<Result<readonly AttributeInfo[] | null, SourceFailure>>;
  readPages(range: PageRange): Promise<Result<EmployeePages, SourceFailure>>;
  /** One person; cut down to `attributes` at once, for Personio can't project here. */
  readEmployee(
    id: EmployeeId,
    attributes: readonly AttributeKey[],
  ): Promise<Result<Employee | InvalidRecord | "gone", SourceFailure>>;
  rereadEmployee(
    id: EmployeeId,
    attributes: readonly AttributeKey[],
  ): Promise<Result<Reread | InvalidRecord | "gone", SourceFailure>>;
  /**
   * Whoever Personio says has changed since then, as far as these attributes go. It names too many rather than too few:
   * an accelerator, never a complete read.
   */
  readChangedSince(
    since: number,
    asked: { readonly attributes: readonly AttributeKey[]; readonly atMost: number },
  ): Promise<Result<readonly Employee[] | "too-many", SourceFailure>>;
  /** Milliseconds spent so far waiting for a source in trouble; carried from step to step of a run. */
  waitedMs(): number;
};
