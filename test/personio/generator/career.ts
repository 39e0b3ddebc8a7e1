/**
 * When people came and when they go. All dates are counted from `today`, so a company is the same on every day, only
 * shifted: nobody's future hire date is ever in the past.
 */
import { addDays } from "../company/local-time.ts";
import type { Person } from "../company/person.ts";
import type { Seat } from "./org-chart.ts";
import type { Random } from "./random.ts";

/** `leaving`: still active, with a termination date to come. */
export type Fate = "staying" | "leaving" | "on-leave" | "onboarding" | "left";

const SHARES: readonly (readonly [Fate, number])[] = [
  ["left", 0.1],
  ["on-leave", 0.025],
  ["onboarding", 0.02],
  ["leaving", 0.015],
];

/** Only people without reports leave, start or pause; what a supervisor's leaving does is in blemishes.ts. */
export function drawFates(seats: readonly Seat[], random: Random): readonly Fate[] {
  const members = random.shuffle(seats.flatMap(({ rank }, index) => (rank === "member" ? [index] : [])));
  const drawn = SHARES.flatMap(([fate, share]) => Array<Fate>(Math.floor(seats.length * share)).fill(fate));
  const fates = Array<Fate>(seats.length).fill("staying");
  for (const [position, fate] of drawn.entries()) {
    const index = members[position];
    if (index !== undefined) fates[index] = fate;
  }
  return fates;
}

type Career = Pick<
  Person,
  | "status"
  | "hireDate"
  | "terminationDate"
  | "terminationType"
  | "terminationReason"
  | "lastWorkingDay"
  | "probationEndDate"
> & { readonly hireDate: string };

const STATUS_OF = {
  staying: "active",
  leaving: "active",
  "on-leave": "leave",
  onboarding: "onboarding",
  left: "inactive",
} as const satisfies Record<Fate, Person["status"]>;

const STAYING = {
  terminationDate: null,
  terminationType: "",
  terminationReason: "",
  lastWorkingDay: null,
} as const;

export function drawCareer(fate: Fate, today: string, random: Random): Career {
  const hireDate = drawHireDate(fate, today, random);
  const probationEndDate = random.chance(0.8) ? addDays(hireDate, 182) : null;
  const start = { status: STATUS_OF[fate], hireDate, probationEndDate };
  if (fate !== "left" && fate !== "leaving") return { ...start, ...STAYING };
  const terminationDate =
    fate === "leaving" ? endOfMonth(addDays(today, random.whole(10, 100))) : leftOn(hireDate, today, random);
  return { ...start, ...drawTermination(random), terminationDate, lastWorkingDay: terminationDate };
}

function drawHireDate(fate: Fate, today: string, random: Random): string {
  if (fate === "onboarding") return startOfMonth(addDays(today, random.whole(32, 90)));
  const daysAgo = 30 + Math.floor(random.fraction() ** 1.7 * 365 * 11) + (fate === "left" ? 300 : 0);
  const day = addDays(today, -daysAgo);
  return random.chance(0.7) ? startOfMonth(day) : day;
}

function leftOn(hireDate: string, today: string, random: Random): string {
  const earliest = addDays(hireDate, 60);
  const drawn = addDays(today, -random.whole(5, 900));
  return drawn > earliest ? drawn : earliest;
}

function drawTermination(random: Random): Pick<Person, "terminationType" | "terminationReason"> {
  const quit = random.chance(0.7);
  if (quit) return { terminationType: "employee-quit", terminationReason: "employee-quit" };
  return { terminationType: "contract-expired", terminationReason: "" };
}

const startOfMonth = (date: string): string => `${date.slice(0, 7)}-01`;
const endOfMonth = (date: string): string => addDays(startOfMonth(addDays(startOfMonth(date), 31)), -1);

/** Before this the company had no Personio; who was there already came in with the first import. */
const INTRODUCED_DAYS_AGO = 4 * 365;

type Entry = { readonly hireDate: string; readonly today: string; readonly taken: Set<number> };

/** A clerk's working hour, some weeks before the first day; never twice the same second. */
export function drawCreatedAt({ hireDate, today, taken }: Entry, random: Random): Date {
  const introduced = addDays(today, -INTRODUCED_DAYS_AGO);
  const planned = addDays(hireDate, -random.whole(5, 40));
  const latest = addDays(today, -random.whole(2, 20));
  const day =
    planned < introduced ? addDays(introduced, random.whole(0, 3)) : planned < latest ? planned : latest;
  let at = Date.parse(`${day}T07:00:00Z`) + random.whole(0, 9 * 3600) * 1000;
  while (taken.has(at)) at += 1000;
  taken.add(at);
  return new Date(at);
}
