/**
 * Whether a long list stays smooth: scrolled to its end (it loads the rest as it goes), then searched, letter by letter, in a
 * real tab. What counts is the longest frame; and a task that held the page for longer than 50 ms is one too many.
 */
import type { ExtensionChromium } from "./extension-chromium.ts";

export type Smoothness = {
  readonly frames: number;
  readonly longestMs: number;
  /** Frames that took longer than 50 ms. */
  readonly late: number;
  readonly longTasks: number;
  readonly rows: number;
};

export type Scrolling = { readonly scrolled: Smoothness; readonly searched: Smoothness };

export type ListPage = {
  /** In the extension: `dashboard.html#/people`. */
  readonly path: string;
  /** One of them is a row. */
  readonly row: string;
  /** What is typed into the search field. */
  readonly search: string;
  readonly people: number;
};

const PATIENCE_MS = 60_000;

/** Leaves the tab where the list is. */
export async function measureScrolling(chromium: ExtensionChromium, page: ListPage): Promise<Scrolling> {
  await chromium.evaluate(`location.href = "/${page.path}"`);
  await until(chromium, `document.querySelectorAll(${JSON.stringify(page.row)}).length > 0`);
  return {
    scrolled: await chromium.evaluate<Smoothness>(`(${watched})(${scrollToEnd}, ${JSON.stringify(page)})`),
    searched: await chromium.evaluate<Smoothness>(`(${watched})(${typeSearch}, ${JSON.stringify(page)})`),
  };
}

async function until(chromium: ExtensionChromium, expression: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    if (await chromium.evaluate<boolean>(expression).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it has not come to ${expression}`);
}

/** These run in the page; they are sent there as text. */
const watched = `async (work, page) => {
  const frames = [];
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  let isOver = false;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    frames.push(now - last);
    last = now;
    if (!isOver) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  await work(page);
  isOver = true;
  observer.disconnect();
  return {
    frames: frames.length,
    longestMs: Math.max(...frames),
    late: frames.filter((ms) => ms > 50).length,
    longTasks: tasks.length,
    rows: document.querySelectorAll(page.row).length,
  };
}`;

/** A fast turn of the wheel in every frame; at the end it waits a second for more. */
const scrollToEnd = `async () => {
  const isScroller = (box) => box.scrollHeight > box.clientHeight + 1 && /auto|scroll/u.test(getComputedStyle(box).overflowY);
  const scroller = [...document.querySelectorAll("main, main *")].find(isScroller) ?? document.scrollingElement;
  const isAtEnd = () => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
  const until = performance.now() + ${PATIENCE_MS};
  for (let waited = 0; waited < 60 && performance.now() < until; waited = isAtEnd() ? waited + 1 : 0) {
    scroller.scrollTop += 240;
    await new Promise(requestAnimationFrame);
  }
}`;

const typeSearch = `async ({ search }) => {
  const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const field = document.querySelector('input[type="search"]');
  field.focus();
  for (const end of search.split("").keys()) {
    field.value = search.slice(0, end + 1);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await sleep(120);
  }
  await sleep(1500);
}`;
