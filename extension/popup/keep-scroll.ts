import type { PopupModel } from "./popup-model.ts";

const RESTORED_FOR_MS = 600;

/** Scrolls a tab to where somebody had left it, and remembers where they scroll to. Returns what ends it. */
export function keepScroll(body: HTMLElement, model: PopupModel): () => void {
  const scroller = (): HTMLElement | null => body.querySelector<HTMLElement>("[data-scroll]");
  const restore = (): void => scroller()?.scrollTo({ top: model.place.peek().scroll });
  const remember = (event: Event): void => {
    if (event.target === scroller()) model.rememberScroll(scroller()?.scrollTop ?? 0);
  };
  restore();
  // A tab whose code or list is still on its way has no height yet.
  const grown = new MutationObserver(restore);
  grown.observe(body, { childList: true, subtree: true });
  const settled = setTimeout(() => grown.disconnect(), RESTORED_FOR_MS);
  body.addEventListener("scroll", remember, { passive: true, capture: true });
  return () => {
    clearTimeout(settled);
    grown.disconnect();
    body.removeEventListener("scroll", remember, { capture: true });
  };
}
