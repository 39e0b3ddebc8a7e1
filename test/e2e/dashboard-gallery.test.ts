/**
 * Every state of the dashboard in a real browser: axe finds nothing (contrast included), and nothing sticks out sideways,
 * down to 360 px.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkStates, type Look } from "./check-states.ts";
import { type Gallery, openDashboardGallery } from "./open-gallery.ts";

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };
/** Half of all: each language is seen in each theme and each width, and each theme in each width. */
const LOOKS: readonly Look[] = [
  { language: "de", theme: "light", ...WIDE },
  { language: "en", theme: "dark", ...WIDE },
  { language: "de", theme: "dark", ...NARROW },
  { language: "en", theme: "light", ...NARROW },
];
const SIDEWAYS = `document.documentElement.scrollWidth > innerWidth
  ? [(document.documentElement.scrollWidth - innerWidth) + " px stick out"] : []`;

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openDashboardGallery();
}, 120_000);
afterAll(() => gallery.close());

test.each(LOOKS)(
  "every state in $language, $theme, $width px wide",
  async (look) => {
    expect(gallery.states.length).toBeGreaterThan(100);
    expect(await checkStates(gallery, look, { ready: "h1", outside: SIDEWAYS })).toEqual([]);
  },
  900_000,
);

test("at 360 px the buttons of the bar of exclusions stand in two columns", async () => {
  const { page, url } = gallery;
  await page.setViewportSize(NARROW);
  await page.goto(`${url}?state=attribute-draft&language=de&theme=light`);
  await page.getByRole("button", { name: "Speichern" }).waitFor();
  const boxes = await Promise.all(
    ["Verwerfen", "Vorschau", "Als Sync durchspielen", "Speichern"].map((name) =>
      page.locator(".rules-bar").getByRole("button", { name }).boundingBox(),
    ),
  );
  expect(new Set(boxes.map((box) => box?.x)).size).toBe(2);
  expect(new Set(boxes.map((box) => box?.width)).size).toBe(1);
});
