/**
 * Every state of the popup in a real browser, in both languages, light and dark: axe finds nothing (contrast included), and
 * nothing sticks out at the smallest size a popup has. `SCREENSHOTS=<folder>` also takes the pictures.
 */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { type Gallery, openGallery } from "./open-gallery.ts";

const SIDEWAYS = `[...document.querySelectorAll(".popup, .scroll, .head, .bar, .tabs, .tools")]
  .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.className)`;
const EVERY_LOOK = ["de", "en"].flatMap((language) =>
  ["light", "dark"].map((theme) => ({ language, theme })),
);
/** Words don't change colours: two looks have everything. Pictures are wanted of all four. */
const LOOKS =
  process.env.SCREENSHOTS === undefined
    ? EVERY_LOOK.filter(({ language, theme }) => (language === "de") === (theme === "light"))
    : EVERY_LOOK;

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

test.each(LOOKS)(
  "every state in $language, $theme",
  async ({ language, theme }) => {
    const { page, url, states } = gallery;
    expect(states.length).toBeGreaterThan(25);
    const problems: string[] = [];
    for (const state of states) {
      await page.goto(`${url}?state=${state}&language=${language}&theme=${theme}`);
      await page.locator(".popup").waitFor();
      await page.waitForTimeout(40);
      await shoot(`${state}-${language}-${theme}`);
      const found = [...(await findViolations(page)), ...(await page.evaluate<string[]>(SIDEWAYS))];
      problems.push(...found.map((problem) => `${state}: ${problem}`));
    }
    expect(problems).toEqual([]);
  },
  120_000,
);

test("at 380 × 400 the bar with Save is in sight, and nothing sticks out", async () => {
  const { page, url } = gallery;
  await page.setViewportSize({ width: 380, height: 400 });
  for (const state of ["ok", "exclusions-changed", "invitations", "session-expired", "paused"]) {
    await page.goto(`${url}?state=${state}&language=de&theme=light&height=400`);
    await page.locator(".popup").waitFor();
    await page.waitForTimeout(350);
    await shoot(`${state}-de-light-400`);
    expect(await page.evaluate<string[]>(SIDEWAYS)).toEqual([]);
  }
  await page.goto(`${url}?state=exclusions-changed&language=de&height=400`);
  const box = await page.getByRole("button", { name: "Speichern" }).boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  await page.setViewportSize({ width: 380, height: 560 });
});

test("what opens: suggestions, and the preview of a draft", async () => {
  const { page, url } = gallery;
  const axe = async (name: string): Promise<void> => {
    await shoot(name);
    expect(await findViolations(page)).toEqual([]);
  };
  await page.goto(`${url}?state=exclusions&language=de&theme=light`);
  await page.getByRole("combobox", { name: "Wert für Beschäftigungsart" }).pressSequentially("e");
  await axe("suggestions");
  await page.goto(`${url}?state=exclusions-changed&language=de&theme=light`);
  await page.getByText("betrifft 4 Personen").waitFor();
  await page.getByRole("button", { name: "Vorschau" }).click();
  await page.getByRole("dialog").waitFor();
  await axe("affected");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
});

async function shoot(name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder !== undefined) await gallery.page.screenshot({ path: join(folder, `${name}.png`) });
}
