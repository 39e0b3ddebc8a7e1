/** The reminder: off by default, once, and only for what is still open. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { APP_URL, addressOf, linkIn, startWorld, until, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const DAY = 24 * 3_600_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);

const settings = (remindAfterDays: number | null) => ({
  autoInvite: true,
  invitations: {
    ...{ expireAfterDays: 14, appUrl: APP_URL, senderName: "People team", language: "en" },
    remindAfterDays,
  },
});

/** Accounts of three people, invited by the run that created them; then the sync stands still, so that edits by hand stay. */
async function threeInvited(remindAfterDays: number | null): Promise<readonly string[]> {
  await world.begin(3, settings(remindAfterDays));
  await world.rollcall.sync();
  const mails = await world.taken(3);
  await until(async () => (await world.invitations()).every(({ state }) => state === "sent"));
  await world.rollcall.rows("UPDATE connection SET enabled = 0");
  return [1, 2, 3].map((id) => linkIn(mails.find(({ to }) => to === addressOf(id)) ?? { text: "" }));
}

test("off by default", async () => {
  await threeInvited(null);
  for (const days of [1, 7, 13]) await world.rollcall.tick(inDays(days));
  await world.taken(3);
});

test("once after so many days, to whoever hasn't accepted; its link is the one that works", async () => {
  const [accepted = "", open = ""] = await threeInvited(7);
  await world.rollcall.call("POST", accepted);
  await world.rollcall.call("POST", `/v1/accounts/${await world.accountOf(3)}/deactivate`);
  await world.rollcall.tick(inDays(6.9));
  await world.taken(3);
  await world.rollcall.tick(inDays(7.1));
  const reminder = (await world.taken(4)).at(-1);
  expect(reminder).toMatchObject({
    to: addressOf(2),
    subject: "Reminder: your account is ready – Beispiel GmbH",
  });
  expect((await world.rollcall.call("GET", open)).status).toBe(404);
  expect((await world.rollcall.call("GET", linkIn(reminder ?? { text: "" }))).status).toBe(200);
  for (const days of [7.2, 8, 15, 20]) await world.rollcall.tick(inDays(days));
  await world.taken(4);
  const actors = await world.rollcall.rows<{ actor: string }>(
    "SELECT actor FROM audit_event WHERE action = 'invitation.sent' ORDER BY id DESC LIMIT 1",
  );
  expect(actors).toEqual([{ actor: "reminder" }]);
});

test("not of what has expired, and not of what nobody knows arrived", async () => {
  await threeInvited(7);
  await world.rollcall.rows(
    "UPDATE invitation SET expires_at = ?1 WHERE email = ?2",
    Date.now(),
    addressOf(1),
  );
  await world.rollcall.rows("UPDATE invitation SET state = 'unknown' WHERE email = ?", addressOf(2));
  await world.rollcall.tick(inDays(8));
  expect((await world.taken(4)).at(-1)?.to).toBe(addressOf(3));
});

test("a reminder that waits when the address changes is no first mail to the new one", async () => {
  await threeInvited(7);
  await world.smtp.down();
  await world.rollcall.tick(inDays(8));
  await world.smtp.up();
  const id = await world.accountOf(1);
  await world.rollcall.call("PATCH", `/v1/accounts/${id}`, { email: "neu@beispiel.example" });
  expect(await rowOf(id)).toMatchObject([{ state: "revoked", email: "" }]);
  await world.rollcall.rows(
    "UPDATE invitation SET next_try_at = next_try_at + 999999999 WHERE state = 'queued'",
  );
  await world.rollcall.rows("UPDATE invitation SET sent_at = sent_at - 600000 WHERE account_id = ?", id);
  // Invited anew, they are reminded anew.
  expect(await world.send([id])).toMatchObject([{ sent: true }]);
  expect((await world.taken(4)).at(-1)?.subject).toBe("Your account is ready – Beispiel GmbH");
  await world.rollcall.tick(inDays(8));
  expect((await world.taken(5)).at(-1)?.to).toBe("neu@beispiel.example");
});

test("a late tick's mails are told by the clock, not by the slot", async () => {
  await threeInvited(null);
  await world.rollcall.rows("UPDATE invitation SET state = 'queued', sent_at = NULL, next_try_at = 0");
  await world.rollcall.tick(inDays(-0.5));
  await world.taken(6);
  for (const { sent_at, expires_at } of await world.invitations()) {
    expect(Date.now() - (sent_at ?? 0)).toBeLessThan(60_000);
    expect((expires_at ?? 0) - Date.now()).toBeGreaterThan(13.9 * DAY);
  }
});

test("the tick forgets what idempotency keys remember after a day", async () => {
  await threeInvited(null);
  await world.rollcall.rows(
    "INSERT INTO idempotent_answer (key, request_hash, created_at) VALUES ('old', 'x', ?1), ('new', 'x', ?2)",
    ...[Date.now() - DAY, Date.now()],
  );
  await world.rollcall.tick(new Date());
  expect(await world.rollcall.rows("SELECT key FROM idempotent_answer")).toEqual([{ key: "new" }]);
});

const rowOf = (id: string) => world.rollcall.rows("SELECT * FROM invitation WHERE account_id = ?", id);

test("with the mail server down the first link lives on, and the reminder goes out later, once", async () => {
  const [first = ""] = await threeInvited(7);
  await world.smtp.down();
  await world.rollcall.tick(inDays(8));
  expect((await world.rollcall.call("GET", first)).status).toBe(200);
  await world.smtp.up();
  await world.rollcall.tick(inDays(8.1));
  await world.taken(6);
  await world.rollcall.tick(inDays(9));
  await world.taken(6);
});
