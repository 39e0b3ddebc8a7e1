/** The end of a list that goes on: the next page comes by itself when it is reached, or at the press of a button. */
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../i18n/speech.ts";
import type { PagedList } from "../stores/paged-list.ts";
import { LoadState } from "./load-state.tsx";

type Props = { readonly list: PagedList<never, unknown>; readonly onRetry: () => void };

export function MoreRows({ list, onRetry }: Props) {
  const { t } = useSpeech();
  const end = useRef<HTMLButtonElement>(null);
  const { isLoading } = list.page.value;
  const hasMore = list.hasMore.value;
  useEffect(() => {
    if (end.current === null || !hasMore || isLoading || !("IntersectionObserver" in globalThis))
      return undefined;
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) void list.more();
      },
      { rootMargin: "600px" },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [list, hasMore, isLoading]);
  return (
    <>
      <LoadState of={list.page.value} onRetry={onRetry} />
      {hasMore ? (
        <button
          ref={end}
          type="button"
          class="button button-wide"
          disabled={isLoading}
          onClick={() => void list.more()}
        >
          {isLoading ? t.app.loading : t.invitations.more}
        </button>
      ) : null}
    </>
  );
}
