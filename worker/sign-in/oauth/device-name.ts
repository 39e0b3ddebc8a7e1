/** What a device is called in the list of devices: as its owner says, or as its browser calls itself. */

export const MAX_DEVICE_NAME_CHARACTERS = 100;

export function deviceNameOf(given: string | null, userAgent: string | undefined): string {
  const cleaned = (given ?? "")
    .normalize("NFC")
    .replace(/[\p{C}\s]+/gu, " ")
    .trim();
  const name = [...cleaned].slice(0, MAX_DEVICE_NAME_CHARACTERS).join("").trim();
  return name === "" ? browserName(userAgent ?? "") : name;
}

/** In this order, for most browsers claim to be others too. */
const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//u],
  ["Opera", /\bOPR\//u],
  ["Firefox", /\b(?:Firefox|FxiOS)\//u],
  ["Chrome", /(?:Chrome|CriOS|Chromium)\//u],
  ["Safari", /\bSafari\//u],
] as const;

const SYSTEMS = [
  ["Windows", /\bWindows\b/u],
  ["Android", /\bAndroid\b/u],
  ["iPad", /\biPad\b/u],
  ["iPhone", /\biPhone\b/u],
  ["Mac", /\bMac(?:intosh| OS)/u],
  ["ChromeOS", /\bCrOS\b/u],
  ["Linux", /\bLinux\b/u],
] as const;

function browserName(userAgent: string): string {
  const nameIn = (table: ReadonlyArray<readonly [string, RegExp]>): string | null =>
    table.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? null;
  const [browser, system] = [nameIn(BROWSERS), nameIn(SYSTEMS)];
  return browser === null ? (system ?? "Browser") : system === null ? browser : `${browser} on ${system}`;
}
