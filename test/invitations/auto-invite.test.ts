/** Product rule 27: whoever a run creates is invited by it, once, whatever happens in the middle. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson } from "../sync/running/small-company.ts";
import { addressOf, linkIn, startWorld, until, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const sync = () => world.rollcall.sync();
const states = async () => (await world.invitations()).map(({ email, state }) => [email, state]);

describe("with “invite automatically” on", () => {
  test("everybody a run creates gets one mail from it, and no more from those after it", async () => {
    const company = await world.begin(3, { autoInvite: true });
    expect(await sync()).toMatchObject({ state: "succeeded", counts: { created: 3, invited: 3 } });
    const mails = await world.taken(3);
    expect(mails.map(({ to }) => to).sort()).toEqual([1, 2, 3].map(addressOf));
    expect(mails[0]).toMatchObject({
      from: { name: "People team", address: "rollcall@beispiel.example" },
      subject: "Ihr Zugang ist bereit – Beispiel GmbH",
    });
    expect(new Set(mails.map(linkIn)).size).toBe(3);
    await until(async () => (await states()).every(([, state]) => state === "sent"));

    expect(await sync()).toMatchObject({ counts: { created: 0, invited: 0 } });
    addPerson(company, 4);
    expect(await sync()).toMatchObject({ counts: { created: 1, invited: 1 } });
    expect((await world.taken(4)).at(-1)?.to).toBe(addressOf(4));
    await world.rollcall.tick(new Date());
    await world.taken(4);
  });

  test("a preview counts them and sends nothing", async () => {
    await world.begin(2, { autoInvite: true });
    expect(await world.rollcall.sync("preview")).toMatchObject({ counts: { created: 2, invited: 2 } });
    expect(await world.invitations()).toEqual([]);
    await world.taken(0);
  });

  test("whoever sent it is on record, and the company's name is not needed", async () => {
    await world.begin(1, { autoInvite: true, companyName: "" });
    const { id } = await sync();
    const [mail] = await world.taken(1);
    expect(mail?.subject).toBe("Ihr Zugang ist bereit");
    await until(async () => (await states()).every(([, state]) => state === "sent"));
    const audit = await world.rollcall.rows(
      "SELECT actor, subject, after FROM audit_event WHERE action = 'invitation.sent'",
    );
    const subject = await world.accountOf(1);
    expect(audit).toEqual([{ actor: id, subject, after: '{"outcome":"sent","reminder":false}' }]);
  });
});

test("with it off nobody is; turning it on invites nobody who was there already", async () => {
  const company = await world.begin(2);
  expect(await sync()).toMatchObject({ counts: { created: 2, invited: 0 } });
  const { body: settings, headers } = await world.rollcall.call<Record<string, unknown>>(
    "GET",
    "/v1/settings",
  );
  const saved = await world.rollcall.call(
    "PUT",
    "/v1/settings",
    { ...settings, autoInvite: true },
    { headers: { "if-match": headers.get("etag") ?? "" } },
  );
  expect(saved.status).toBe(200);
  await sync();
  await world.rollcall.tick(new Date());
  expect(await world.invitations()).toEqual([]);
  addPerson(company, 3);
  await sync();
  expect((await world.taken(1))[0]?.to).toBe(addressOf(3));
});

describe("a mail server that is in trouble", () => {
  test("is down: the run succeeds, the invitations wait and go out with a later tick, once", async () => {
    await world.begin(2, { autoInvite: true });
    await world.smtp.down();
    expect(await sync()).toMatchObject({ state: "succeeded", counts: { invited: 2 } });
    await until(async () => (await world.invitations()).every(({ tries }) => tries === 1));
    const [row] = await world.invitations();
    expect(row).toMatchObject({ state: "queued", problem: "carrier-down", times: 0, token_hash: null });
    await world.smtp.up();
    await world.rollcall.tick(new Date());
    await world.taken(0);
    await world.rollcall.tick(new Date(Date.now() + 3_600_000));
    await world.taken(2);
    await world.rollcall.tick(new Date(Date.now() + 7_200_000));
    await world.taken(2);
    expect(await states()).toEqual([1, 2].map((id) => [addressOf(id), "sent"]));
  });

  test("stays down: after eight tries, later and later, a person has to look", async () => {
    await world.begin(1, { autoInvite: true });
    await world.smtp.down();
    await sync();
    await until(async () => (await world.invitations()).every(({ tries }) => tries === 1));
    const waits: number[] = [];
    for (;;) {
      const [row] = await world.invitations();
      const next = row?.next_try_at ?? null;
      if (next === null) break;
      waits.push(Math.round((next - Date.now()) / 3_600_000));
      await world.rollcall.tick(new Date(next));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
    expect(await world.invitations()).toMatchObject([{ state: "failed", tries: 8, problem: "carrier-down" }]);
  });

  test("refuses somebody for good, puts somebody off, loses one after taking it: each is told apart", async () => {
    await world.begin(4, { autoInvite: true });
    await world.smtp.behave({
      refuse: { [addressOf(1)]: 550, [addressOf(2)]: 450 },
      afterData: { [addressOf(3)]: "refuse" },
    });
    await sync();
    await world.taken(1);
    await until(async () => (await states()).every(([, state]) => state !== "sending"));
    expect(await world.invitations()).toMatchObject([
      { state: "failed", problem: "recipient-refused", times: 0 },
      { state: "queued", problem: "put-off", times: 0 },
      { state: "failed", problem: "mail-refused", times: 0 },
      { state: "sent", problem: null, times: 1 },
    ]);
  });

  test("hangs up after taking a mail: nobody knows, so nothing is sent again by itself", async () => {
    await world.begin(1, { autoInvite: true });
    await world.smtp.behave({ afterData: { "*": "lose" } });
    await sync();
    const [mail] = await world.taken(1);
    await until(async () => (await states()).every(([, state]) => state !== "sending"));
    expect(await world.invitations()).toMatchObject([
      { state: "unknown", problem: "connection-lost", times: 1 },
    ]);
    await world.smtp.behave({});
    await sync();
    for (const hours of [1, 24, 480]) await world.rollcall.tick(new Date(Date.now() + hours * 3_600_000));
    await world.taken(1);
    // It did arrive: its link works.
    const link = linkIn(mail ?? { text: "" });
    expect((await world.rollcall.call("POST", link)).status).toBe(303);
  });
});

test("without MAIL_FROM or PUBLIC_URL nothing is sent, and the invitation says what to set", async () => {
  const other = await startWorld({ PUBLIC_URL: "" });
  try {
    await other.begin(1, { autoInvite: true });
    expect(await other.rollcall.sync()).toMatchObject({ state: "succeeded" });
    await until(async () => (await other.invitations()).every(({ tries }) => tries === 1));
    expect(await other.invitations()).toMatchObject([{ state: "queued", problem: "public-url-not-set" }]);
    await other.taken(0);
  } finally {
    await other.close();
  }
});
