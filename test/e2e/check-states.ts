/**
 * Every state of a gallery in one look, in a real browser: what axe finds, and what sticks out sideways, each with state and
 * look before it. `SCREENSHOTS=<folder>` also takes the pictures.
 */
import { join } from "node:path";
import type { Page } from "playwright-core";
import { findViolations } from "./find-violations.ts";
import type { Gallery } from "./open-gallery.ts";

export type Look = {
  readonly language: "de" | "en";
  readonly theme: "light" | "dark";
  readonly width: number;
  readonly height: number;
};

export type Shown = {
  /** Selector: stands there as soon as a state is shown. */
  readonly ready: string;
  /** Expression: the names of whatever sticks out sideways. */
  readonly outside: string;
};

/** Pages at a time: more would only wait for each other. */
const PAGES = 2;
/** For what comes after the first answers of the fake server. */
const SETTLED_MS = 60;

export async function checkStates(gallery: Gallery, look: Look, shown: Shown): Promise<readonly string[]> {
  const left = [...gallery.states];
  const problems: string[] = [];
  const work = async (): Promise<void> => {
    const page = await gallery.page.context().newPage();
    await page.setViewportSize(look);
    for (let state = left.shift(); state !== undefined; state = left.shift()) {
      await showState(page, `${gallery.url}#${queryOf(state, look)}`, shown.ready);
      await shoot(page, `${state}-${look.language}-${look.theme}-${look.width}`);
      const found = [...(await page.evaluate<string[]>(shown.outside)), ...(await findViolations(page))];
      problems.push(...found.map((problem) => `${state} (${Object.values(look).join(", ")}): ${problem}`));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: PAGES }, work));
  return problems;
}

const queryOf = (state: string, { language, theme }: Look): string =>
  `state=${state}&language=${language}&theme=${theme}`;

/** `url` with the look after its `#`: a page of the gallery goes on to it without being loaded again. */
export async function showState(page: Page, url: string, ready: string): Promise<void> {
  await page.goto(url);
  await page
    .locator(`#root[data-look="${new URL(url).hash.slice(1)}"] ${ready}`)
    .first()
    .waitFor();
  await page.waitForTimeout(SETTLED_MS);
}

export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
