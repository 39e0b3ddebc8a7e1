/**
 * A popup is as tall as its content, up to 600 px divided by the page's zoom; at 150 % that is 400. Measured once the
 * browser has settled the size: `100vh` would ask the content for a height that asks back. What was measured is kept, so
 * that the next popup has it from the beginning; at another zoom it doesn't count.
 */
const TALLEST = 560;
const LEAST = 200;
const SETTLED_MS = 150;
const KEY = "popup-height";

export function fitPopup(): void {
  const known = Number(localStorage.getItem(keyOfZoom()));
  if (known > LEAST) setHeight(known);
  setTimeout(measure, SETTLED_MS);
}

function measure(): void {
  const height = Math.min(TALLEST, innerHeight);
  if (height <= LEAST) return;
  setHeight(height);
  localStorage.setItem(keyOfZoom(), String(height));
}

const keyOfZoom = (): string => `${KEY}@${devicePixelRatio}`;
const setHeight = (height: number): void =>
  document.documentElement.style.setProperty("--popup-height", `${height}px`);
