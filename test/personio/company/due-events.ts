/**
 * What happens by itself when time passes: somebody starts on the day of the hire date, somebody's profile becomes
 * inactive at 00:00 UTC on the day after the termination date (Personio's rule), a change entered for a future
 * date is applied at 03:00 on that day.
 */
import { addDays, midnightInstant } from "./local-time.ts";
import type { Person } from "./person.ts";

export type DueEvent =
  | { readonly kind: "start"; readonly at: Date; readonly id: number }
  | { readonly kind: "end"; readonly at: Date; readonly id: number }
  | { readonly kind: "scheduled"; readonly at: Date; readonly run: () => void };

export type Scheduled = Extract<DueEvent, { kind: "scheduled" }>;

type Span = { readonly after: Date; readonly until: Date };

export const endInstant = (terminationDate: string): Date =>
  new Date(`${addDays(terminationDate, 1)}T00:00:00Z`);

export const applyInstant = (date: string, zone: string): Date =>
  new Date(midnightInstant(date, zone).getTime() + 3 * 3_600_000);

/** The earliest events of the span, all of one instant; none when nothing is due. */
export function nextEvents(people: readonly DueEvent[], { after, until }: Span): readonly DueEvent[] {
  const due = people.filter(({ at }) => at > after && at <= until);
  const first = Math.min(...due.map(({ at }) => at.getTime()));
  return due.filter(({ at }) => at.getTime() === first);
}

/** What is ahead of one person, given the zone their day begins in. */
export function eventsOf(person: Person, zone: string): readonly DueEvent[] {
  const events: DueEvent[] = [];
  if (person.status === "onboarding" && person.hireDate !== null) {
    events.push({ kind: "start", at: midnightInstant(person.hireDate, zone), id: person.id });
  }
  if (person.status !== "inactive" && person.terminationDate !== null) {
    events.push({ kind: "end", at: endInstant(person.terminationDate), id: person.id });
  }
  return events;
}
