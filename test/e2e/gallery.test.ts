/**
 * Every state of the popup in a real browser, in both languages, light and dark: axe finds nothing (contrast included), and
 * nothing sticks out at the smallest size a popup has.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkStates, shoot } from "./check-states.ts";
import { findViolations } from "./find-violations.ts";
import { type Gallery, openPopupGallery } from "./open-gallery.ts";

const SIDEWAYS = `[...document.querySelectorAll(".popup, .scroll, .head, .bar, .tabs, .tools")]
  .filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.className + " sticks out")`;
const SIZE = { width: 380, height: 560 };
const LOOKS = (["de", "en"] as const).flatMap((language) =>
  (["light", "dark"] as const).map((theme) => ({ language, theme, ...SIZE })),
);

let gallery: Gallery;

beforeAll(async () => {
  gallery = await openPopupGallery();
}, 120_000);
afterAll(() => gallery.close());

test.each(LOOKS)(
  "every state in $language, $theme",
  async (look) => {
    expect(gallery.states.length).toBeGreaterThan(25);
    expect(await checkStates(gallery, look, { ready: ".popup", outside: SIDEWAYS })).toEqual([]);
  },
  300_000,
);

test("at 380 × 400 the bar with Save is in sight, and nothing sticks out", async () => {
  const { page, url } = gallery;
  await page.setViewportSize({ width: 380, height: 400 });
  for (const state of ["ok", "exclusions-changed", "invitations", "session-expired", "paused"]) {
    await page.goto(`${url}?state=${state}&language=de&theme=light&height=400`);
    await page.locator(".popup").waitFor();
    await page.waitForTimeout(350);
    await shoot(page, `${state}-de-light-400`);
    expect(await page.evaluate<string[]>(SIDEWAYS)).toEqual([]);
  }
  await page.goto(`${url}?state=exclusions-changed&language=de&height=400`);
  const box = await page.getByRole("button", { name: "Speichern" }).boundingBox();
  expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(400);
  await page.setViewportSize(SIZE);
});

test("what opens: suggestions, and the preview of a draft", async () => {
  const { page, url } = gallery;
  const axe = async (name: string): Promise<void> => {
    await shoot(page, name);
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
