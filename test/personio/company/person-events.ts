/** What Personio's webhooks say of a change: that there was one, and whose it is. */
import type { Person } from "./person.ts";

export type PersonEvent = {
  readonly name: string;
  /** `null`: a `ping`. */
  readonly personId: number | null;
  readonly at: Date;
};

export const PERSON_EVENTS = [
  "person.created",
  "person.updated",
  "person.deleted",
  "employment.created",
  "employment.updated",
  "employment.deleted",
  "employment.started",
  "employment.terminated",
  "employment.updated.cost-centers",
] as const;

/** Everything else is of their employment; that the title of a job changed, nobody is told. */
const OF_THE_PERSON = ["firstName", "lastName", "preferredName", "gender", "email", "custom", "raw"] as const;

export function eventsOfChange(before: Person | undefined, after: Person): readonly PersonEvent[] {
  const event = (name: string): PersonEvent => ({ name, personId: after.id, at: after.modifiedAt });
  if (before === undefined) return [event("person.created"), event("employment.created")];
  if (before.modifiedAt === after.modifiedAt) return [];
  const isOfPerson = OF_THE_PERSON.some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return [event(isOfPerson ? "person.updated" : "employment.updated")];
}

export const eventsOfDeletion = ({ id }: Person, at: Date): readonly PersonEvent[] =>
  ["employment.deleted", "person.deleted"].map((name) => ({ name, personId: id, at }));
