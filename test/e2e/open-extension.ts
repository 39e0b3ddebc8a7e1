/** The built extension in a real Chromium, with a profile of its own that is thrown away. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page, type Worker } from "playwright-core";
import { buildExtension } from "../../extension/build/build-extension.ts";
import { chromeId } from "../../extension/build/redirect-uris.ts";
import { findBrowser } from "./find-browser.ts";

export type OpenExtension = {
  readonly context: BrowserContext;
  /** A page of the extension in a tab: `popup.html`, `pair.html`. */
  open(path: string): Promise<Page>;
  /** Its service worker, woken up if it has to be. */
  background(): Promise<Worker>;
  /** Ends the service worker, as Chrome does when nothing has been going on for half a minute. */
  suspend(): Promise<void>;
  /** What stands on the icon now. */
  badge(): Promise<Badge>;
  close(): Promise<void>;
};

export type Badge = { readonly text: string; readonly title: string };

export type ExtensionOptions = { readonly language?: "de" | "en" };

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Shorter than a test may take, so that what is waited for in vain is named. */
const PATIENCE_MS = 10_000;
const POPUP = { width: 380, height: 560 };
const BADGE = `Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})])
  .then(([text, title]) => ({ text, title }))`;

export async function openExtension({ language = "en" }: ExtensionOptions = {}): Promise<OpenExtension> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-extension-"));
  await buildExtension({ out: folder });
  const built = join(folder, "chrome");
  const context = await chromium.launchPersistentContext(join(folder, "profile"), {
    executablePath: findBrowser("chromium"),
    headless: true,
    viewport: POPUP,
    locale: language === "de" ? "de-DE" : "en-GB",
    args: [
      ...QUIET,
      `--lang=${language}`,
      `--disable-extensions-except=${built}`,
      `--load-extension=${built}`,
    ],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const origin = `chrome-extension://${chromeId()}`;
  const background = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await background();
  return {
    context,
    background,
    async open(path) {
      const page = await context.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },
    suspend: () => suspend(context),
    badge: async () => (await background()).evaluate(BADGE) as Promise<Badge>,
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function suspend(context: BrowserContext): Promise<void> {
  const [page] = context.pages();
  if (page === undefined) throw new Error("there is no page to ask through");
  const session = await context.newCDPSession(page);
  const isWorker = ({ type }: { readonly type: string }) => type === "service_worker";
  const worker = (await session.send("Target.getTargets")).targetInfos.find(isWorker);
  if (worker !== undefined) await session.send("Target.closeTarget", { targetId: worker.targetId });
  while ((await session.send("Target.getTargets")).targetInfos.some(isWorker)) await page.waitForTimeout(50);
  await session.detach();
}
