/** Use and prices → a bill. Pure. */
import { METERS, type MeterName, PAID_PLAN_PRICE } from "./prices.ts";

/** A month's use, in the units of METERS. */
export type Use = Readonly<Record<MeterName, number>>;

export type BillLine = {
  readonly meter: MeterName;
  readonly used: number;
  readonly included: number;
  /** Dollars beyond the plan's price. */
  readonly charged: number;
};

export type Bill = { readonly lines: readonly BillLine[]; readonly total: number };

export function monthlyBill(use: Use): Bill {
  const lines = METER_NAMES.map((meter): BillLine => {
    const { included, unit, price } = METERS[meter];
    const used = use[meter];
    return { meter, used, included, charged: (Math.max(0, used - included) / unit) * price };
  });
  return { lines, total: lines.reduce((sum, { charged }) => sum + charged, PAID_PLAN_PRICE) };
}

export const METER_NAMES = Object.keys(METERS) as readonly MeterName[];
