/**
 * What Personio puts into an attribute's `value`, with its uneven kinds of empty: `""` for text, `null` for dates
 * and objects, `[]` for cost centres, `0` for salaries.
 */
import type { AttributeDefinition } from "./attributes.ts";
import type { CompanyStore } from "./company-store.ts";
import { localInstant, localMidnight } from "./local-time.ts";
import type { UnitKind } from "./org-units.ts";
import type { CustomValue, Person } from "./person.ts";

export type SupervisorForm = "long" | "short";
type WireContext = { readonly company: CompanyStore; readonly supervisorForm: SupervisorForm };
type ValueOf = (person: Person, sight: WireContext) => unknown;

/** The value as sent, or `undefined` where the attribute is missing from this person's record. */
export function wireValue(person: Person, attribute: AttributeDefinition, sight: WireContext): unknown {
  const { key } = attribute;
  if (person.hidden.includes(key)) return undefined;
  if (Object.hasOwn(person.raw, key)) return person.raw[key];
  const standard = STANDARD_VALUES[key];
  return standard ? standard(person, sight) : customValue(person, attribute, sight);
}

const day =
  (
    field: "hireDate" | "contractEndDate" | "terminationDate" | "probationEndDate" | "lastWorkingDay",
  ): ValueOf =>
  (person, { company }) => {
    const date = person[field];
    return date === null ? null : localMidnight(date, company.zoneOf(person));
  };

const unit =
  (kind: UnitKind, type: string, field: "departmentId" | "officeId" | "teamId" | "subcompanyId"): ValueOf =>
  (person, { company }) => {
    const found = company.units.get(kind, person[field]);
    return found ? { type, attributes: { id: found.id, name: found.name } } : null;
  };

const STANDARD_VALUES: Readonly<Record<string, ValueOf>> = {
  id: (person) => person.id,
  first_name: (person) => person.firstName,
  last_name: (person) => person.lastName,
  preferred_name: (person) => person.preferredName,
  email: (person) => person.email,
  gender: (person) => person.gender,
  status: (person) => person.status,
  position: (person) => person.position,
  supervisor: supervisorValue,
  employment_type: (person) => person.employmentType,
  weekly_working_hours: (person) => person.weeklyHours,
  hire_date: day("hireDate"),
  contract_end_date: day("contractEndDate"),
  termination_date: day("terminationDate"),
  termination_type: (person) => person.terminationType,
  termination_reason: (person) => person.terminationReason,
  probation_period_end: day("probationEndDate"),
  created_at: (person, { company }) => localInstant(person.createdAt, company.zoneOf(person)),
  last_modified_at: (person, { company }) => localInstant(person.modifiedAt, company.zoneOf(person)),
  subcompany: unit("subcompany", "Subcompany", "subcompanyId"),
  office: unit("office", "Office", "officeId"),
  department: unit("department", "Department", "departmentId"),
  team: unit("team", "Team", "teamId"),
  cost_centers: costCenters,
  holiday_calendar: (person, { company }) => ({
    type: "HolidayCalendar",
    attributes: company.units.placeOf(person.officeId).calendar,
  }),
  absence_entitlement: absenceEntitlement,
  work_schedule: workSchedule,
  fix_salary: (person) => person.salary,
  fix_salary_interval: (person) => (person.salary > 0 ? "monthly" : ""),
  hourly_salary: (person) => person.hourlySalary,
  last_working_day: day("lastWorkingDay"),
  profile_picture: ({ id, hasPicture }) =>
    hasPicture ? `https://api.personio.de/v1/company/employees/${id}/profile-picture` : null,
};

/** Nested values are wrapped like the attributes themselves, unlike an office's; newer examples send the id only. */
function supervisorValue(person: Person, { company, supervisorForm }: WireContext): unknown {
  const supervisor = company.supervisorOf(person);
  if (!supervisor) return null;
  const { id, firstName, lastName, email } = supervisor;
  const wrap = (key: string, label: string, value: unknown) => ({
    label,
    value,
    type: "standard",
    universal_id: key,
  });
  const short = { id: { ...wrap("id", "ID", id), type: "integer" } };
  if (supervisorForm === "short") return { type: "Employee", attributes: short };
  return {
    type: "Employee",
    attributes: {
      ...short,
      first_name: wrap("first_name", "First name", firstName),
      last_name: wrap("last_name", "Last name", lastName),
      email: wrap("email", "Email", email),
    },
  };
}

function costCenters(person: Person, { company }: WireContext): unknown {
  return person.costCenters.map(({ id, percentage }) => ({
    type: "CostCenter",
    attributes: { id, name: company.units.get("costCenter", id)?.name ?? "", percentage },
  }));
}

function absenceEntitlement({ vacationDays }: Person): unknown {
  if (vacationDays === null) return null;
  const attributes = { id: 195_824, name: "Urlaub", category: "paid_vacation", entitlement: vacationDays };
  return [{ type: "TimeOffType", attributes }];
}

/** The id is beyond what a JavaScript number holds exactly, as in a published capture: ids are not for arithmetic. */
function workSchedule({ weeklyHours }: Person): unknown {
  const hours = `0${Math.floor(Number(weeklyHours) / 5)}:00`.slice(-5);
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours };
  const attributes = {
    id: 1067807102794692000,
    name: `${weeklyHours} Stunden (Mo–Fr)`,
    valid_from: null,
    ...week,
    saturday: "00:00",
    sunday: "00:00",
  };
  return { type: "WorkSchedule", attributes };
}

function customValue(person: Person, attribute: AttributeDefinition, { company }: WireContext): unknown {
  const value: CustomValue = person.custom[attribute.key] ?? null;
  if (value === null) return ["date", "integer", "decimal"].includes(attribute.type) ? null : "";
  if (typeof value === "object")
    return attribute.tagForm === "json" ? JSON.stringify(value) : value.join(",");
  const isMidnight = attribute.type === "date" && attribute.dateForm !== "plain";
  return isMidnight ? localMidnight(String(value), company.zoneOf(person)) : value;
}
