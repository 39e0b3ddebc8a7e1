/**
 * What is wrong in every real Personio, in small numbers: somebody without an e-mail address, two with the same, a
 * supervisor who has left, a department written twice. None of it stops a sync; each is something HR should mend.
 */
import { emailAddress } from "../company/email-address.ts";
import { addDays } from "../company/local-time.ts";
import type { OrgUnits } from "../company/org-units.ts";
import type { Person } from "../company/person.ts";
import type { Generated } from "./generate-people.ts";

export type BlemishOptions = { readonly units: OrgUnits; readonly today: string };

/** Changes by index; the last word on each person. */
type Changes = Map<number, Partial<Person>>;

type Desk = Generated & BlemishOptions & { readonly changes: Changes; take(test?: Test): number | undefined };
type Test = (person: Person, index: number) => boolean;

const BLEMISHES: readonly (readonly [fromPeople: number, every: number, blemish: (desk: Desk) => void])[] = [
  [20, 500, loseEmail],
  [60, 10_000, loseEmailOfOnboarding],
  [30, 20_000, shareName],
  [30, 50_000, makeAccountOwner],
  [100, 10_000, shareEmail],
  [60, 5_000, loseLead],
  [60, 50_000, misspellDepartment],
  [150, 300, rehire],
];

export function blemish(generated: Generated, options: BlemishOptions): readonly Person[] {
  const { people, random } = generated;
  const changes: Changes = new Map();
  const waiting = random.shuffle(people.map((_, index) => index)).slice();
  /** Nobody gets two blemishes. */
  const take = (test: Test = isPlainMember(generated)): number | undefined => {
    const position = waiting.findIndex((index) => {
      const person = people[index];
      return person !== undefined && test(person, index);
    });
    return position < 0 ? undefined : waiting.splice(position, 1)[0];
  };
  const desk: Desk = { ...generated, ...options, changes, take };
  for (const [from, every, apply] of BLEMISHES) {
    const times = people.length < from ? 0 : 1 + Math.floor((people.length - from) / every);
    for (let time = 0; time < times; time += 1) apply(desk);
  }
  return people.map((person, index) => ({ ...person, ...changes.get(index) }));
}

const isPlainMember =
  ({ seats }: Generated): Test =>
  ({ status, terminationDate }, index) =>
    status === "active" && terminationDate === null && seats[index]?.rank === "member";

function loseEmail({ changes, take }: Desk): void {
  change(changes, take(), { email: null });
}

function loseEmailOfOnboarding({ changes, take }: Desk): void {
  change(
    changes,
    take(({ status }) => status === "onboarding"),
    { email: "" },
  );
}

/** Two people of one name: the second has a number in the address. */
function shareName({ people, changes, take }: Desk): void {
  const first = people[take() ?? -1];
  if (!first) return;
  const { firstName, lastName, gender } = first;
  const email = emailAddress(firstName, lastName, new Set(people.map((person) => person.email)));
  change(changes, take(), { firstName, lastName, gender, email, preferredName: "" });
}

/** Who set Personio up is often no real employee: active, without hire date, office or position. */
function makeAccountOwner({ changes, take }: Desk): void {
  change(changes, take(), {
    hireDate: null,
    officeId: null,
    subcompanyId: null,
    position: "",
    probationEndDate: null,
    gender: "",
  });
}

function shareEmail({ people, changes, take }: Desk): void {
  const first = people[take() ?? -1];
  if (first) change(changes, take(), { email: first.email });
}

/** The lead with the fewest reports has left, and nobody has given those another supervisor yet. */
function loseLead({ people, seats, changes, take, today }: Desk): void {
  const reports = new Map<number, number>();
  for (const { supervisor } of seats)
    if (supervisor !== null) reports.set(supervisor, (reports.get(supervisor) ?? 0) + 1);
  const leads = [...reports].filter(([index]) => seats[index]?.rank === "lead" && !changes.has(index));
  const lead = leads.sort((a, b) => a[1] - b[1] || b[0] - a[0])[0]?.[0];
  if (lead === undefined || take((_, index) => index === lead) === undefined) return;
  const hireDate = people[lead]?.hireDate ?? today;
  const left = [addDays(today, -12), addDays(hireDate, 20)].sort().at(-1) ?? today;
  const ended = { terminationDate: left, lastWorkingDay: left, terminationType: "employee-quit" };
  change(changes, lead, { status: "inactive", ...ended });
}

/** A second department whose name differs in case and a blank, with two people in it. */
function misspellDepartment({ seats, changes, take, units }: Desk): void {
  const name = seats.find(({ kind }) => kind?.name.german === "Vertrieb")?.department;
  if (name === undefined) return;
  const twin = units.add("department", `${name.toLowerCase()} `);
  for (let person = 0; person < 2; person += 1) {
    change(
      changes,
      take((_, index) => seats[index]?.rank === "member" && seats[index]?.department === name),
      {
        departmentId: twin.id,
      },
    );
  }
}

/** Somebody left and came back: the old profile keeps the name, its e-mail address got five characters more. */
function rehire({ people, changes, take, random }: Desk): void {
  const now = people[take() ?? -1];
  const then = take(({ status }) => status === "inactive");
  if (!now || then === undefined) return;
  const { firstName, lastName, gender, preferredName, email } = now;
  const suffix = random.whole(36 ** 4, 36 ** 5 - 1).toString(36);
  change(changes, then, { firstName, lastName, gender, preferredName, email: `${email}_${suffix}` });
}

function change(changes: Changes, index: number | undefined, fields: Partial<Person>): void {
  if (index !== undefined) changes.set(index, fields);
}
