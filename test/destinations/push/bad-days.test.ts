/** A Leapsome that refuses, is away, or takes somebody not: what is told of it, and that nothing is lost. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startSmtp } from "../../mail/start-smtp.ts";
import { saveSettings } from "../../sync/running/configure.ts";
import { type Leapsome, startLeapsome } from "../leapsome/start-leapsome.ts";
import { expectInStep, heldBy, treeOf } from "./leapsome-company.ts";
import { type PushWorld, startPushWorld, until } from "./push-world.ts";

const PEOPLE = 8;
const HOUR_MS = 3_600_000;

let world: PushWorld;
let leapsome: Leapsome;
let smtp: Awaited<ReturnType<typeof startSmtp>>;

beforeAll(async () => {
  smtp = await startSmtp();
  const mail = { MAIL_CARRIER: "smtp", SMTP_URL: smtp.url, MAIL_FROM: "rollcall@beispiel.example" };
  world = await startPushWorld(mail);
});
afterAll(async () => {
  await world.close();
  await smtp.close();
});

beforeEach(async () => {
  leapsome = await startLeapsome();
  await world.begin(treeOf(PEOPLE));
  await smtp.forget();
  await saveSettings(world.rollcall.db, { alerts: { emails: ["it@beispiel.example"] } });
  await world.activate("leapsome", leapsome);
  return () => leapsome.close();
});

async function pushEverybody(): Promise<void> {
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  await leapsome.forget();
}

type Listed = {
  readonly items: readonly {
    readonly code: string;
    readonly name: string | null;
    readonly employeeId: string | null;
    readonly params: Readonly<Record<string, string>>;
  }[];
};
const findings = async () => (await world.rollcall.call<Listed>("GET", "/v1/findings")).body.items;
const findingCount = async () =>
  (await world.rollcall.call<{ findings: number }>("GET", "/v1/status")).body.findings;
const destination = async () => {
  const rows = await world.rollcall.rows<{ state: string; problem: string | null }>(
    "SELECT state, problem FROM destination",
  );
  return { state: rows[0]?.state, problem: JSON.parse(rows[0]?.problem ?? "null") };
};
const subjects = async (): Promise<readonly string[]> => (await smtp.mails()).map(({ subject }) => subject);
const isWaiting = async () => (await world.outbox()).length > 0 && (await destination()).problem !== null;

test("a refused token stops it, once, with a mail; a new one lets everything through, and says so", async () => {
  await pushEverybody();
  await world.giveToken("revoked");
  await world.edit(2, { jobTitle: "Leitung" });
  await until(async () => (await destination()).state === "stopped");
  expect((await destination()).problem).toMatchObject({ code: "destination-refused" });
  await until(async () => (await smtp.mails()).length > 0);
  expect(await subjects()).toEqual(["Rollcall: Die Übertragung ist angehalten"]);
  // Once it was refused, the question whether that is for everybody.
  expect(await leapsome.log()).toHaveLength(2);

  await world.edit(3, { jobTitle: "Leitung" });
  await world.switch(4, "deactivate");
  await world.tickLater();
  expect(await leapsome.log()).toHaveLength(2);
  expect(await world.outbox()).toHaveLength(3);
  expect(await subjects()).toHaveLength(1);
  expect(await findings()).toMatchObject([
    { code: "destination-stopped", employeeId: null, params: { reason: "destination-refused" } },
  ]);
  expect(await findingCount()).toBe(1);

  await world.giveToken(leapsome.token);
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
  expect(await findings()).toEqual([]);
  await world.rollcall.tick(new Date());
  // Whoever noticed first, the push or the tick, may still be sending it.
  await until(async () => (await subjects()).includes("Rollcall: Die Übertragung läuft wieder"));
});

test("while it is down everything waits, without a word for six hours, and nothing is lost", async () => {
  await pushEverybody();
  await leapsome.down();
  await world.edit(2, { jobTitle: "Leitung" });
  await until(isWaiting);
  await world.switch(3, "deactivate");
  await world.edit(2, { jobTitle: "Vorstand" });
  const { problem } = await destination();
  expect(problem).toMatchObject({ code: "destination-unavailable", params: { tries: 1 } });
  await world.rollcall.tick(new Date());
  expect(await subjects()).toEqual([]);
  expect(await findings()).toEqual([]);

  const since = Date.now() - 7 * HOUR_MS;
  await world.rollcall.db
    .prepare("UPDATE destination SET problem = json_set(problem, '$.params.since', ?)")
    .bind(since)
    .run();
  await world.rollcall.tick(new Date());
  expect(await subjects()).toEqual(["Rollcall: Das Zielsystem ist nicht erreichbar"]);
  expect(await findings()).toMatchObject([
    { code: "destination-away", since: `${new Date(since).toISOString().slice(0, 19)}Z` },
  ]);

  await leapsome.up();
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
  expect((await destination()).problem).toBeNull();
  await world.rollcall.tick(new Date());
  // Whoever noticed first, the push or the tick, may still be sending it.
  await until(async () => (await subjects()).includes("Rollcall: Die Übertragung läuft wieder"));
});

test("one it doesn't take holds nobody up, is a finding, and none any more once mended", async () => {
  await leapsome.behave({ domains: ["beispiel.example"] });
  world.rollcall.personio.company.changeEmail(5, "person5@fremd.example");
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE - 1);
  await world.quiet();
  expect(await findings()).toMatchObject([
    {
      code: "destination-rejected",
      name: "Person5 Beispiel",
      employeeId: "5",
      params: { reason: "change-refused" },
    },
  ]);
  expect(await findingCount()).toBe(1);
  // The sync has findings of its own, and sweeps them: this isn't one.
  await world.rollcall.sync();
  expect(await findingCount()).toBe(1);

  world.rollcall.personio.company.changeEmail(5, "person5@beispiel.example");
  await world.rollcall.sync();
  await world.quiet();
  await expectInStep(world, leapsome);
  expect(await findings()).toEqual([]);
  expect(await findingCount()).toBe(0);
});

test("an address somebody else has there is a conflict, and keeps nobody from leaving", async () => {
  await leapsome.seed([{ userName: "belegt@beispiel.example", externalId: "999" }]);
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE + 1);
  await world.quiet();
  const account = await world.accountOf(6);
  await world.edit(6, { email: "belegt@beispiel.example", jobTitle: "Leitung" });
  await until(async () => (await findings()).length > 0);
  expect(await findings()).toMatchObject([{ code: "destination-conflict", params: { accountId: account } }]);
  await world.rollcall.call("POST", `/v1/accounts/${account}/deactivate`);
  const six = async () => (await heldBy(leapsome)).find(({ externalId }) => externalId === "6");
  await until(async () => (await six())?.active === false);
  expect(await six()).toMatchObject({ email: "person6@beispiel.example", title: "Leitung" });
  await world.rollcall.call("PATCH", `/v1/accounts/${account}`, { email: "frei@beispiel.example" });
  await world.quiet();
  expect(await six()).toMatchObject({ email: "frei@beispiel.example", active: false });
  expect(await findings()).toEqual([]);
});

test("a Super-Admin whom Leapsome doesn't let go is told apart", async () => {
  await leapsome.seed([
    { userName: "person7@beispiel.example", externalId: "7", isSuperAdmin: true, givenName: "Person7" },
  ]);
  await pushEverybody();
  await world.switch(7, "deactivate");
  await until(async () => (await findings()).length > 0);
  expect(await findings()).toMatchObject([{ code: "destination-admin", name: "Person7 Beispiel" }]);
});

test("a deactivation that is answered like any other and not carried out is told as well, and tried again", async () => {
  await pushEverybody();
  const held = (await leapsome.people()).find(({ userName }) => userName === "person7@beispiel.example");
  const body = JSON.stringify({ id: held?.id, externalId: "7", userName: held?.userName, active: true });
  const fault = { kind: "status", status: 200, body, method: "PATCH", times: 1 } as const;
  await leapsome.behave({ faults: [fault] });
  await world.switch(7, "deactivate");
  await world.quiet();
  expect(await findings()).toMatchObject([
    { code: "destination-admin", name: "Person7 Beispiel", params: { reason: "deactivation-refused" } },
  ]);
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
  expect(await findings()).toEqual([]);
});

test("somebody over whom it stumbles every time is left for later, and the others come", async () => {
  await leapsome.behave({
    faults: [{ kind: "status", status: 500, method: "POST", path: "/Users", times: 2 }],
  });
  await world.rollcall.sync();
  await until(async () => (await leapsome.people()).length === PEOPLE - 2);
  await world.quiet();
  expect((await world.outbox()).filter(({ kind }) => kind === "account")).toMatchObject([
    { tries: 1, code: null },
    { tries: 1, code: null },
  ]);
  expect((await destination()).problem).toBeNull();
  await world.tickLater();
  await until(async () => (await leapsome.people()).length === PEOPLE);
  await world.quiet();
  await expectInStep(world, leapsome);
});

test("429 and answers that get lost end in the same: everybody once", async () => {
  const status429 = { kind: "status", status: 429, headers: { "retry-after": "1" }, times: 2 } as const;
  await leapsome.behave({
    faults: [
      { kind: "lose", method: "POST", path: "/Users", times: 2 },
      { kind: "lose", method: "PATCH", path: "/Users", times: 2 },
      status429,
    ],
  });
  await world.rollcall.sync();
  for (let hour = 0; hour < 6 && (await world.outbox()).length > 0; hour++) {
    await world.quiet();
    await world.tickLater();
    await world.quiet();
  }
  await expectInStep(world, leapsome);
});

test("what changes while a push is on its way is pushed as well", async () => {
  await pushEverybody();
  await leapsome.behave({ latencyMs: 400 });
  await world.edit(8, { jobTitle: "Erstens" });
  await until(async () => (await leapsome.log()).length > 0);
  await world.edit(8, { jobTitle: "Zweitens" });
  await world.switch(7, "deactivate");
  await world.quiet();
  await expectInStep(world, leapsome);
});

test("a leaver whose deactivation got no answer, and who came back since, is active there", async () => {
  await pushEverybody();
  await leapsome.behave({ faults: [{ kind: "lose", method: "PATCH", path: "/Users", times: 1 }] });
  await world.switch(3, "deactivate");
  await until(async () => (await world.outbox()).some(({ tries }) => tries > 0));
  expect((await heldBy(leapsome)).filter(({ active }) => !active)).toHaveLength(1);
  await world.switch(3, "reactivate");
  await world.tickLater();
  await world.quiet();
  await expectInStep(world, leapsome);
});

test("what was written by a push that died, and is taken back here, is taken back there", async () => {
  await pushEverybody();
  const titleThere = async () =>
    (await heldBy(leapsome)).find(({ email }) => email === "person8@beispiel.example")?.title;
  await world.compared();
  await leapsome.behave({ latencyMs: 1_500 });
  await world.edit(8, { jobTitle: "Leitung" });
  // As if it had died: what it is at can't be recorded any more.
  await until(async () => {
    const taken = await world.rollcall.rows(
      `UPDATE lease SET owner = 'another', expires_at = unixepoch() + 600
       WHERE name = 'destination' AND owner <> '' RETURNING owner`,
    );
    return taken.length > 0;
  });
  await until(async () => (await titleThere()) === "Leitung");
  await leapsome.behave({});
  await world.edit(8, { jobTitle: "Fachkraft" });
  await world.tickLater();
  await world.quiet();
  expect(await titleThere()).toBe("Fachkraft");
  await expectInStep(world, leapsome);
});
