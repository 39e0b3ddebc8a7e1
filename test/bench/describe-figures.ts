/** The figures as Markdown tables. */
import type { Measured } from "./bench-server.ts";
import type { CompanyFigures } from "./measure-company.ts";

const HEADER = [
  "| people | upstream | sync | seconds | × floor | × script | requests | statements | most in a step | rows read | rows written | steps |",
  "|---:|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
];

export function describeFigures(measured: readonly CompanyFigures[]): string {
  const rows = measured.flatMap((company) => [
    rowOf("first", company.first, company),
    rowOf("nothing changed", company.unchanged, company),
    rowOf(`${company.onePercent.changed} changed`, company.onePercent, company),
  ]);
  const floors = measured.map(
    ({ people, upstream, floorSeconds, scriptSeconds, pages, searchMs }) =>
      `- ${people} people, ${upstream}: floor ${floorSeconds.toFixed(2)} s for ${pages} pages` +
      `${scriptSeconds === null ? "" : `; row-by-row script ${scriptSeconds.toFixed(1)} s`}` +
      `${searchMs === null ? "" : `; search among the accounts ${searchMs.toFixed(0)} ms`}`,
  );
  return [...HEADER, ...rows, "", ...floors].join("\n");
}

function rowOf(
  sync: string,
  of: Measured,
  { people, upstream, floorSeconds, scriptSeconds }: CompanyFigures,
): string {
  const toScript = scriptSeconds === null ? "–" : (of.seconds / scriptSeconds).toFixed(3);
  const cells = [
    ...[people, upstream, sync, of.seconds.toFixed(2), (of.seconds / floorSeconds).toFixed(2), toScript],
    ...[of.requests, of.statements, of.mostStatementsInAStep, of.rowsRead, of.rowsWritten, of.steps],
  ];
  return `| ${cells.join(" | ")} |`;
}

export const describeHeap = (people: number, megabytes: number): string =>
  `Planning a first sync of ${people} people fits a heap of ${megabytes} MB.`;
