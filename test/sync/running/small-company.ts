/** A company small enough to count on one's fingers: people with the ids 1, 2, 3 …; the first one leads them all. */
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";

export function companyOf(people: number): Company {
  const company = createCompany({ people: 0 });
  for (let id = 1; id <= people; id++) addPerson(company, id);
  return company;
}

export function addPerson(company: Company, id: number): void {
  company.add({
    id,
    firstName: `Person${id}`,
    lastName: "Beispiel",
    email: `person${id}@beispiel.example`,
    position: "Fachkraft",
    department: id % 2 === 0 ? "Technik" : "Vertrieb",
    supervisor: id === 1 ? null : 1,
  });
}

/** They all go on leave: their accounts are to be deactivated, and nothing else of them changes. */
export function sendOnLeave(company: Company, ...ids: readonly number[]): void {
  for (const id of ids) company.sendOnLeave(id);
}

/** The ids from `first` to `last`. */
export const idsFrom = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
