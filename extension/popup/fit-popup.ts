/**
 * A popup is as tall as its content, up to 600 px divided by the page's zoom; at 150 % that is 400. Measured once the
 * browser has settled the size: `100vh` would ask the content for a height that asks back.
 */
const TALLEST = 560;
const SETTLED_MS = 150;

export function fitPopup(): void {
  if (new URLSearchParams(location.search).has("tab")) {
    document.body.classList.add("in-tab");
    return;
  }
  setTimeout(() => {
    const height = Math.min(TALLEST, innerHeight);
    if (height > 200 && height < TALLEST) {
      document.documentElement.style.setProperty("--popup-height", `${height}px`);
    }
  }, SETTLED_MS);
}
