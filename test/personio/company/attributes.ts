/**
 * The attributes of the test company, in the order in which Personio sends them. Labels, types and universal ids of
 * the standard ones are those of published captures; the custom ones are what a German HR team would have made.
 */
export type AttributeType =
  | "standard"
  | "date"
  | "integer"
  | "decimal"
  | "list"
  | "link"
  | "tags"
  | "multiline";

export type AttributeDefinition = {
  readonly key: string;
  readonly label: string;
  readonly type: AttributeType;
  readonly universalId: string | null;
  readonly options?: readonly string[];
  /** Tags travel as `A,B` or, newer, as `["A","B"]` in a string. */
  readonly tagForm?: "comma" | "json";
  /** Custom dates travel as local midnight or as the bare date. */
  readonly dateForm?: "midnight" | "plain";
};

const standard = (key: string, label: string, type: AttributeType = "standard"): AttributeDefinition => ({
  key,
  label,
  type,
  universalId: key,
});

export const STANDARD_ATTRIBUTES: readonly AttributeDefinition[] = [
  standard("id", "ID", "integer"),
  standard("first_name", "First name"),
  standard("last_name", "Last name"),
  standard("preferred_name", "Name (preferred)"),
  standard("email", "Email"),
  standard("gender", "Gender"),
  standard("status", "Status"),
  standard("position", "Position"),
  standard("supervisor", "Supervisor"),
  standard("employment_type", "Employment type"),
  standard("weekly_working_hours", "Weekly hours"),
  standard("hire_date", "Hire date", "date"),
  standard("contract_end_date", "Contract ends", "date"),
  standard("termination_date", "Termination date", "date"),
  standard("termination_type", "Termination type"),
  standard("termination_reason", "Termination reason"),
  standard("probation_period_end", "Probation period end", "date"),
  standard("created_at", "Created at", "date"),
  standard("last_modified_at", "Last modified", "date"),
  standard("subcompany", "Subcompany"),
  standard("office", "Office"),
  standard("department", "Department"),
  standard("cost_centers", "Cost center"),
  standard("holiday_calendar", "Public holidays"),
  standard("absence_entitlement", "Absence entitlement"),
  standard("work_schedule", "Work schedule"),
  standard("fix_salary", "Fixed salary", "decimal"),
  standard("fix_salary_interval", "Salary interval"),
  standard("hourly_salary", "Hourly salary", "decimal"),
  standard("last_working_day", "Last day of work", "date"),
  standard("profile_picture", "Profile Picture"),
  standard("team", "Team"),
];

/** The keys of the custom attributes every test company has. */
export const CUSTOM = {
  costCentre: "dynamic_2811408",
  employmentKind: "dynamic_2811402",
  level: "dynamic_2811403",
  languages: "dynamic_2811410",
  skills: "dynamic_2811419",
  birthday: "dynamic_2811401",
  profileLink: "dynamic_2811415",
  about: "dynamic_2811416",
  deskNumber: "dynamic_2811405",
  childAllowance: "dynamic_2811412",
  anniversary: "dynamic_2811417",
} as const;

export const EMPLOYMENT_KINDS = [
  "unbefristet",
  "befristet",
  "Werkstudent:in",
  "Praktikum",
  "Ausbildung",
  "extern",
] as const;
export const LEVELS = ["Junior", "Professional", "Senior", "Lead", "Head", "C-Level"] as const;
export const LANGUAGES = ["Deutsch", "Englisch", "Französisch", "Polnisch", "Spanisch", "Türkisch"] as const;
/** One option has a comma in it, so only the JSON form can carry it safely. */
export const SKILLS = ["Ersthilfe", "Excel, fortgeschritten", "Moderation", "Python", "SAP"] as const;

const custom = (
  key: string,
  label: string,
  rest: Omit<AttributeDefinition, "key" | "label" | "universalId">,
) => ({
  key,
  label,
  universalId: null,
  ...rest,
});

export const CUSTOM_ATTRIBUTES: readonly AttributeDefinition[] = [
  custom(CUSTOM.costCentre, "Kostenstelle", { type: "standard" }),
  custom(CUSTOM.employmentKind, "Art der Anstellung", { type: "list", options: EMPLOYMENT_KINDS }),
  custom(CUSTOM.languages, "Sprachen", { type: "tags", options: LANGUAGES, tagForm: "comma" }),
  custom(CUSTOM.level, "Level", { type: "list", options: LEVELS }),
  {
    key: CUSTOM.birthday,
    label: "Geburtsdatum",
    type: "date",
    universalId: "date_of_birth",
    dateForm: "midnight",
  },
  custom(CUSTOM.profileLink, "LinkedIn", { type: "link" }),
  custom(CUSTOM.about, "Über mich", { type: "multiline" }),
  custom(CUSTOM.skills, "Fähigkeiten", { type: "tags", options: SKILLS, tagForm: "json" }),
  custom(CUSTOM.deskNumber, "Schreibtisch", { type: "integer" }),
  custom(CUSTOM.childAllowance, "Kinderfreibetrag", { type: "decimal" }),
  custom(CUSTOM.anniversary, "Jubiläum", { type: "date", dateForm: "plain" }),
];
