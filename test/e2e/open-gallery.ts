/** The gallery of all states in Chromium, built and served for the moment. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { chromium, type Page } from "playwright-core";
import { build } from "vite";
import { ROOT } from "../sources.ts";
import { findBrowser } from "./find-browser.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
};
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--font-render-hinting=none",
];

export type Gallery = {
  readonly page: Page;
  readonly url: string;
  readonly states: readonly string[];
  readonly close: () => Promise<void>;
};

export const openPopupGallery = (): Promise<Gallery> => openGallery("gallery.html", ".gallery-state h2");

export const openDashboardGallery = (): Promise<Gallery> =>
  openGallery("dashboard-gallery.html", ".page .gallery-state");

/** `names`: where the list of a gallery has the names of its states. */
async function openGallery(html: string, names: string): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-gallery-"));
  await build({
    configFile: join(ROOT, "extension/vite.config.ts"),
    mode: "development",
    build: { outDir: folder, rollupOptions: { input: join(ROOT, `extension/${html}`) } },
  });
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    response.setHeader("Content-Type", TYPES[extname(path)] ?? "text/plain");
    try {
      response.end(readFileSync(join(folder, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath: findBrowser("chromium"), args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 380, height: 560 } });
  const page = await context.newPage();
  const url = `http://127.0.0.1:${port}/${html}`;
  await page.goto(url);
  const states = await page.locator(names).allTextContents();
  return {
    page,
    url,
    states,
    close: async () => {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
