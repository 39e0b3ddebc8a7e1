/** The browsers the end-to-end tests drive: where they usually are, and what to say when one isn't there. */
import { existsSync } from "node:fs";

export type BrowserName = "chromium" | "firefox";

type Known = {
  /** Names the program where it is somewhere else. */
  readonly variable: string;
  readonly usual: readonly string[];
  /** Debian's package. */
  readonly package: string;
  readonly howTo: string;
};

/** Chrome and Edge themselves load no unpacked extension from the command line any more; Chromium does. */
export const BROWSERS: Readonly<Record<BrowserName, Known>> = {
  chromium: {
    variable: "CHROMIUM",
    usual: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/snap/bin/chromium",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    package: "chromium",
    howTo:
      "The extension’s tests in Chromium need it: `apt-get install chromium` (Debian), `snap install chromium` (Ubuntu) or " +
      "`brew install --cask chromium` (macOS), or set CHROMIUM to where it is.",
  },
  firefox: {
    variable: "FIREFOX",
    usual: [
      "/usr/bin/firefox-esr",
      "/usr/bin/firefox",
      "/snap/bin/firefox",
      "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
    package: "firefox-esr",
    howTo:
      "The extension’s tests in Firefox need it: `apt-get install firefox-esr` (Debian), `snap install firefox` (Ubuntu) or " +
      "`brew install --cask firefox` (macOS), or set FIREFOX to where it is.",
  },
};

export function placesOf(name: BrowserName): readonly string[] {
  const { variable, usual } = BROWSERS[name];
  const given = process.env[variable];
  return (given === undefined ? usual : [given]).filter((path) => existsSync(path));
}

export function findBrowser(name: BrowserName): string {
  const [found] = placesOf(name);
  if (found === undefined) throw new Error(BROWSERS[name].howTo);
  return found;
}
