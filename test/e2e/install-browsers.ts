/**
 * Before a run of all tests: which browsers are there, and, on a Debian or Ubuntu of which we are root (a container, as a
 * rule), installing those that are not. Tried once and bounded in time; what is still missing then is the caller's to report.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { BROWSERS, type BrowserName, placesOf } from "./find-browser.ts";

const APT = "/usr/bin/apt-get";
/** For all of it together. */
const WITHIN_MS = 5 * 60_000;
const STARTS_WITHIN_MS = 20_000;

/** The browsers that are missing in the end. */
export function installBrowsers(names: readonly BrowserName[]): readonly BrowserName[] {
  const until = Date.now() + WITHIN_MS;
  for (const name of names) {
    if (!isThere(name) && canInstall(name)) install(BROWSERS[name].package, until);
  }
  return names.filter((name) => !isThere(name));
}

/** Ubuntu has a script of that name that only says to install the snap, so a file alone proves nothing. */
const isThere = (name: BrowserName): boolean =>
  placesOf(name).some(
    (path) => spawnSync(path, ["--version"], { stdio: "ignore", timeout: STARTS_WITHIN_MS }).status === 0,
  );

const canInstall = (name: BrowserName): boolean =>
  process.env[BROWSERS[name].variable] === undefined && process.getuid?.() === 0 && existsSync(APT);

function install(name: string, until: number): void {
  console.log(`Installing ${name} for the tests in real browsers …`);
  const startedAt = Date.now();
  const install = ["install", "-y", "--no-install-recommends", name];
  const isDone = apt(install, until) || (apt(["update"], until) && apt(install, until));
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(isDone ? `  done (${seconds} s)` : `  that failed (${seconds} s)`);
}

function apt(args: readonly string[], until: number): boolean {
  const timeout = until - Date.now();
  if (timeout <= 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(APT, ["-qq", ...args], { env, stdio: "ignore", timeout }).status === 0;
}
