/** Whom an event of Personio's is about. */
import { describe, expect, test } from "vitest";
import { type Hint, hintOf } from "../../worker/core/hint.ts";
import { employeeId } from "./builders.ts";

const of = (id: string): Hint => ({ kind: "person", id: employeeId(id) });
const UNCLEAR: Hint = { kind: "unclear" };
const NONE: Hint = { kind: "none" };
const EMPLOYMENT = "2306b77a-35fb-4b1d-8044-3b14f7f2ca65";

describe("whom an event is about", () => {
  test.each<[string, unknown, Hint]>([
    ["person.created", { person_id: "4711" }, of("4711")],
    ["person.updated", { person_id: 4711 }, of("4711")],
    ["person.updated", { id: "4711" }, of("4711")],
    ["person.deleted", { person: { id: "4711" } }, of("4711")],
    ["person.updated", { person: "4711", anything: { else: [1] } }, of("4711")],
    ["employment.updated", { id: EMPLOYMENT, person_id: "4711" }, of("4711")],
    ["employment.updated", { employment: { id: EMPLOYMENT, person: { id: "4711" } } }, of("4711")],
    ["employment.updated.cost-centers", { personId: "4711" }, of("4711")],
    ["employment.started", { employee_id: 4711 }, of("4711")],
    ["employment.terminated", { employment: { person_id: "4711" } }, of("4711")],
    ["person.from-next-year", { person_id: "4711" }, of("4711")],
    ["person.updated", { person_id: "4711", person: { id: 4711 } }, of("4711")],

    ["person.updated", {}, UNCLEAR],
    ["person.updated", null, UNCLEAR],
    ["person.updated", "4711", UNCLEAR],
    ["person.updated", { person_id: "4711", person: { id: "4712" } }, UNCLEAR],
    ["person.updated", { person_id: 4711.5 }, UNCLEAR],
    ["person.updated", { person_id: "../../admin" }, UNCLEAR],
    ["person.updated", { person_id: "0" }, UNCLEAR],
    ["employment.updated", { id: "4711" }, UNCLEAR],
    ["employment.updated", { employment_id: EMPLOYMENT }, UNCLEAR],

    ["absence-period.created", { person_id: "4711" }, NONE],
    ["attendance-period.updated", { person_id: "4711" }, NONE],
    ["document.signed", { person_id: "4711" }, NONE],
    ["ping", {}, NONE],
    ["personal.updated", { person_id: "4711" }, NONE],
    ["", { person_id: "4711" }, NONE],
  ])("%s %j", (name, payload, hint) => {
    expect(hintOf({ name, payload })).toEqual(hint);
  });
});
