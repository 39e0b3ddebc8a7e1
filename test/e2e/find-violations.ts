/** What axe finds in an open page, contrast included: a line for each rule that is broken, with the places. */
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** Without `preload` it doesn't fetch the stylesheets each time; no rule of these needs them. */
const RUN_AXE = `axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  preload: false,
}).then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map((node) => node.target.join(" ") + " " + node.html.slice(0, 120)).join(" | ")))`;

export async function findViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>(`"axe" in window`))) await page.addScriptTag({ path: AXE });
  return page.evaluate<string[]>(RUN_AXE);
}
