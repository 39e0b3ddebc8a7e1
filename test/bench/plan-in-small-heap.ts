/** The planning step alone, with a made-up company; ends with 0 if it finished. Started by planning-heap.ts. */
import { chunkJson } from "../../db/chunk-json.ts";
import { canonicalPlan } from "../../worker/core/canonical.ts";
import type { Employee, EmployeeId } from "../../worker/core/employee.ts";
import { mappingOf } from "../../worker/core/mapping.ts";
import { plan } from "../../worker/core/plan.ts";

const people = Number(process.argv[2] ?? 20_000);
const DEPARTMENTS = 60;

/** As `loadEmployees` makes them: text of the database, parsed. */
function employees(): Employee[] {
  return Array.from({ length: people }, (_, index) => {
    const data = JSON.stringify({
      cost_centers: [`K${index % 90}`],
      department: { id: String(index % DEPARTMENTS), name: `Abteilung ${index % DEPARTMENTS}` },
      email: `vorname.nachname-${index}@beispiel.example`,
      employment_type: "internal",
      first_name: `Vorname${index % 400}`,
      gender: "female",
      hire_date: "2021-04-01",
      last_name: `Nachname${index % 3000}`,
      office: { id: String(index % 12), name: `Standort ${index % 12}` },
      position: `Sachbearbeitung ${index % 200}`,
      subcompany: null,
      supervisor: index < 10 ? null : { employeeId: String(10_000_000 + Math.floor(index / 10)) },
      team: null,
      termination_date: null,
    });
    return { id: String(10_000_000 + index) as EmployeeId, status: "active", values: JSON.parse(data) };
  });
}

const made = plan({
  employees: employees(),
  gone: new Set(),
  asked: new Set(),
  nameless: 0,
  accounts: [],
  teams: [],
  teamSources: [],
  mapping: mappingOf([]),
  exclusions: new Map(),
  autoInvite: false,
  autoReactivate: false,
  heldBack: new Set(),
  openFindings: new Set(),
  newId: (seed) => seed,
});
const text = canonicalPlan(made.changes);
const chunks = chunkJson(
  made.changes.map((change, index) => [index, change.kind, change.before, change.after]),
);
if (text.length === 0 || chunks.length === 0) process.exitCode = 1;
