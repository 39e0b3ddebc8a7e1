/** What can be seen of an open page beyond its text: rings of focus, marks and their contrast, whatever moves. */
import type { Page } from "playwright-core";

export type Mark = { readonly mark: string; readonly contrast: number };
export type Ring = { readonly place: string; readonly isSeen: boolean };

const MARKS = ".dot, .icon, .history svg";

/** The strongest contrast among the pixels of each mark in sight: a mark nobody sees is one colour with its surroundings. */
const CONTRASTS = `async (picture) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const linear = (part) => (part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const contrastIn = ({ x, y, width, height }) => {
    const { data } = context.getImageData(x - 1, y - 1, width + 2, height + 2);
    let [least, most] = [1, 0];
    for (let at = 0; at < data.length; at += 4) {
      const light = 0.2126 * linear(data[at]) + 0.7152 * linear(data[at + 1]) + 0.0722 * linear(data[at + 2]);
      least = Math.min(least, light);
      most = Math.max(most, light);
    }
    return (most + 0.05) / (least + 0.05);
  };
  const isInSight = (mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return width > 0 && hit !== null && (mark.contains(hit) || hit === mark.parentElement);
  };
  return [...document.querySelectorAll(${JSON.stringify(MARKS)})].filter(isInSight).map((mark) => ({
    mark: (mark.getAttribute("class") ?? "svg") + " in " + (mark.parentElement?.className || mark.parentElement?.tagName),
    contrast: Math.round(contrastIn(mark.getBoundingClientRect()) * 10) / 10,
  }));
}`;

export async function colouredMarks(page: Page): Promise<readonly Mark[]> {
  const picture = (await page.screenshot()).toString("base64");
  return page.evaluate<Mark[]>(`(${CONTRASTS})(${JSON.stringify(picture)})`);
}

/**
 * The ring, and that it isn't of the colour behind it; what covers a whole row wears it as `::after`. A button inside of a
 * field for a time is the browser's, and shows its ring itself: the field isn't `:focus-visible` then.
 */
const RING = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return null;
  const behind = (element) => {
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)" && colour !== "transparent") return colour;
    }
    return "";
  };
  const hasRing = (place) => {
    const { outlineStyle, outlineWidth, outlineColor } = place;
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== behind(focused);
  };
  return {
    place: focused.tagName.toLowerCase() + "." + focused.className + " " + (focused.textContent ?? "").trim().slice(0, 40),
    isSeen: !focused.matches(":focus-visible") || hasRing(getComputedStyle(focused)) || hasRing(getComputedStyle(focused, "::after")),
  };
})()`;
const MAX_STOPS = 60;

/** Walks with Tab from the top, until the page is left or begins again. */
export async function focusRings(page: Page): Promise<readonly Ring[]> {
  await page.evaluate("document.activeElement?.blur()");
  const rings: Ring[] = [];
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await page.keyboard.press("Tab");
    const ring = await page.evaluate<Ring | null>(RING);
    if (ring === null) break;
    rings.push(ring);
  }
  return rings;
}

const MOVING = `document.getAnimations().map(({ animationName, effect }) =>
  (animationName ?? "transition") + " of " + (effect?.target?.className || effect?.target?.tagName))`;

export const movingParts = (page: Page): Promise<readonly string[]> => page.evaluate<string[]>(MOVING);
