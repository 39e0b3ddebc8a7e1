/**
 * Reads a whole list. Servers cap pages and totals as they like, and some answer a start past the end with the first
 * page again: so the next start follows from what was received, and only a page without a new id ends the list.
 */
import { err, ok } from "../../core/result.ts";
import { isRecord } from "../../http/is-record.ts";
import { parseCount } from "../../http/parse-count.ts";
import type { DestinationFailure, ListEnd, Pushed, RemoteId } from "../destination.ts";
import type { Ask } from "./create-asker.ts";
import { PAGE_COUNT } from "./dialect.ts";
import { type Reply, TOO_LARGE } from "./judge.ts";

export type Listing<T> = {
  readonly resource: "Users" | "Groups";
  readonly parse: (entry: unknown) => T | null;
  readonly onPage: (page: readonly T[]) => void | Promise<void>;
  /** Whatever else is in the list doesn't matter. Asked after each page. */
  readonly isEnough?: () => boolean;
};

/** An endless list is no list. */
const MAX_ENTRIES = 250_000;
const MIN_COUNT = 50;

type Identified = { readonly remoteId: RemoteId };
type Page<T> = { readonly received: number; readonly entries: readonly T[]; readonly total: number | null };

export async function listResources<T extends Identified>(ask: Ask, listing: Listing<T>): Pushed<ListEnd> {
  const { resource, parse, onPage } = listing;
  const progress = createProgress();
  let count = PAGE_COUNT[resource];
  while (progress.start() <= MAX_ENTRIES) {
    const reply = await ask({
      method: "GET",
      path: `/${resource}?startIndex=${progress.start()}&count=${count}`,
    });
    progress.asked();
    if (isTooLarge(reply) && count > MIN_COUNT) {
      count = Math.floor(count / 2);
      continue;
    }
    if (reply.kind === "declined" && progress.hasAllPromised()) return ok(progress.end());
    const page = toPage(reply, parse);
    if (page === null) return err(failureOf(reply));
    const fresh = progress.take(page);
    if (fresh.length === 0) return ok(progress.end());
    await onPage(fresh);
    if (listing.isEnough?.() === true) return ok({ ...progress.end(), incomplete: null });
  }
  return err({ reason: "destination-unreadable", detail: "endless-list" });
}

/** What was received so far, and what speaks against it being everything. */
function createProgress() {
  const seen = new Set<RemoteId>();
  const totals = new Set<number>();
  let [start, requests, broken, isShifted, isCounted] = [1, 0, 0, false, false];
  const promised = () => Math.max(0, ...totals);
  const isNew = (id: RemoteId) => seen.size < seen.add(id).size;

  return {
    start: () => start,
    asked: () => {
      requests += 1;
    },
    hasAllPromised: () => seen.size > 0 && totals.size > 0 && seen.size >= promised(),
    take<T extends Identified>({ received, entries, total }: Page<T>): readonly T[] {
      const fresh = entries.filter(({ remoteId }) => isNew(remoteId));
      broken += received - entries.length;
      isCounted ||= total !== null;
      // A page past the end may tell any total; only one that grew means something.
      if (total !== null && (fresh.length > 0 || total > promised())) totals.add(total);
      // Somebody came in before us, and pushed others to the next page. The first page again is only the end.
      if (fresh.length > 0 && fresh.length < entries.length) isShifted = true;
      start += received;
      return fresh;
    },
    end: (): ListEnd => ({ received: seen.size, requests, incomplete: incompleteness() }),
  };

  function incompleteness(): ListEnd["incomplete"] {
    if (broken > 0) return "broken-entries";
    if (isShifted || totals.size > 1) return "changed-meanwhile";
    // Without a count nobody can tell a whole list from half of it (product.md, rule 20).
    if (!isCounted) return "no-total";
    return promised() > seen.size ? "fewer-than-promised" : null;
  }
}

/** `null`: no list of anything. The RFC lets an empty list leave `Resources` out. */
export function toPage<T>(reply: Reply, parse: (entry: unknown) => T | null): Page<T> | null {
  if (reply.kind !== "done" || !isRecord(reply.body)) return null;
  const { Resources: listed, totalResults } = reply.body;
  const total = parseCount(totalResults);
  if (listed === undefined && total === 0) return { received: 0, entries: [], total };
  if (!Array.isArray(listed)) return null;
  const entries = listed.map(parse).filter((entry) => entry !== null);
  return { received: listed.length, entries, total };
}

const isTooLarge = (reply: Reply): boolean =>
  reply.kind === "failed" &&
  reply.failure.reason === "destination-unreadable" &&
  reply.failure.detail === TOO_LARGE;

function failureOf(reply: Reply): DestinationFailure {
  if (reply.kind === "failed") return reply.failure;
  const detail = reply.kind === "declined" ? reply.detail : "no-list";
  return { reason: "destination-unreadable", detail };
}
