/**
 * How long a popup takes from the click until what was known last is painted, and until it can be used; and whether anything
 * moves after that, at three sizes of zoom. Real popups, one after another, beside an empty page opened the same way.
 */
import { startRollcall } from "../worker/start-rollcall.ts";
import { type ExtensionChromium, openExtensionChromium } from "./extension-chromium.ts";

export type Opening = {
  readonly zoomPercent: number;
  readonly paintMs: number;
  readonly interactiveMs: number;
  readonly floorPaintMs: number;
  readonly floorInteractiveMs: number;
  /** What moved in all openings together, once each. */
  readonly shifted: readonly string[];
  readonly size: string;
};

type Opened = {
  readonly paintMs: number;
  readonly interactiveMs: number;
  readonly moved: readonly string[];
  readonly size: string;
};

export const ZOOMS = [100, 125, 150];
const OPENINGS = 15;
const PEOPLE = 250;

export async function measureOpenings(): Promise<readonly Opening[]> {
  const rollcall = await startRollcall({ people: PEOPLE, seed: 7 });
  try {
    await rollcall.connect();
    await rollcall.sync();
    const measured: Opening[] = [];
    for (const zoomPercent of ZOOMS)
      measured.push(await measureAt(zoomPercent, new URL(rollcall.url).origin));
    return measured;
  } finally {
    await rollcall.close();
  }
}

async function measureAt(zoomPercent: number, server: string): Promise<Opening> {
  const chromium = await openExtensionChromium({ zoomPercent, server });
  try {
    // The first fills the cache, and the browser's own ones.
    await openPopup(chromium, "popup.html");
    await openPopup(chromium, "floor.html");
    const [popups, floors]: [Opened[], Opened[]] = [[], []];
    for (let count = 0; count < OPENINGS; count++) {
      floors.push(await openPopup(chromium, "floor.html"));
      popups.push(await openPopup(chromium, "popup.html"));
    }
    return {
      zoomPercent,
      paintMs: medianOf(popups.map(({ paintMs }) => paintMs)),
      interactiveMs: medianOf(popups.map(({ interactiveMs }) => interactiveMs)),
      floorPaintMs: medianOf(floors.map(({ paintMs }) => paintMs)),
      floorInteractiveMs: medianOf(floors.map(({ interactiveMs }) => interactiveMs)),
      shifted: [...new Set(popups.flatMap(({ moved }) => moved))],
      size: popups.at(-1)?.size ?? "",
    };
  } finally {
    await chromium.close();
  }
}

/** The server's answer has come long before that, and whatever it changes is painted. */
const SETTLED_MS = 800;

type PopupPage = "popup.html" | "floor.html";

const openPopup = (chromium: ExtensionChromium, page: PopupPage): Promise<Opened> =>
  chromium.evaluate(`(async () => {
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const view = () => chrome.extension.getViews({ type: "popup" })[0];
    await chrome.action.setPopup({ popup: "${page}" });
    await chrome.action.openPopup();
    const isOpen = () =>
      view()?.probe?.interactiveMs != null &&
      view().performance.getEntriesByName("first-contentful-paint").length > 0;
    for (let tries = 0; !isOpen(); tries++) {
      if (tries > 500) throw new Error("the popup did not open");
      await sleep(20);
    }
    await sleep(${page === "floor.html" ? 0 : SETTLED_MS});
    const { performance, probe, innerWidth, innerHeight } = view();
    const paintMs = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    const opened = {
      paintMs,
      // What nobody sees yet nobody clicks.
      interactiveMs: Math.max(paintMs, probe.interactiveMs),
      moved: probe.shifts.flatMap(({ moved }) => moved),
      size: innerWidth + " × " + innerHeight,
    };
    view().close();
    while (view() !== undefined) await sleep(20);
    return opened;
  })()`);

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
