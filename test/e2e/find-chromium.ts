import { existsSync } from "node:fs";

/** Chrome and Edge themselves load no unpacked extension from the command line any more; Chromium does. */
const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export function findChromium(): string {
  const given = process.env.CHROMIUM;
  const found = [...(given === undefined ? [] : [given]), ...USUAL].find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    "The tests of the extension need Chromium: `apt-get install chromium` (Debian, Ubuntu) or " +
      "`brew install --cask chromium` (macOS), or set CHROMIUM to where it is.",
  );
}
