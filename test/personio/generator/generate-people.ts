/** Puts a person into every seat of the org chart. Pure but for the units it adds; the same seed, the same people. */
import { emailAddress } from "../company/email-address.ts";
import type { OrgUnits, UnitKind } from "../company/org-units.ts";
import type { Person } from "../company/person.ts";
import { drawCareer, drawCreatedAt, drawFates, type Fate } from "./career.ts";
import { LEAD_TITLE, MANAGEMENT, type Style } from "./departments.ts";
import { inventName } from "./names.ts";
import { orgChart, type Seat } from "./org-chart.ts";
import { drawContract, drawCustom, drawEmploymentKind, type EmploymentKind } from "./person-details.ts";
import { createRandom, type Random } from "./random.ts";
import { createWorkplaces, subcompanyOf, type Workplaces } from "./workplaces.ts";

export type GenerateOptions = {
  readonly people: number;
  readonly seed: number;
  readonly style: Style;
  readonly companyName: string;
  /** `YYYY-MM-DD`; every date is counted from it. */
  readonly today: string;
};

export type Generated = {
  readonly people: readonly Person[];
  readonly seats: readonly Seat[];
  readonly random: Random;
};

type Workshop = GenerateOptions & {
  readonly random: Random;
  readonly workplaces: Workplaces;
  readonly unitId: (kind: UnitKind, name: string) => number;
  readonly emails: Set<string>;
  readonly seconds: Set<number>;
};

export function generatePeople(options: GenerateOptions, units: OrgUnits): Generated {
  const random = createRandom(options.seed);
  const seats = orgChart(options.people, options.style);
  const fates = drawFates(seats, random);
  const workshop: Workshop = {
    ...options,
    random,
    workplaces: createWorkplaces(options.people, options.style),
    unitId: unitIds(units),
    emails: new Set(),
    seconds: new Set(),
  };
  // Ids rise with the seat, not with the day of the profile: in real answers they are not sorted either.
  const ids = seats.map((_, index) => 11_000_000 + index * 7 + random.whole(0, 6));
  const people = seats.map((seat, index) => {
    const supervisorId = seat.supervisor === null ? null : (ids[seat.supervisor] ?? null);
    const person = makePerson({ seat, fate: fates[index] ?? "staying" }, workshop);
    return { ...person, id: ids[index] ?? index, supervisorId };
  });
  return { people, seats, random };
}

type Post = { readonly seat: Seat; readonly fate: Fate };

function makePerson({ seat, fate }: Post, workshop: Workshop): Omit<Person, "id" | "supervisorId"> {
  const { random, today, unitId, companyName, emails, seconds } = workshop;
  const place = workshop.workplaces.draw(random);
  const name = inventName(random, place.locale);
  const kind = drawEmploymentKind(seat.rank, random);
  const career = drawCareer(fate, today, random);
  const costCentre = costCentreOf(seat);
  const circumstances = { rank: seat.rank, kind, place, name, hireDate: career.hireDate, today, costCentre };
  const email = emailAddress(name.firstName, name.lastName, emails);
  emails.add(email);
  const createdAt = drawCreatedAt({ hireDate: career.hireDate, today, taken: seconds }, random);
  return {
    ...name,
    ...career,
    ...drawContract(circumstances, random),
    ...drawModified({ createdAt, fate, today }, random),
    preferredName: random.chance(0.06) ? `${name.firstName.slice(0, 3)} ${name.lastName}` : "",
    email,
    position: positionOf(seat, kind, workshop),
    departmentId: unitId("department", seat.department),
    officeId: unitId("office", place.office),
    teamId: seat.team === null ? null : unitId("team", seat.team),
    subcompanyId: unitId("subcompany", subcompanyOf(place, companyName)),
    costCenters: kind === "extern" ? [] : [{ id: unitId("costCenter", costCentre), percentage: 100 }],
    custom: drawCustom(circumstances, random),
    zone: null,
    createdAt,
    raw: {},
    hidden: [],
  };
}

function positionOf(
  { rank, department, kind, team }: Seat,
  employment: EmploymentKind,
  workshop: Workshop,
): string {
  const { style, random } = workshop;
  const [head, lead] = LEAD_TITLE[style];
  if (rank === "chief") return MANAGEMENT.chief[style];
  if (rank === "deputy" || !kind) return MANAGEMENT.deputy[style];
  if (rank === "head") return `${head} ${department}`;
  if (rank === "lead") return `${lead} ${team?.split(" – ")[1]?.replace(/^Team/, department) ?? department}`;
  if (employment === "Ausbildung" || employment === "Praktikum") return `${employment} ${department}`;
  return random.pick(kind.jobs[style]);
}

type Profile = { readonly createdAt: Date; readonly fate: Fate; readonly today: string };

/** The last change of most profiles was a small one, some time ago. */
function drawModified(
  { createdAt, fate, today }: Profile,
  random: Random,
): Pick<Person, "modifiedAt" | "changedAt"> {
  const span = Date.parse(`${today}T00:00:00Z`) - createdAt.getTime();
  const at = createdAt.getTime() + Math.floor((random.fraction() * span) / 1000) * 1000;
  const key = fate === "left" || fate === "on-leave" ? "status" : random.pick(["position", "office", "team"]);
  return { modifiedAt: new Date(at), changedAt: { [key]: at } };
}

const costCentreOf = ({ department }: Seat): string => {
  const sum = [...department].reduce((all, letter) => all + letter.charCodeAt(0), 0);
  return `${4_000 + (sum % 600) * 10} ${department}`;
};

/** By name and only once looked up: with 50,000 people there are thousands of teams. */
function unitIds(units: OrgUnits): (kind: UnitKind, name: string) => number {
  const known = new Map<string, number>();
  return (kind, name) => {
    const key = `${kind} ${name}`;
    const id = known.get(key) ?? units.add(kind, name).id;
    known.set(key, id);
    return id;
  };
}
