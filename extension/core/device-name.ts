/** By which name an admin recognises this browser in the list of devices: “Firefox on Windows”. */

/** The first that fits: every browser also claims to be an older one. */
const BROWSERS: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\bEdg\//u, "Edge"],
  [/\bOPR\//u, "Opera"],
  [/\bVivaldi\//u, "Vivaldi"],
  [/\bFirefox\//u, "Firefox"],
  [/Chrome\//u, "Chrome"],
];
const SYSTEMS: ReadonlyArray<readonly [mark: RegExp, name: string]> = [
  [/\bWindows\b/u, "Windows"],
  [/\bMac OS X\b/u, "Mac"],
  [/\bCrOS\b/u, "ChromeOS"],
  [/\bLinux\b/u, "Linux"],
];

export function deviceNameOf(userAgent: string): string {
  const find = (names: typeof BROWSERS): string | undefined =>
    names.find(([mark]) => mark.test(userAgent))?.[1];
  const [browser = "Browser", system] = [find(BROWSERS), find(SYSTEMS)];
  return system === undefined ? browser : `${browser} on ${system}`;
}
