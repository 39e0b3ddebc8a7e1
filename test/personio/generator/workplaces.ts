/** Which offices and subcompanies a company of a given size has, and how many work where. */
import { PLACES, type Place, REMOTE_PLACE } from "../company/places.ts";
import type { Style } from "./departments.ts";
import type { Random } from "./random.ts";

const OFFICES_BY_SIZE = [
  [15, 1],
  [60, 2],
  [300, 5],
  [2_000, 8],
] as const;

export type Workplaces = { draw(random: Random): Place };

export function createWorkplaces(people: number, style: Style): Workplaces {
  const offices = OFFICES_BY_SIZE.find(([below]) => people < below)?.[1] ?? PLACES.length;
  const places = [...PLACES.slice(0, offices), REMOTE_PLACE];
  // Germans crowd in the first office; international companies are spread out.
  const steepness = style === "german" ? 1.4 : 0.6;
  const weights = places.map((place, index) =>
    place === REMOTE_PLACE ? 0.25 : 1 / (index + 1) ** steepness,
  );
  return { draw: (random) => places[random.weighted(weights)] ?? REMOTE_PLACE };
}

export function subcompanyOf(place: Place, companyName: string): string {
  const stem = companyName.split(" ")[0] ?? companyName;
  if (place.office === "London") return `${stem} UK Ltd.`;
  if (place.currency === "USD") return `${stem} Inc.`;
  if (place.zone === "Europe/Berlin") return companyName;
  return `${stem} International B.V.`;
}
