/**
 * The people of one company, its units, its attributes and its clock. It changes what it is told to and knows no
 * rules of hiring or leaving; those are in company.ts.
 */
import { type AttributeDefinition, CUSTOM_ATTRIBUTES, STANDARD_ATTRIBUTES } from "./attributes.ts";
import { changedPerson } from "./changed-person.ts";
import { emailAddress } from "./email-address.ts";
import { calendarDay } from "./local-time.ts";
import { newPerson } from "./new-person.ts";
import { OrgUnits } from "./org-units.ts";
import { fullName, type Person } from "./person.ts";
import { eventsOfChange, eventsOfDeletion, type PersonEvent } from "./person-events.ts";
import {
  idOf,
  type NewPersonInput,
  type PersonInput,
  type PersonRef,
  toPersonFields,
} from "./person-input.ts";

export type StoreOptions = { readonly name: string; readonly now: () => Date };

export class CompanyStore {
  readonly name: string;
  readonly units = new OrgUnits();
  readonly #clock: () => Date;
  readonly #people = new Map<number, Person>();
  /** Deleted people: no longer served, but still somebody's supervisor. */
  readonly #deleted = new Map<number, Person>();
  #ordered: readonly Person[] | null = null;
  #tell: (event: PersonEvent) => void = () => undefined;
  #attributes: readonly AttributeDefinition[] = [...STANDARD_ATTRIBUTES, ...CUSTOM_ATTRIBUTES];
  #lastId = 13_649_297;
  /** How far this company's calendar was put forward, in milliseconds. */
  #ahead = 0;

  constructor(options: StoreOptions) {
    this.name = options.name;
    this.#clock = options.now;
  }

  /** Everybody, newest profile first: the order in which Personio lists them. */
  get employees(): readonly Person[] {
    this.#ordered ??= [...this.#people.values()].sort(newestFirst);
    return this.#ordered;
  }

  get attributes(): readonly AttributeDefinition[] {
    return this.#attributes;
  }

  now(): Date {
    return new Date(this.#clock().getTime() + this.#ahead);
  }

  today(): string {
    return calendarDay(this.now(), "Europe/Berlin");
  }

  has(id: number): boolean {
    return this.#people.has(id);
  }

  get(ref: PersonRef): Person {
    const person = this.#people.get(idOf(ref));
    if (!person) throw new Error(`There is no employee ${idOf(ref)}`);
    return person;
  }

  /** The first (newest) profile with this e-mail address or full name. */
  find(emailOrName: string): Person | undefined {
    return this.employees.find((person) => person.email === emailOrName || fullName(person) === emailOrName);
  }

  supervisorOf(person: Person): Person | undefined {
    const id = person.supervisorId;
    return id === null ? undefined : (this.#people.get(id) ?? this.#deleted.get(id));
  }

  zoneOf(person: Person): string {
    return person.zone ?? this.units.placeOf(person.officeId).zone;
  }

  /** Who is told of every change from now on. */
  onEvent(tell: (event: PersonEvent) => void): void {
    this.#tell = tell;
  }

  /** Somebody exactly as described, without any rule: an active person without a hire date is fine. */
  add(input: NewPersonInput = {}): Person {
    const { id = this.#lastId + 3, createdAt = this.now(), ...rest } = input;
    if (this.#people.has(id)) throw new Error(`There is an employee ${id} already`);
    const created = new Date(createdAt);
    const fields = toPersonFields(rest, { units: this.units, attributes: this.#attributes, custom: {} });
    const named = { ...newPerson(id), createdAt: created, modifiedAt: created, ...fields };
    if (input.email !== undefined) return this.#put(named);
    const taken = new Set(this.employees.map(({ email }) => email));
    return this.#put({ ...named, email: emailAddress(named.firstName, named.lastName, taken) });
  }

  /** Ready-made people, as the generator makes them by the thousand. */
  addAll(people: readonly Person[]): void {
    for (const person of people) this.#put(person, { isTold: false });
  }

  change(ref: PersonRef, input: PersonInput): Person {
    const person = this.get(ref);
    const lookup = { units: this.units, attributes: this.#attributes, custom: person.custom };
    return this.#put(changedPerson(person, toPersonFields(input, lookup), this.now()));
  }

  /** Sets values exactly as they shall be sent, by attribute key: `{ email: "", department: [], status: "new" }`. */
  patch(ref: PersonRef, values: Readonly<Record<string, unknown>>): Person {
    const person = this.get(ref);
    return this.#put(changedPerson(person, { raw: { ...person.raw, ...values } }, this.now()));
  }

  /** Leaves attributes out of this one person's record; `[]` shows them all again. */
  hide(ref: PersonRef, attributes: readonly string[]): Person {
    return this.#put({ ...this.get(ref), hidden: attributes });
  }

  /** Gone for good: 404 from now on. Reports keep naming a supervisor nobody can look up. */
  delete(ref: PersonRef): void {
    const person = this.get(ref);
    this.#deleted.set(person.id, person);
    this.#people.delete(person.id);
    this.#ordered = null;
    for (const event of eventsOfDeletion(person, this.now())) this.#tell(event);
  }

  renameDepartment(idOrName: number | string, name: string): void {
    this.units.rename("department", idOrName, name);
  }

  /** A new custom attribute, or another definition of an existing key. */
  defineAttribute(definition: AttributeDefinition): void {
    this.#attributes = [...this.#attributes.filter(({ key }) => key !== definition.key), definition];
  }

  removeAttribute(key: string): void {
    this.#attributes = this.#attributes.filter((attribute) => attribute.key !== key);
  }

  protected putClockTo(at: Date): void {
    this.#ahead = at.getTime() - this.#clock().getTime();
  }

  #put(person: Person, { isTold } = { isTold: true }): Person {
    const before = this.#people.get(person.id);
    this.#people.set(person.id, person);
    this.#lastId = Math.max(this.#lastId, person.id);
    this.#ordered = null;
    if (isTold) for (const event of eventsOfChange(before, person)) this.#tell(event);
    return person;
  }
}

const newestFirst = (a: Person, b: Person): number =>
  b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id;
