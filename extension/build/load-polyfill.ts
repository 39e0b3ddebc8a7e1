/** By its file, for its name leads to browser-of-pages.ts. A part of its own, with what it takes to read a CommonJS module. */
import type { Browser } from "webextension-polyfill";
// @ts-expect-error: the types belong to the package's name
import file from "../../node_modules/webextension-polyfill/dist/browser-polyfill.js";

export const polyfill: Browser = file;
