/** A list that comes in pages and can be searched: the first page anew for every question, the next ones added to it. */
import { computed, type ReadonlySignal } from "@preact/signals";
import type { Page } from "../api/answers.ts";
import type { Outcome } from "../api/failure.ts";
import { createLoader, type Loadable, loadable } from "./loadable.ts";

export type PagedList<Q, T> = {
  readonly page: ReadonlySignal<Loadable<Page<T>>>;
  readonly items: ReadonlySignal<readonly T[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** An answer that was overtaken by another question is dropped. */
  readonly load: (question: Q) => Promise<void>;
  readonly more: () => Promise<void>;
};

export type AskPage<Q, T> = (question: Q, cursor: string | undefined) => Promise<Outcome<Page<T>>>;

export function createPagedList<Q, T>(ask: AskPage<Q, T>): PagedList<Q, T> {
  const page = loadable<Page<T>>();
  const loader = createLoader(page);
  let asked: { readonly question: Q } | null = null;
  const load = (question: Q): Promise<void> => {
    asked = { question };
    return loader.load(() => ask(question, undefined));
  };
  const more = async (): Promise<void> => {
    const known = page.peek();
    const cursor = known.value?.nextCursor ?? null;
    if (asked === null || cursor === null || known.isLoading) return;
    const { question } = asked;
    await loader.load(async () => {
      const next = await ask(question, cursor);
      if (!next.ok) return next;
      return {
        ok: true,
        value: { ...next.value, items: [...(known.value?.items ?? []), ...next.value.items] },
      };
    });
  };
  return {
    page,
    items: computed(() => page.value.value?.items ?? []),
    hasMore: computed(() => (page.value.value?.nextCursor ?? null) !== null),
    load,
    more,
  };
}
