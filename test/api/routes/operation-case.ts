/**
 * How an operation of /openapi.json is asked: once so that it does what it is for, and in every way in which it refuses. The
 * tables of these stand in *-cases.ts; every-operation.test.ts and hostile-inputs.test.ts walk them. All of them meet the
 * company of made-up-company.ts.
 */
import type { TestPersonio } from "../../personio/test-personio.ts";
import type { MadeUpCompany } from "./made-up-company.ts";

type Headers = Readonly<Record<string, string>>;

export type Ask = {
  /** What stands in the braces of the path. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Functions where it depends on what the company's tags and fingerprints came to be. */
  readonly headers?: Headers | ((company: MadeUpCompany) => Headers);
  readonly body?: object | ((company: MadeUpCompany) => object);
};

export type Circumstances = {
  /** SQL before the request: what is other than in the company. */
  readonly when?: readonly string[];
  /** What Personio is up to; undone afterwards. */
  readonly personio?: (personio: TestPersonio) => void;
  /** It is refused, and yet something is saved, as its description says. */
  readonly saves?: boolean;
};

/**
 * What comes of a hostile string that the published schema allows: `kept` as it is, `accepted` without a trace, or the code
 * of a problem. What the schema doesn't allow is `invalid-request` without being named here.
 */
export type Outcome = string | ((value: string) => string);

export type OperationCase = {
  /** Names every key its body may have. */
  readonly good: Ask & Circumstances & { readonly status: 200 | 201 | 202 | 204 };
  /** `409 name-taken` → what is other than in the good request. */
  readonly bad: ReadonlyArray<
    readonly [refusal: `4${number} ${string}` | `5${number} ${string}`, Ask & Circumstances]
  >;
  /** Where strings go in: `?q` in the query; in the body `a.b`, `list[]`, `record{}`, and `record{key}` for the names in it. */
  readonly strings?: Readonly<Record<string, Outcome>>;
  /** What hostile strings meet besides. */
  readonly stringsWhen?: readonly string[];
};

export type OperationCases = Readonly<Record<string, OperationCase>>;

/** Another run is at work. */
export const BUSY = ["UPDATE lease SET owner = 'other', expires_at = unixepoch() + 60"];
export const UNCONNECTED = ["DELETE FROM connection"];
export const SWITCHED_OFF = ["UPDATE connection SET enabled = 0"];

/** Nothing there is called so, and no cursor of a list looks like it. */
export const NOTHING = "nothing";

/** Pages that are none of a list. */
export const LIST_REFUSALS: OperationCase["bad"] = [
  ["422 invalid-request", { query: { limit: "0x10" } }],
  ["422 invalid-request", { query: { cursor: NOTHING } }],
];

/** Somebody else changed it since it was looked at. */
export const STALE: OperationCase["bad"][number] = ["412 stale", { headers: { "if-match": '"stale"' } }];

type StringOutcome = (value: string) => string;

/** Text that is stored: anything but what SQLite would cut off or change. */
export const storedText: StringOutcome = (value) => (/[\0\p{Cs}]/u.test(value) ? "invalid-request" : "kept");

/** A name in one line. */
export const storedLine: StringOutcome = (value) =>
  /[\p{Cc}\p{Cs}]/u.test(value) ? "invalid-request" : "kept";

/** The name of a custom attribute: none that objects treat specially. */
export const customName =
  (text: StringOutcome): StringOutcome =>
  (value) =>
    ["constructor", "__proto__"].includes(value) ? "invalid-request" : text(value);

/** Where `kept` is said of something that isn't kept but looked at: another outcome in its place. */
export const insteadOfKept =
  (text: StringOutcome, outcome: string): StringOutcome =>
  (value) =>
    text(value) === "kept" ? outcome : text(value);
