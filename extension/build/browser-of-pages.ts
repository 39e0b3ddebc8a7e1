/**
 * What pages get as `webextension-polyfill` (vite.config.ts): the browser's own `browser` where it has one, as Firefox always
 * did and Chrome does from 148 on; there the polyfill would do nothing, so a popup needn't load it.
 */
import type { Browser } from "webextension-polyfill";

declare global {
  var browser: Browser | undefined;
}

const own: Browser = globalThis.browser ?? (await import("./load-polyfill.ts")).polyfill;

// biome-ignore lint/style/noDefaultExport: it stands in for a package that has one
export default own;
