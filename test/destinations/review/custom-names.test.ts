/** Custom attributes go over by name: one that nobody fills, here or any more, empties nothing there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { addressOf, employee, mapped, type ReviewWorld, startReviewWorld } from "./review-world.ts";

const ATTRIBUTE = "6140868326541a4da586db0b";
const FILLED = { custom: '{"Cost centre":"K1"}', sourced: '["custom:Cost centre"]' };

let leapsome: Leapsome;
let world: ReviewWorld;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null, customAttributeIds: [ATTRIBUTE] });
  world = await startReviewWorld("leapsome", leapsome);
});
afterAll(async () => {
  await world.close();
  await leapsome.close();
});

const heldFor = async (id: string) =>
  (await leapsome.people()).find(({ userName }) => userName === addressOf(id))?.profile[ATTRIBUTE];

const pushed = async (customAttributes: Readonly<Record<string, string>>) => {
  expect(await world.approve(await world.plan({ customAttributes }))).toMatchObject({ state: "succeeded" });
  await world.quiet();
};

test("a name that no attribute fills is refused, and one on record may stay", async () => {
  await world.begin([employee("a1", FILLED)]);
  await mapped(world.rollcall.db, "Cost centre");
  const { status, body } = await world.save({ customAttributes: { "Cost Centre": ATTRIBUTE } });
  expect({ status, body }).toMatchObject({
    status: 422,
    body: {
      code: "invalid-request",
      params: { issues: [{ path: "customAttributes.Cost Centre", message: "no-such-target" }] },
    },
  });
  const saved = { enabled: false, customAttributes: { "Cost centre": ATTRIBUTE } };
  expect(await world.save(saved)).toMatchObject({ status: 200 });
  await world.rollcall.db.prepare("UPDATE attribute SET target = NULL").run();
  expect(await world.save(saved)).toMatchObject({ status: 200 });
});

test("what an account never had, or has no more since its target was renamed, is left alone there", async () => {
  await leapsome.seed([
    {
      userName: addressOf("b2"),
      externalId: "b2",
      givenName: "B",
      familyName: "2",
      profile: { [ATTRIBUTE]: "by hand" },
    },
  ]);
  await world.begin([employee("b1", FILLED), employee("b2")]);
  await mapped(world.rollcall.db, "Cost centre");
  await pushed({ "Cost centre": ATTRIBUTE });
  expect([await heldFor("b1"), await heldFor("b2")]).toEqual(["K1", "by hand"]);
  await world.rollcall.db
    .prepare("UPDATE account SET custom = '{\"Site\":\"K1\"}', sourced = '[\"custom:Site\"]' WHERE id = 'b1'")
    .run();
  await world.reconcile();
  expect(await heldFor("b1")).toBe("K1");
});

test("what nobody mapped is not kept", async () => {
  const other = "6140868326541a4da586db0c";
  const profile = { [ATTRIBUTE]: "K1", [other]: "salary" };
  await leapsome.seed([{ userName: addressOf("d1"), externalId: "d1", givenName: "D", profile }]);
  await world.begin([employee("d1", FILLED)]);
  await mapped(world.rollcall.db, "Cost centre");
  await pushed({ "Cost centre": ATTRIBUTE });
  const [kept] = await world.rollcall.rows<{ seen: string }>("SELECT seen FROM destination_account");
  expect(JSON.parse(kept?.seen ?? "")).toMatchObject({ custom: { [ATTRIBUTE]: "K1" } });
  expect(kept?.seen).not.toContain("salary");
});

test("what a mapping fills with nothing is emptied there", async () => {
  await world.begin([employee("c1", FILLED), employee("c2", FILLED)]);
  await mapped(world.rollcall.db, "Cost centre");
  await pushed({ "Cost centre": ATTRIBUTE });
  await world.rollcall.db.batch([
    world.rollcall.db.prepare("UPDATE account SET custom = '{\"Cost centre\":null}' WHERE id = 'c1'"),
    world.rollcall.db.prepare("UPDATE account SET custom = '{}' WHERE id = 'c2'"),
  ]);
  await world.reconcile();
  expect([await heldFor("c1"), await heldFor("c2")].map((it) => it ?? "")).toEqual(["", ""]);
});
