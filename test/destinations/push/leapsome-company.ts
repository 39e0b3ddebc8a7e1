/** A company of several levels, and what a Leapsome must hold of it. */
import { expect } from "vitest";
import type { Company } from "../../personio/company/company.ts";
import { createCompany } from "../../personio/create-company.ts";
import type { Leapsome } from "../leapsome/start-leapsome.ts";
import type { PushWorld } from "./push-world.ts";

/** Three report to each, so 60 people stand in five levels; or as many as `span` says. */
export function treeOf(people: number, span = 3): Company {
  const company = createCompany({ people: 0 });
  for (let id = 1; id <= people; id++) {
    company.add({
      ...{ id, firstName: `Person${id}`, lastName: "Beispiel", email: `person${id}@beispiel.example` },
      ...{ position: "Fachkraft", department: id % 2 === 0 ? "Technik" : "Vertrieb" },
      supervisor: id === 1 ? null : Math.floor((id + span - 2) / span),
    });
  }
  return company;
}

type Held = {
  readonly email: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly title: string;
  readonly active: boolean;
  readonly department: string | null;
  readonly manager: string | null;
};

/** Who is who over there, in words. */
export async function heldBy(leapsome: Leapsome): Promise<readonly Held[]> {
  const people = await leapsome.people();
  const emailOf = new Map(people.map(({ id, userName }) => [id, userName]));
  return people
    .map((one) => ({
      ...{ email: one.userName, externalId: one.externalId, name: `${one.givenName} ${one.familyName}` },
      ...{ title: one.title, active: one.active, department: one.profile["department"] ?? null },
      manager: one.managerId === null ? null : (emailOf.get(one.managerId) ?? "?"),
    }))
    .sort(byEmail);
}

const byEmail = (a: { readonly email: string }, b: { readonly email: string }): number =>
  a.email < b.email ? -1 : 1;

type Directory = { readonly rollcall: { rows<T>(sql: string): Promise<readonly T[]> } };

/** The same of our directory. */
export async function wantedOf({ rollcall }: Directory): Promise<readonly Held[]> {
  const rows = await rollcall.rows<Omit<Held, "active"> & { readonly state: string }>(
    `SELECT account.email, account.external_id AS externalId, account.state,
       account.first_name || ' ' || account.last_name AS name, coalesce(account.job_title, 'Colleague') AS title,
       above.email AS manager,
       (SELECT team.name FROM membership JOIN team ON team.id = membership.team_id
        WHERE membership.account_id = account.id AND membership.source = 'department') AS department
     FROM account LEFT JOIN account AS above ON above.id = account.manager_id ORDER BY account.email`,
  );
  return rows.map(({ state, ...row }) => ({ ...row, active: state === "active" })).sort(byEmail);
}

/** Both sides are equal, nobody is there twice, and nothing waits. */
export async function expectInStep(world: PushWorld, leapsome: Leapsome): Promise<void> {
  expect(await heldBy(leapsome)).toEqual(await wantedOf(world));
  expect(await world.outbox()).toEqual([]);
}
