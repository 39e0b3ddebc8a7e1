/**
 * What Leapsome's limits allow, over real HTTP: hardly a 429 from a server that counts, and few requests for many people.
 * How long it takes is asserted in virtual time (answers.test.ts), which a busy machine doesn't change.
 */
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createScimClient } from "../../worker/destinations/scim/create-scim-client.ts";
import { aClient, anybody, value } from "./a-person.ts";
import { startLeapsome } from "./leapsome/start-leapsome.ts";

const PEOPLE = 150;

test("150 new people come through a limit of 30 requests a second, each once", async () => {
  const leapsome = await startLeapsome({ latencyMs: 80 });
  try {
    const scim = createScimClient({
      ...{ fetch, baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome" },
      ...{ now: Date.now, sleep: (ms: number) => wait(ms) },
    });
    const names = Array.from({ length: PEOPLE }, (_, index) => anybody(`p${index}`));
    await Promise.all(names.map((person) => value(scim.createPerson(person, { known: "everybody" }))));
    const log = await leapsome.log();
    const tooMany = log.filter(({ status }) => status === 429).length;
    expect(log.filter(({ status }) => status === 201)).toHaveLength(PEOPLE);
    expect(await leapsome.people()).toHaveLength(PEOPLE);
    // A machine that stalls brings requests late and together: that may happen, and is waited out.
    expect(tooMany).toBeLessThan(PEOPLE / 10);
  } finally {
    await leapsome.close();
  }
});

test("10,000 people are read back in 4 requests", async () => {
  const leapsome = await startLeapsome();
  try {
    const profile = { department: "Analytics", level: "Senior", startDate: "2024-03-01", location: "Berlin" };
    const people = Array.from({ length: 10_000 }, (_, index) => ({
      ...{ userName: `person-${index}@beispiel.de`, externalId: String(index), givenName: "Ada" },
      ...{ familyName: "Lovelace", displayName: "Ada Lovelace", title: "Engineer", profile },
    }));
    await leapsome.seed(people);
    const scim = aClient({ baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome" });
    const end = await value(scim.listPeople(() => undefined));
    expect(end).toEqual({ received: 10_000, requests: 4, incomplete: null });
    await leapsome.forget();
    // Everybody is known now: looking costs nothing, and finding is one request.
    expect(await value(scim.findPerson(anybody("nobody")))).toEqual({ kind: "none" });
    expect(await leapsome.log()).toEqual([]);
    const found = await value(scim.findPerson({ email: "PERSON-7@beispiel.de", externalId: null }));
    expect(found).toMatchObject({ kind: "one", person: { externalId: "7" } });
  } finally {
    await leapsome.close();
  }
});
