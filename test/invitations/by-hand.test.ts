/** Invitations an admin sends (product rule 28): who gets one, who doesn't and why; never two, however often it is asked. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addressOf, linkIn, startWorld, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** Four people with accounts, nobody invited. */
beforeEach(async () => {
  await world.begin(4);
  await world.rollcall.sync();
});

const later = (minutes: number) =>
  world.rollcall.rows(
    "UPDATE invitation SET sent_at = sent_at - ?1, claimed_at = claimed_at - ?1",
    minutes * 60_000,
  );
const shown = async (id: number) => {
  const { body } = await world.rollcall.call<{ invitation: unknown }>(
    "GET",
    `/v1/accounts/${await world.accountOf(id)}`,
  );
  return body.invitation;
};

test("one or many, in the order asked, each with what became of it", async () => {
  const [one, two, three] = [await world.accountOf(1), await world.accountOf(2), await world.accountOf(3)];
  await world.rollcall.call("POST", `/v1/accounts/${two}/deactivate`);
  const results = await world.send([three, two, "nobody", one, one]);
  expect(results).toEqual([
    { accountId: three, sent: true },
    { accountId: two, sent: false, code: "deactivated" },
    { accountId: "nobody", sent: false, code: "not-found" },
    { accountId: one, sent: true },
    { accountId: one, sent: true },
  ]);
  const mails = await world.taken(2);
  expect(mails.map(({ to }) => to).sort()).toEqual([addressOf(1), addressOf(3)]);
  expect(await shown(1)).toMatchObject({ state: "pending", times: 1 });
  expect(await shown(4)).toEqual({ state: "none", sentAt: null, times: 0 });
  const audit = await world.rollcall.rows(
    "SELECT DISTINCT actor FROM audit_event WHERE action = 'invitation.sent'",
  );
  expect(audit).toEqual([{ actor: "ADMIN_TOKEN" }]);
});

describe("sent again", () => {
  test("within ten minutes is refused and says from when on it is not", async () => {
    const id = await world.accountOf(1);
    await world.send([id]);
    const [again] = await world.send([id]);
    expect(again).toMatchObject({ sent: false, code: "cooldown" });
    const wait = Date.parse(again?.retryAt ?? "") - Date.now();
    expect(wait).toBeGreaterThan(9 * 60_000);
    expect(wait).toBeLessThanOrEqual(10 * 60_000);
    await world.taken(1);
  });

  test("after that it works, and only the newest link does", async () => {
    const id = await world.accountOf(1);
    await world.send([id]);
    await later(10);
    expect(await world.send([id])).toMatchObject([{ sent: true }]);
    const [old, fresh] = (await world.taken(2)).map(linkIn);
    expect((await world.rollcall.call("GET", old ?? "")).status).toBe(404);
    expect((await world.rollcall.call("POST", old ?? "")).status).toBe(404);
    expect((await world.rollcall.call("GET", fresh ?? "")).status).toBe(200);
    expect(await shown(1)).toMatchObject({ state: "pending", times: 2 });
  });

  test("when accepted it is refused", async () => {
    const id = await world.accountOf(1);
    await world.send([id]);
    const [mail] = await world.taken(1);
    await world.rollcall.call("POST", linkIn(mail ?? { text: "" }));
    await later(60);
    expect(await world.send([id])).toMatchObject([{ sent: false, code: "already-accepted" }]);
    await world.taken(1);
  });

  test("after a failure it works at once; an older link lived on meanwhile", async () => {
    const id = await world.accountOf(1);
    await world.send([id]);
    await later(10);
    await world.smtp.behave({ refuse: { [addressOf(1)]: 550 } });
    expect(await world.send([id])).toMatchObject([
      { sent: false, code: "mail-refused", problem: "recipient-refused" },
    ]);
    expect(await shown(1)).toMatchObject({ state: "failed", times: 1 });
    const [mail] = await world.taken(1);
    const link = linkIn(mail ?? { text: "" });
    expect((await world.rollcall.call("GET", link)).status).toBe(200);
    await world.smtp.behave({});
    expect(await world.send([id])).toMatchObject([{ sent: true }]);
    expect((await world.rollcall.call("GET", link)).status).toBe(404);
  });

  test("with the server down it waits and is tried by itself, and by hand at once", async () => {
    const id = await world.accountOf(1);
    await world.smtp.down();
    const [result] = await world.send([id]);
    expect(result).toMatchObject({ sent: false, code: "mail-unreachable", problem: "carrier-down" });
    expect(Date.parse(result?.retryAt ?? "")).toBeGreaterThan(Date.now());
    expect(await shown(1)).toMatchObject({ state: "pending", sentAt: null, times: 0 });
    await world.smtp.up();
    expect(await world.send([id])).toMatchObject([{ sent: true }]);
    await world.rollcall.tick(new Date(Date.now() + 48 * 3_600_000));
    await world.taken(1);
  });

  test("when nobody knows what became of the last one, only a person does, after ten minutes", async () => {
    const id = await world.accountOf(1);
    await world.smtp.behave({ afterData: { "*": "lose" } });
    expect(await world.send([id])).toMatchObject([{ sent: false, code: "mail-unknown" }]);
    expect(await shown(1)).toMatchObject({ state: "unknown", times: 1 });
    await world.smtp.behave({});
    expect(await world.send([id])).toMatchObject([{ code: "cooldown" }]);
    await later(10);
    expect(await world.send([id])).toMatchObject([{ sent: true }]);
    await world.taken(2);
  });
});

test("two admins at once, ten times over: one mail each", async () => {
  const ids = await Promise.all([1, 2, 3, 4].map((id) => world.accountOf(id)));
  await world.smtp.behave({ delayMs: 30 });
  const answers = await Promise.all(Array.from({ length: 10 }, () => world.send(ids)));
  await world.taken(4);
  const sent = answers.flat().filter((it) => it.sent);
  expect(sent.map(({ accountId }) => accountId).sort()).toEqual([...ids].sort());
  const others = answers.flat().filter((it) => !it.sent);
  expect(new Set(others.map(({ code }) => code))).toEqual(new Set(["cooldown"]));
});

describe("an idempotency key", () => {
  test("gets the first answer, and sends nothing again", async () => {
    const ids = [await world.accountOf(1)];
    const first = await world.send(ids, "key-1");
    await later(60);
    expect(await world.send(ids, "key-1")).toEqual(first);
    expect(first).toMatchObject([{ sent: true }]);
    await world.taken(1);
    expect(await world.send(ids, "key-2")).toMatchObject([{ sent: true }]);
    await world.taken(2);
  });

  test("of another request is refused, of one at work put off, and after 24 hours it is new", async () => {
    const [one, two] = [await world.accountOf(1), await world.accountOf(2)];
    const ask = (accountIds: readonly string[]) =>
      world.rollcall.call<{ code: string }>(
        "POST",
        "/v1/invitations/send",
        { accountIds },
        { headers: { "idempotency-key": "key-3" } },
      );
    expect((await ask([one])).status).toBe(200);
    expect(await ask([two])).toMatchObject({ status: 422, body: { code: "idempotency-key-reused" } });
    await world.rollcall.rows("UPDATE idempotent_answer SET answer = NULL");
    expect(await ask([one])).toMatchObject({ status: 409, body: { code: "in-progress" } });
    await world.rollcall.rows("UPDATE idempotent_answer SET created_at = created_at - 86400000");
    expect((await ask([two])).status).toBe(200);
    await world.taken(2);
  });

  test("sent twice at the same moment sends once", async () => {
    const ids = [await world.accountOf(1)];
    await world.smtp.behave({ delayMs: 100 });
    const headers = { "idempotency-key": "key-4" };
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        world.rollcall.call("POST", "/v1/invitations/send", { accountIds: ids }, { headers }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    await world.taken(1);
  });
});

describe("requests that make no sense are refused", () => {
  test.each([
    ["nobody", { accountIds: [] }],
    ["too many", { accountIds: Array.from({ length: 201 }, (_, id) => String(id)) }],
    ["no list", { accountIds: "all" }],
    ["more than was asked for", { accountIds: ["a"], force: true }],
  ])("%s", async (_, body) => {
    const { status } = await world.rollcall.call("POST", "/v1/invitations/send", body);
    expect(status).toBe(422);
    await world.taken(0);
  });
});
