/**
 * A company whose life can be played: people are hired, move, marry, go on leave, leave and come back, by Personio's
 * rules. Tests call these methods; other processes send the same as JSON (lifecycle-action.ts).
 */
import { CUSTOM } from "./attributes.ts";
import { CompanyStore, type StoreOptions } from "./company-store.ts";
import {
  applyInstant,
  type DueEvent,
  endInstant,
  eventsOf,
  nextEvents,
  type Scheduled,
} from "./due-events.ts";
import { addDays } from "./local-time.ts";
import type { Person } from "./person.ts";
import type { NewPersonInput, PersonInput, PersonRef } from "./person-input.ts";

export type Move = Pick<PersonInput, "department" | "office" | "team" | "subcompany" | "costCenters">;
export type NewName = Pick<PersonInput, "firstName" | "lastName" | "preferredName">;
export type Promotion = Pick<PersonInput, "position" | "supervisor"> & { readonly level?: string };
export type Ending = {
  /** The last day as an employee; yesterday when left out, so the profile is inactive at once. */
  readonly on?: string;
  readonly type?: string;
  readonly reason?: string;
  readonly lastWorkingDay?: string;
};
export type Rehire = PersonInput & { readonly transferEmail?: boolean };

export class Company extends CompanyStore {
  #scheduled: readonly Scheduled[] = [];
  #settledAt: Date;
  #rehires = 0;

  constructor(options: StoreOptions) {
    super(options);
    this.#settledAt = this.now();
  }

  /** Active from today or an earlier hire date, else onboarding. */
  hire(input: NewPersonInput = {}): Person {
    const hireDate = input.hireDate === undefined ? this.today() : input.hireDate;
    const status = hireDate !== null && hireDate > this.today() ? "onboarding" : "active";
    return this.add({ status, ...input, hireDate });
  }

  move(ref: PersonRef, to: Move): Person {
    return this.change(ref, to);
  }

  rename(ref: PersonRef, name: NewName): Person {
    return this.change(ref, name);
  }

  changeEmail(ref: PersonRef, email: string | null): Person {
    return this.change(ref, { email });
  }

  promote(ref: PersonRef, { level, ...rest }: Promotion): Person {
    return this.change(ref, { ...rest, ...(level !== undefined && { custom: { [CUSTOM.level]: level } }) });
  }

  sendOnLeave(ref: PersonRef): Person {
    return this.change(ref, { status: "leave" });
  }

  returnFromLeave(ref: PersonRef): Person {
    return this.change(ref, { status: "active" });
  }

  /** Sets the termination date. The status only becomes inactive once the day after it has begun (UTC). */
  end(ref: PersonRef, ending: Ending = {}): Person {
    const on = ending.on ?? addDays(this.now().toISOString().slice(0, 10), -1);
    return this.change(ref, {
      terminationDate: on,
      terminationType: ending.type ?? "employee-quit",
      terminationReason: ending.reason ?? "",
      lastWorkingDay: ending.lastWorkingDay ?? on,
      ...(endInstant(on) <= this.now() && { status: "inactive" }),
    });
  }

  /**
   * Somebody who had left comes back: a new profile with a new id and the old custom attributes. The e-mail address
   * goes with it; the old profile's gets `_` and five characters appended.
   */
  rehire(ref: PersonRef, { transferEmail = true, ...input }: Rehire = {}): Person {
    const old = this.get(ref);
    if (old.status !== "inactive") throw new Error(`Employee ${old.id} has not left and can't be rehired`);
    const { firstName, lastName, preferredName, gender, position } = old;
    const email = input.email ?? (transferEmail ? old.email : null);
    if (transferEmail && old.email) this.changeEmail(old, `${old.email}_${this.#fiveCharacters()}`);
    return this.hire({
      ...{ firstName, lastName, preferredName, gender, position },
      ...this.#placeOf(old),
      ...input,
      email,
      custom: { ...old.custom, ...input.custom },
    });
  }

  /** A change entered today for a later day; nobody sees it before 03:00 of that day. */
  schedule(on: string, run: (company: this) => void): void {
    const at = applyInstant(on, "Europe/Berlin");
    this.#scheduled = [...this.#scheduled, { kind: "scheduled", at, run: () => run(this) }];
  }

  /** Lets time pass, up to an instant or to the noon (UTC) of a day, and does what falls due on the way. */
  advanceTo(to: Date | string): void {
    const until = typeof to === "string" && to.length === 10 ? new Date(`${to}T12:00:00Z`) : new Date(to);
    if (until < this.#settledAt) throw new Error(`It is past ${until.toISOString()} already`);
    for (;;) {
      const due = nextEvents(this.#upcoming(), { after: this.#settledAt, until });
      const at = due[0]?.at;
      if (!at) break;
      this.putClockTo(at);
      this.#settledAt = at;
      for (const event of due) this.#happen(event);
    }
    this.putClockTo(until);
    this.#settledAt = until;
  }

  #placeOf(person: Person): PersonInput {
    return {
      department: this.units.get("department", person.departmentId) ?? null,
      office: this.units.get("office", person.officeId) ?? null,
      team: this.units.get("team", person.teamId) ?? null,
      subcompany: this.units.get("subcompany", person.subcompanyId) ?? null,
      supervisor: person.supervisorId,
    };
  }

  #upcoming(): readonly DueEvent[] {
    return [...this.#scheduled, ...this.employees.flatMap((person) => eventsOf(person, this.zoneOf(person)))];
  }

  #happen(event: DueEvent): void {
    if (event.kind === "scheduled") event.run();
    else if (this.has(event.id))
      this.change(event.id, { status: event.kind === "start" ? "active" : "inactive" });
  }

  /** Different every time and the same in every run of the same test. */
  #fiveCharacters(): string {
    this.#rehires += 1;
    return ((this.#rehires * 7_654_321 + 11_111_111) % 36 ** 5).toString(36).padStart(5, "k");
  }
}
