/** The extension's figures in words, for `npm run bench`. */
import type { Opening } from "./extension-opening.ts";
import type { Scrolling } from "./extension-scrolling.ts";

/** What issue 5 demands, in milliseconds. */
const PAINT_WITHIN = 100;
const INTERACTIVE_WITHIN = 300;

export function describeOpenings(openings: readonly Opening[]): string {
  const rows = openings.map((it) => {
    const cells = [
      `${it.zoomPercent} %`,
      it.size,
      figure(it.paintMs, it.floorPaintMs, PAINT_WITHIN),
      figure(it.interactiveMs, it.floorInteractiveMs, INTERACTIVE_WITHIN),
      it.shifted.length === 0 ? "nothing" : `**${it.shifted.join(", ")}**`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `The popup, opened by its icon (median of the openings; at most ${PAINT_WITHIN} and ${INTERACTIVE_WITHIN} ms, and nothing may move):`,
    "",
    "| zoom | popup, CSS px | first paint, from cache: ms (× floor) | can be used: ms (× floor) | what moved afterwards |",
    "|---:|---|---:|---:|---|",
    ...rows,
  ].join("\n");
}

function figure(ms: number, floorMs: number, within: number): string {
  const text = `${ms.toFixed(0)} (${(ms / floorMs).toFixed(2)})`;
  return ms < within ? text : `**${text}**`;
}

export function describeScrolling({ scrolled, searched }: Scrolling): string {
  const cells = ({ rows, frames, longestMs, late, longTasks }: Scrolling["scrolled"]): string =>
    `${rows} | ${frames} | ${longestMs.toFixed(0)} | ${late} | ${longTasks} |`;
  return [
    "A list of people in the dashboard (no frame may take longer than 50 ms):",
    "",
    "| | rows in the end | frames | longest, ms | over 50 ms | tasks over 50 ms |",
    "|---|---:|---:|---:|---:|---:|",
    `| scrolled to the end | ${cells(scrolled)}`,
    `| searched | ${cells(searched)}`,
  ].join("\n");
}
