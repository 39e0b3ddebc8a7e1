/** What of a change arrives when part of it is refused. Against the strict Leapsome, without a Worker. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DestinationPerson } from "../../../worker/destinations/destination.ts";
import { pushAccount } from "../../../worker/destinations/push/push-account.ts";
import { aClient, anybody, CUSTOM_ID } from "../a-person.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";

let leapsome: Leapsome;

beforeAll(async () => {
  leapsome = await startLeapsome({ perSecond: null, customAttributeIds: [] });
});
afterAll(() => leapsome.close());

const custom = { [CUSTOM_ID]: "K1" };

/** Somebody who is there already and in step; then what is wanted of them changes. */
async function push(name: string, change: Partial<DestinationPerson>) {
  const destination = aClient({
    ...{ baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome" },
  });
  const ports = { destination, claim: async () => true };
  const nothing = { remoteId: null, seen: null, making: null, isExcluded: false, isHeld: false };
  const due = { ...nothing, version: 1, tries: 0, wanted: anybody(name) };
  const first = await pushAccount(due, ports);
  if (first.kind !== "done" || first.there === null) throw new Error(JSON.stringify(first));
  await leapsome.forget();
  return pushAccount({ ...due, ...first.there, wanted: { ...anybody(name), ...change } }, ports);
}
const held = async (name: string) =>
  (await leapsome.people()).find(({ userName }) => userName === `${name}@beispiel.de`);
const writes = async () => (await leapsome.log()).filter(({ method }) => method === "PATCH").length;

test("an attribute that isn't one of theirs is told, and keeps nothing else back", async () => {
  const outcome = await push("attribute", { jobTitle: "Lead", custom });
  expect(outcome).toMatchObject({ kind: "failed", code: "change-refused", there: { seen: { custom: {} } } });
  expect(await held("attribute")).toMatchObject({ title: "Lead" });
  expect(await writes()).toBe(2);
});

test("nor somebody from leaving, whatever else is refused", async () => {
  const refused = { custom, startDate: "no date", jobTitle: "Lead" };
  const outcome = await push("leaver", { ...refused, isActive: false });
  expect(outcome).toMatchObject({ kind: "failed", code: "change-refused" });
  expect(await held("leaver")).toMatchObject({ active: false, title: "Colleague" });
  expect(await writes()).toBe(3);
});

test("with an address that is taken besides, that is what is told", async () => {
  await leapsome.seed([{ userName: "other@beispiel.de", externalId: "other" }]);
  const outcome = await push("both", { email: "other@beispiel.de", jobTitle: "Lead", custom });
  expect(outcome).toMatchObject({ kind: "failed", code: "already-taken" });
  expect(await held("both")).toMatchObject({ title: "Lead" });
});

test("alone it is asked for once", async () => {
  expect(await push("alone", { custom })).toMatchObject({ kind: "failed", code: "change-refused" });
  expect(await writes()).toBe(1);
});
