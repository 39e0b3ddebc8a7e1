/**
 * Faults to order: what shall go wrong, on which requests, how often. They are plain data, so another process can
 * order them through `/__test__/faults`; what they do to a request is in serve-with-faults.ts.
 */
import type { Company } from "../company/company.ts";
import { isLifecycleAction, type LifecycleAction } from "../company/lifecycle-action.ts";
import { pathMatches } from "./path-matches.ts";

export type FaultKind =
  /** An error status with Personio's JSON, an HTML page or an empty body. */
  | { readonly kind: "status"; readonly status: number; readonly body?: "json" | "html" | "empty" }
  /** 200, but a page for people: a proxy or a maintenance notice. */
  | { readonly kind: "html" }
  /** `success:false` with 200. */
  | { readonly kind: "unsuccessful"; readonly message?: string }
  /** Every token becomes worthless; this request is refused with it. */
  | { readonly kind: "expired-token"; readonly status?: 401 | 403 }
  /** The connection breaks, before the answer or in the middle of its body. */
  | { readonly kind: "reset"; readonly when?: "before" | "midway" }
  | { readonly kind: "slow"; readonly delayMs: number }
  /** No answer ever. */
  | { readonly kind: "hang" }
  /** A complete HTTP answer whose JSON ends too early. */
  | { readonly kind: "truncated" }
  | { readonly kind: "no-metadata" }
  /** The attributes list (and its alias) answers 403. */
  | { readonly kind: "attributes-forbidden" }
  /** Somebody is hired, deleted, … just before this request is answered: between two pages. */
  | { readonly kind: "change"; readonly change: LifecycleAction | ((company: Company) => void) };

export type Fault = FaultKind & {
  /** Only requests to this path; `*` at the end stands for anything. Without it every `/v1` path the fault makes sense on. */
  readonly path?: string;
  /** How many requests; without it until cleared (a `change` happens once). */
  readonly times?: number;
  /** Only list requests for this page (0-based) and later ones. */
  readonly fromPage?: number;
};

export type Faults = {
  /** Orders a fault; the returned function takes it back. */
  add(fault: Fault): () => void;
  clear(): void;
  readonly pending: readonly Fault[];
};

/** Each kind and the field it can't do without. */
const REQUIRED: Readonly<Record<Fault["kind"], string | null>> = {
  status: "status",
  html: null,
  unsuccessful: null,
  "expired-token": null,
  reset: null,
  slow: "delayMs",
  hang: null,
  truncated: null,
  "no-metadata": null,
  "attributes-forbidden": null,
  change: "change",
};

export const FAULT_KINDS: readonly string[] = Object.keys(REQUIRED);

/** For orders from another process. */
export function isFault(input: unknown): input is Fault {
  if (typeof input !== "object" || input === null || !("kind" in input)) return false;
  const required = Object.entries(REQUIRED).find(([kind]) => kind === input.kind)?.[1];
  if (required === undefined) return false;
  return (
    (required === null || required in input) && (!("change" in input) || isLifecycleAction(input.change))
  );
}

export type FaultTarget = {
  readonly path: string /** `null` for anything but the list. */;
  readonly page: number | null;
};

export type FaultDesk = Faults & {
  /** The faults that befall this request; they are used up by it. */
  take(target: FaultTarget): readonly Fault[];
};

type Ordered = { readonly fault: Fault; left: number };

const LIST = "/v1/company/employees";
const DEFAULT_PATHS: Partial<Record<Fault["kind"], readonly string[]>> = {
  "expired-token": ["/v1/company/*"],
  "no-metadata": [LIST],
  "attributes-forbidden": [`${LIST}/attributes`, `${LIST}/custom-attributes`],
  change: [LIST],
};

export function createFaults(): FaultDesk {
  let ordered: readonly Ordered[] = [];
  return {
    get pending() {
      return ordered.map(({ fault }) => fault);
    },
    add(fault) {
      const order = { fault, left: fault.times ?? (fault.kind === "change" ? 1 : Number.POSITIVE_INFINITY) };
      ordered = [...ordered, order];
      return () => {
        ordered = ordered.filter((other) => other !== order);
      };
    },
    clear() {
      ordered = [];
    },
    take(target) {
      const taken = upToTheFirstEnd(ordered.filter(({ fault }) => befalls(fault, target)));
      for (const order of taken) order.left -= 1;
      ordered = ordered.filter(({ left }) => left > 0);
      return taken.map(({ fault }) => fault);
    },
  };
}

function befalls(fault: Fault, { path, page }: FaultTarget): boolean {
  const paths = fault.path !== undefined ? [fault.path] : (DEFAULT_PATHS[fault.kind] ?? ["/v1/*"]);
  if (!paths.some((pattern) => pathMatches(path, pattern))) return false;
  return fault.fromPage === undefined || (page !== null && page >= fault.fromPage);
}

const ACCOMPANYING: readonly Fault["kind"][] = ["slow", "change", "no-metadata", "truncated"];

/** A slow answer may still be truncated; but two error statuses on one request would waste one of them. */
function upToTheFirstEnd(orders: readonly Ordered[]): readonly Ordered[] {
  const end = orders.findIndex(({ fault }) => !ACCOMPANYING.includes(fault.kind));
  return end < 0 ? orders : orders.slice(0, end + 1);
}
