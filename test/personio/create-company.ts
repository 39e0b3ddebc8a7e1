/** A company to test against: made up from a seed, or empty and filled by hand with `add`. */
import { Company } from "./company/company.ts";
import { blemish } from "./generator/blemishes.ts";
import type { Style } from "./generator/departments.ts";
import { generatePeople } from "./generator/generate-people.ts";

export type CompanyOptions = {
  /** 50 when left out; 0 is an empty company. */
  readonly people?: number;
  readonly seed?: number;
  /** Odd seeds make German companies, even ones international companies. */
  readonly style?: Style;
  readonly name?: string;
  /** The company's clock; everything is dated from what it says first. */
  readonly now?: () => Date;
};

const NAMES: Readonly<Record<Style, string>> = { german: "Beispiel GmbH", international: "Sample Group SE" };

export function createCompany(options: CompanyOptions = {}): Company {
  const { people = 50, seed = 1, now = () => new Date() } = options;
  const style = options.style ?? (seed % 2 === 0 ? "international" : "german");
  const company = new Company({ name: options.name ?? NAMES[style], now });
  const today = company.today();
  const generated = generatePeople({ people, seed, style, today, companyName: company.name }, company.units);
  company.addAll(blemish(generated, { units: company.units, today }));
  return company;
}
