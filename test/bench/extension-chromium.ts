/**
 * The built extension in a Chromium that nobody drives while it is measured: a driver that attaches itself to every new page
 * holds each back. One tab of the extension is asked from outside, over the DevTools protocol; the popups stay alone.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { buildExtension } from "../../extension/build/build-extension.ts";
import { chromeId } from "../../extension/build/redirect-uris.ts";
import { connectByCode } from "../e2e/connect-by-code.ts";
import { findBrowser } from "../e2e/find-browser.ts";

export type ExtensionChromium = {
  /** Runs an expression in a tab of the extension, and waits for what it promises. */
  evaluate<T>(expression: string): Promise<T>;
  close(): Promise<void>;
};

export type ChromiumOptions = {
  /** Of every page: what is chosen in the browser's settings. */
  readonly zoomPercent: number;
  /** The Rollcall it is connected to. */
  readonly server: string;
};

const ORIGIN = `chrome-extension://${chromeId()}`;

const FLOOR =
  '<!doctype html><meta charset="utf-8"><script src="probe.js"></script><p data-floor>Rollcall</p>';

export async function openExtensionChromium({
  zoomPercent,
  server,
}: ChromiumOptions): Promise<ExtensionChromium> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  await buildExtension({ out: folder });
  addProbes(join(folder, "chrome"));
  const profile = join(folder, "profile");
  writePreferences(profile, zoomPercent);
  const child = spawn(findBrowser("chromium"), argumentsFor(folder), { stdio: "ignore" });
  const port = await portOf(profile);
  await connect(port, server);
  const socket = await openSocket(port);
  return {
    evaluate: (expression) => evaluateIn(socket, expression),
    async close() {
      socket.close();
      child.kill();
      await once(child, "exit");
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function addProbes(built: string): void {
  cpSync(join(import.meta.dirname, "extension-probe.js"), join(built, "probe.js"));
  writeFileSync(join(built, "floor.html"), FLOOR);
  for (const page of ["popup.html", "dashboard.html"].filter((name) => existsSync(join(built, name)))) {
    const html = readFileSync(join(built, page), "utf8");
    writeFileSync(join(built, page), html.replace("<head>", '<head><script src="probe.js"></script>'));
  }
}

/** Chromium counts zoom in steps of a fifth. */
function writePreferences(profile: string, zoomPercent: number): void {
  mkdirSync(join(profile, "Default"), { recursive: true });
  const level = Math.log(zoomPercent / 100) / Math.log(1.2);
  const preferences = { partition: { default_zoom_level: { x: level } } };
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(preferences));
}

const argumentsFor = (folder: string): readonly string[] => [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ...["--screen-info={1600x1200}", "--lang=en", "--remote-debugging-port=0"],
  `--user-data-dir=${join(folder, "profile")}`,
  `--disable-extensions-except=${join(folder, "chrome")}`,
  `--load-extension=${join(folder, "chrome")}`,
  "about:blank",
];

async function portOf(profile: string): Promise<number> {
  const file = join(profile, "DevToolsActivePort");
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const port = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Chromium did not start");
}

/** As an admin does it; the driver leaves again, and a tab of the extension stays. */
async function connect(port: number, server: string): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error("Chromium has no window");
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`${ORIGIN}/${path}`);
    return page;
  };
  await connectByCode({ open }, server);
  await open("floor.html");
  await browser.close();
}

type Target = { readonly url: string; readonly webSocketDebuggerUrl: string };

async function openSocket(port: number): Promise<WebSocket> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await response.json()) as readonly Target[];
  const target = targets.find(({ url }) => url === `${ORIGIN}/floor.html`);
  if (target === undefined) throw new Error("the tab of the extension is gone");
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, "open");
  return socket;
}

type Evaluated<T> = {
  readonly id: number;
  readonly result: { readonly result: { readonly value: T }; readonly exceptionDetails?: unknown };
};

let commands = 0;

function evaluateIn<T>(socket: WebSocket, expression: string): Promise<T> {
  commands += 1;
  const id = commands;
  const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  return new Promise((resolve, reject) => {
    const listen = ({ data }: MessageEvent): void => {
      const answer = JSON.parse(String(data)) as Evaluated<T>;
      if (answer.id !== id) return;
      socket.removeEventListener("message", listen);
      const { exceptionDetails, result } = answer.result;
      if (exceptionDetails === undefined) resolve(result.value);
      else reject(new Error(JSON.stringify(exceptionDetails)));
    };
    socket.addEventListener("message", listen);
    socket.send(JSON.stringify({ id, method: "Runtime.evaluate", params }));
  });
}
