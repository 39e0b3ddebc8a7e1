/** What else HR knows of somebody: contract, pay, cost centre, and the custom attributes of attributes.ts. */
import { CUSTOM, EMPLOYMENT_KINDS, LANGUAGES, SKILLS } from "../company/attributes.ts";
import { addDays } from "../company/local-time.ts";
import type { CustomValue, Person } from "../company/person.ts";
import type { Place } from "../company/places.ts";
import type { InventedName } from "./names.ts";
import type { Rank } from "./org-chart.ts";
import type { Random } from "./random.ts";

export type EmploymentKind = (typeof EMPLOYMENT_KINDS)[number];

export type Circumstances = {
  readonly rank: Rank;
  readonly kind: EmploymentKind;
  readonly place: Place;
  readonly name: InventedName;
  readonly hireDate: string;
  readonly today: string;
  readonly costCentre: string;
};

export function drawEmploymentKind(rank: Rank, random: Random): EmploymentKind {
  if (rank !== "member") return "unbefristet";
  return EMPLOYMENT_KINDS[random.weighted([76, 8, 6, 2, 3, 5])] ?? "unbefristet";
}

type Contract = Pick<
  Person,
  | "employmentType"
  | "weeklyHours"
  | "contractEndDate"
  | "salary"
  | "hourlySalary"
  | "vacationDays"
  | "hasPicture"
>;

const BASE_SALARY: Readonly<Record<Rank, number>> = {
  member: 3_100,
  lead: 5_200,
  head: 7_400,
  deputy: 9_800,
  chief: 14_000,
};

export function drawContract({ rank, kind, today }: Circumstances, random: Random): Contract {
  const isExternal = kind === "extern";
  const byTheHour = isExternal || kind === "Werkstudent:in";
  const ends = kind !== "unbefristet" && kind !== "Ausbildung";
  return {
    employmentType: isExternal ? "external" : "internal",
    weeklyHours:
      kind === "Werkstudent:in" ? "20" : (["40", "40", "40", "38.5", "32", "20"][random.whole(0, 5)] ?? "40"),
    contractEndDate: ends ? addDays(today, random.whole(40, 600)) : null,
    salary: byTheHour ? 0 : Math.round(BASE_SALARY[rank] * (1 + random.fraction() * 0.5) * 100) / 100,
    hourlySalary: byTheHour ? 14 + random.whole(0, 40) / 2 : 0,
    vacationDays: isExternal ? null : random.pick([28, 30, 30, 30]),
    hasPicture: random.chance(0.6),
  };
}

export function drawCustom(
  circumstances: Circumstances,
  random: Random,
): Readonly<Record<string, CustomValue>> {
  const { kind, name, hireDate, costCentre, place } = circumstances;
  const slug = `${name.firstName}-${name.lastName}`.toLowerCase().replace(/[^a-z]+/g, "-");
  return {
    [CUSTOM.costCentre]: costCentre,
    [CUSTOM.employmentKind]: kind,
    [CUSTOM.level]: levelOf(circumstances, random),
    [CUSTOM.languages]: drawLanguages(place, random),
    [CUSTOM.skills]: SKILLS.filter(() => random.chance(0.18)),
    [CUSTOM.birthday]: addDays(hireDate, -random.whole(18 * 366, 48 * 365)),
    [CUSTOM.profileLink]: random.chance(0.4) ? `https://www.linkedin.example/in/${slug}` : "",
    [CUSTOM.about]: random.chance(0.1) ? "Mittags am liebsten draußen.\nBitte keine Anrufe vor neun." : "",
    [CUSTOM.deskNumber]: random.chance(0.7) ? random.whole(100, 799) : null,
    [CUSTOM.childAllowance]: random.chance(0.3) ? random.whole(1, 6) / 2 : null,
    [CUSTOM.anniversary]: random.chance(0.3) ? addDays(hireDate, 3653) : null,
  };
}

function levelOf({ rank, kind }: Circumstances, random: Random): CustomValue {
  if (rank === "chief" || rank === "deputy") return "C-Level";
  if (rank === "head") return "Head";
  if (rank === "lead") return "Lead";
  if (kind === "extern") return "";
  return kind === "unbefristet"
    ? random.pick(["Professional", "Professional", "Senior", "Junior"])
    : "Junior";
}

/** In the order of the options, as Personio keeps them. */
function drawLanguages(place: Place, random: Random): readonly string[] {
  const usual: readonly string[] = place.locale === "de" ? ["Deutsch"] : ["Englisch"];
  return LANGUAGES.filter(
    (language) => usual.includes(language) || random.chance(language === "Englisch" ? 0.6 : 0.12),
  );
}
