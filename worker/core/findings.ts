/** Everything HR should mend in Personio, as of one plan: level-triggered, so what is mended is not in the next one. */
import type { AttributeKey, Employee } from "./employee.ts";
import { excludableValues } from "./exclusion.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { ManagerProblem } from "./managers.ts";
import type { HoldReason, Pairing } from "./match.ts";
import { employeeName, type Person, type Picture } from "./picture.ts";
import { similarTeams } from "./similar-teams.ts";
import type { TeamPlan } from "./teams.ts";

export function findingsOf(
  picture: Picture,
  teamPlan: TeamPlan,
  managerProblems: readonly ManagerProblem[],
): readonly Finding[] {
  const { input, people } = picture;
  return [
    ...people.flatMap((person) => personFindings(person, input.autoReactivate)),
    ...managerFindings(people, managerProblems),
    ...unreadableAttributes(picture),
    ...namelessRecords(input.nameless),
    ...similarTeams(teamPlan),
  ];
}

const finding = (code: FindingCode, employee: Employee, params: Finding["params"] = {}): Finding => {
  return { code, employeeId: employee.id, name: employeeName(employee), params };
};

function personFindings({ employee, pairing }: Person, autoReactivate: boolean): Finding[] {
  if (pairing.kind === "held") return holdFindings(employee, pairing.reason);
  if (pairing.kind !== "follows") return [];
  const found = pairing.emailHeld === null ? [] : holdFindings(employee, pairing.emailHeld);
  const isWaiting =
    employee.status === "active" && pairing.account.state === "deactivated" && !autoReactivate;
  return isWaiting ? [...found, finding("waiting-for-reactivation", employee)] : found;
}

/** Whom a leaver reported to needs no mending. */
function managerFindings(people: readonly Person[], problems: readonly ManagerProblem[]): Finding[] {
  const byEmployee = new Map(problems.map((problem) => [problem.employeeId, problem]));
  const supervisors = new Set(problems.map((problem) => problem.supervisor));
  const named = people.filter(({ employee }) => supervisors.has(employee.id));
  const names = new Map(named.map(({ employee }) => [employee.id, employeeName(employee)]));
  return people.flatMap(({ employee }) => {
    const problem = byEmployee.get(employee.id);
    if (problem === undefined || employee.status !== "active") return [];
    const { code, supervisor } = problem;
    return [finding(code, employee, { supervisor, supervisorName: names.get(supervisor) ?? supervisor })];
  });
}

/** Held for an attribute that nobody may read is one finding for all; held by an admin is none. */
function holdFindings(employee: Employee, why: HoldReason): Finding[] {
  if (why.code === "held-by-admin" || why.code === "attribute-not-readable") return [];
  return [finding(why.code, employee, "with" in why ? { with: why.with } : {})];
}

/** Attributes that the mapping or an exclusion needs, that were asked for, and that came for nobody or keep somebody held. */
function unreadableAttributes({ input, people }: Picture): Finding[] {
  if (people.length === 0) return [];
  const needed = new Set([...input.mapping.keys(), ...input.exclusions.keys()]);
  const holding = new Set(people.map(({ pairing }) => attributeHolding(pairing)));
  const isMissing = (key: AttributeKey) =>
    input.employees.every((it) => excludableValues(it, key) === undefined);
  const missing = [...needed].filter((key) => input.asked.has(key) && (holding.has(key) || isMissing(key)));
  return missing.sort().map((key) => {
    return { code: "attribute-not-readable", employeeId: null, name: null, params: { attribute: key } };
  });
}

const attributeHolding = (pairing: Pairing): AttributeKey | null =>
  pairing.kind === "held" && pairing.reason.code === "attribute-not-readable"
    ? pairing.reason.attribute
    : null;

function namelessRecords(records: number): Finding[] {
  if (records === 0) return [];
  return [{ code: "invalid-record", employeeId: null, name: null, params: { records: String(records) } }];
}
