/** The bill and the free plan's verdict as Markdown. */
import type { CpuFigures } from "./cpu-in-node.ts";
import { type FreePlanRow, freePlanRows, isCarried, mostPeopleOfARun, type Runs } from "./free-plan.ts";
import { type Bill, METER_NAMES, monthlyBill } from "./monthly-bill.ts";
import { ASSUMED, type Company, monthlyUse } from "./monthly-use.ts";
import { FREE_PLAN, METERS, type MeterName, PAID_PLAN_PRICE } from "./prices.ts";

/** Three significant digits: more would be a promise. */
const shown = (amount: number): string => Number(amount.toPrecision(3)).toLocaleString("en-US");
const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

export function describeBill(companies: readonly Company[]): string {
  const bills = companies.map((company) => monthlyBill(monthlyUse(company)));
  const head = companies.map(({ people }) => ` ${people} people |`).join("");
  const rows = METER_NAMES.map(
    (meter) => `| ${METERS[meter].label} | ${shown(METERS[meter].included)} |${cells(meter, bills)}`,
  );
  const totals = bills.map(({ total }) => ` **${dollars(total)}** |`).join("");
  return [
    `The monthly bill on Workers Paid (${dollars(PAID_PLAN_PRICE)}), in steady state:`,
    "",
    `| a month | included |${head}`,
    `|---|---:|${"---:|".repeat(companies.length)}`,
    ...rows,
    `| **the bill** | |${totals}`,
    "",
    `Assumed: ${ASSUMED.runsADay} run a day with 1 % of the people changed, ${ASSUMED.ticksADay} ticks a day, ${shown(ASSUMED.apiCallsAMonth)} API calls a month, each of`,
    `which reads the whole company, and a mail to ${ASSUMED.mailsAPerson * 100} % of the people. CPU is the whole time a run took here, waiting included.`,
  ].join("\n");
}

/** What is used, and what it costs beyond the plan. */
const cells = (meter: MeterName, bills: readonly Bill[]): string =>
  bills
    .map(({ lines }) => {
      const line = lines.find((it) => it.meter === meter);
      if (line === undefined) return " – |";
      return ` ${shown(line.used)}${line.charged > 0 ? ` (${dollars(line.charged)})` : ""} |`;
    })
    .join("");

export function describeFreePlan(companies: readonly Runs[], cpu: CpuFigures): string {
  return [
    "The free plan, day to day (first sync / nothing changed / 1 % changed):",
    "",
    `| | allowed |${companies.map(({ people }) => ` ${people} people |`).join("")}`,
    `|---|---:|${"---|".repeat(companies.length)}`,
    ...limitRows(companies.map(freePlanRows)),
    "",
    `By its requests alone a run on the free plan can read ${mostPeopleOfARun()} people.`,
    "",
    `CPU: ${FREE_PLAN.cpuMsPerStep} ms a step are allowed, and the runtime's own count can't be read here. The same code in Node takes, for`,
    `${cpu.people} people: to parse and compare what was read ${cpu.read.cold.toFixed(1)} ms at first and ${cpu.read.warm.toFixed(1)} ms once warm, to plan ${cpu.plan.cold.toFixed(1)} ms and ${cpu.plan.warm.toFixed(1)} ms.`,
  ].join("\n");
}

const limitRows = (companies: ReadonlyArray<readonly FreePlanRow[]>): readonly string[] =>
  (companies[0] ?? []).map(({ limit, allowed }, index) => {
    const of = companies.map((rows) => rows[index]).filter((row) => row !== undefined);
    const figures = of.map((row) => {
      const verdict = isCarried(row) ? "" : " – **no**";
      return ` ${shown(row.first)} / ${shown(row.unchanged)} / ${shown(row.changed)}${verdict} |`;
    });
    return `| ${limit} | ${shown(allowed)} |${figures.join("")}`;
  });
