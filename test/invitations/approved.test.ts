/** Who is invited by a run that waited for approval, and who is not although the run touches them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../personio/company/company.ts";
import { saveSettings } from "../sync/running/configure.ts";
import { addPerson, sendOnLeave } from "../sync/running/small-company.ts";
import { addressOf, startWorld, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const LEAVERS = [2, 3, 4, 5, 6, 7];

/** Twelve in the directory; six go and two come: too many, so the run waits. Nobody was invited before. */
async function waiting(): Promise<{
  readonly id: string;
  readonly fingerprint: string;
  readonly company: Company;
}> {
  const company = await world.begin(12);
  await world.rollcall.sync();
  await saveSettings(world.rollcall.db, { autoInvite: true });
  sendOnLeave(company, ...LEAVERS);
  addPerson(company, 21);
  addPerson(company, 22);
  const { id, state, fingerprint } = await world.rollcall.sync();
  expect(state).toBe("paused");
  return { id, fingerprint: fingerprint ?? "", company };
}

const approve = (id: string, body: unknown) =>
  world.rollcall.call<{ code?: string }>("POST", `/v1/runs/${id}/approve`, body);

describe("a run that was approved", () => {
  test("invites whom it creates, but not who was held back", async () => {
    const { id, fingerprint } = await waiting();
    expect((await approve(id, { fingerprint, hold: ["22"] })).status).toBe(202);
    expect(await world.rollcall.settled(id)).toMatchObject({ state: "succeeded", counts: { invited: 1 } });
    const [mail] = await world.taken(1);
    expect(mail?.to).toBe(addressOf(21));
    expect(await world.invitations()).toHaveLength(1);
  });

  test("is not approved when “invite automatically” was switched meanwhile", async () => {
    const { id, fingerprint } = await waiting();
    await saveSettings(world.rollcall.db, { autoInvite: false });
    expect(await approve(id, { fingerprint })).toMatchObject({ status: 409, body: { code: "plan-changed" } });
    const { body } = await world.rollcall.call<{ counts: unknown; fingerprint: string }>(
      "GET",
      `/v1/runs/${id}`,
    );
    expect(body.counts).toMatchObject({ created: 2, invited: 0 });
    expect((await approve(id, { fingerprint: body.fingerprint })).status).toBe(202);
    expect(await world.rollcall.settled(id)).toMatchObject({ state: "succeeded" });
    expect(await world.invitations()).toEqual([]);
  });
});

test("whoever has an account already is invited by no run: adopted, or back again", async () => {
  const company = await world.begin(2, { autoReactivate: true });
  await world.rollcall.sync();
  company.sendOnLeave(2);
  await world.rollcall.sync();
  const person = { email: addressOf(3), firstName: "Person3", lastName: "Beispiel" };
  expect(await world.rollcall.call("POST", "/v1/accounts", person)).toMatchObject({ status: 201 });
  await saveSettings(world.rollcall.db, { autoInvite: true, autoReactivate: true });
  addPerson(company, 3);
  company.returnFromLeave(2);
  const run = await world.rollcall.sync();
  expect(run).toMatchObject({ state: "succeeded", counts: { created: 0, invited: 0 } });
  const accounts = await world.rollcall.rows(
    "SELECT link, state FROM account WHERE email <> ?",
    addressOf(1),
  );
  expect(accounts).toEqual(Array(2).fill({ link: "linked", state: "active" }));
  expect(await world.invitations()).toEqual([]);
});
