/**
 * Every state of the dashboard in a real browser: axe finds nothing, and nothing sticks out sideways – wide in German and
 * light, 360 px narrow in English and dark. `SCREENSHOTS=<folder>` also takes the pictures.
 */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { type Gallery, openGallery } from "./open-gallery.ts";

const LOOKS = [
  { language: "de", theme: "light", width: 1280, height: 800 },
  { language: "en", theme: "dark", width: 360, height: 740 },
] as const;
type Look = (typeof LOOKS)[number];

/** Pages at a time: more would only wait for each other. */
const PAGES = 2;
const SIDEWAYS = "document.documentElement.scrollWidth - window.innerWidth";

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery("dashboard-gallery.html", ".page .gallery-state");
}, 120_000);
afterAll(() => gallery.close());

test.each(LOOKS)(
  "every state in $language, $theme, $width px wide",
  async (look) => {
    const left = [...gallery.states];
    expect(left.length).toBeGreaterThan(100);
    const problems: string[] = [];
    const work = async (): Promise<void> => {
      const page = await gallery.page.context().newPage();
      await page.setViewportSize(look);
      for (let state = left.shift(); state !== undefined; state = left.shift()) {
        problems.push(...(await problemsOf(page, state, look)));
      }
      await page.close();
    };
    await Promise.all(Array.from({ length: PAGES }, work));
    expect(problems).toEqual([]);
  },
  900_000,
);

async function problemsOf(page: Page, state: string, look: Look): Promise<readonly string[]> {
  const { language, theme, width } = look;
  await page.goto(`${gallery.url}?state=${state}&language=${language}&theme=${theme}`);
  await page.locator("h1").first().waitFor();
  await page.waitForTimeout(60);
  await shoot(page, `${state}-${language}-${theme}-${width}`);
  const outside = await page.evaluate<number>(SIDEWAYS);
  const violations = await findViolations(page);
  return [...(outside > 0 ? [`${outside} px stick out`] : []), ...violations].map((it) => `${state}: ${it}`);
}

async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
