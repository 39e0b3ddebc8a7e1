/**
 * Popup and dashboard with the colours of the system (“high contrast”) and with as little motion as somebody asked for:
 * what has the focus shows it, marks stand out from what is behind them, and nothing moves.
 */
import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { shoot, showState } from "./check-states.ts";
import { colouredMarks, focusRings, movingParts } from "./look-at-page.ts";
import { type Gallery, openDashboardGallery, openPopupGallery } from "./open-gallery.ts";

const PAGES = [
  {
    name: "popup",
    open: openPopupGallery,
    ready: ".popup",
    size: { width: 380, height: 560 },
    states: ["ok", "running", "paused", "failed", "exclusions-changed", "exclusions-conflict", "invitations"],
    moving: ["loading", "running"],
  },
  {
    name: "dashboard",
    open: openDashboardGallery,
    ready: "h1",
    size: { width: 1280, height: 800 },
    states: [
      ...["overview-warnings", "overview-running", "overview-paused", "runs", "approval", "findings"],
      ...[
        "people",
        "account",
        "attribute-draft",
        "set-up-mapping",
        "settings-changed",
        "destination-stopped",
      ],
    ],
    moving: ["attributes-loading", "overview-running"],
  },
] as const;
/** Icons and dots are graphics: WCAG 1.4.11. */
const MIN_CONTRAST = 3;

let gallery: Gallery;

afterEach(() => gallery.close());

describe.each(PAGES)("$name", ({ name, open, ready, size, states, moving }) => {
  const show = (page: Page, state: string): Promise<void> =>
    showState(page, `${gallery.url}#state=${state}&language=de&theme=light`, ready);

  test("with the colours of the system, focus and marks are seen", async () => {
    gallery = await open();
    const { page } = gallery;
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce", colorScheme });
      for (const state of states) {
        await show(page, state);
        await shoot(page, `${name}-${state}-forced-${colorScheme}`);
        const marks = await colouredMarks(page);
        const dim = marks.filter(({ contrast }) => contrast < MIN_CONTRAST);
        expect(dim, `marks of ${state}, ${colorScheme}`).toEqual([]);
        expect(marks.length, `marks of ${state}`).toBeGreaterThan(0);
        const rings = await focusRings(page);
        expect(
          rings.filter(({ isSeen }) => !isSeen),
          `focus in ${state}, ${colorScheme}`,
        ).toEqual([]);
        expect(rings.length, `stops of the Tab key in ${state}`).toBeGreaterThan(3);
      }
    }
  });

  test("nothing moves for those who want less motion", async () => {
    gallery = await open();
    const { page } = gallery;
    await page.setViewportSize(size);
    const asked = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for (const state of [...states, ...moving]) {
        await show(page, state);
        found.push(...(await movingParts(page)).map((part) => `${state}: ${part}`));
      }
      return found;
    };
    expect((await asked()).length).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: "reduce" });
    expect(await asked()).toEqual([]);
  });
});
