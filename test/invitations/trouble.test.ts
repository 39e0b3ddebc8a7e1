/** What the queue makes of a carrier in trouble: whoever was not tried has lost nothing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOf, startWorld, until, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const tick = (hours = 0) => world.rollcall.tick(new Date(Date.now() + hours * 3_600_000));

async function queued(people: number): Promise<void> {
  await world.begin(people, { autoInvite: true });
  await world.smtp.down();
  await world.rollcall.sync();
  await until(
    async () =>
      (await world.invitations()).filter(({ problem }) => problem !== null).length >= Math.min(people, 45),
  );
  await world.smtp.up();
}

test("a server that is down costs a try only those that were tried", async () => {
  await queued(10);
  const rows = await world.invitations();
  expect(rows.filter(({ tries }) => tries === 1).map(({ problem }) => problem)).toEqual(
    Array(3).fill("carrier-down"),
  );
  const untried = rows.filter(({ tries }) => tries === 0);
  expect(untried).toHaveLength(7);
  for (const row of untried) {
    expect(row).toMatchObject({ state: "queued", problem: "carrier-in-trouble" });
    expect(row.next_try_at).toBeGreaterThan(Date.now());
  }
  await tick(2);
  await world.taken(10);
});

test("a password of ours that is wrong fails nobody; mended, everybody gets their mail", async () => {
  const other = await startWorld({ SMTP_URL: world.smtp.url.replace("smtp://", "smtp://me:wrong@") });
  await world.smtp.behave({ login: { user: "me", password: "right" } });
  try {
    await other.begin(5, { autoInvite: true });
    await other.rollcall.sync();
    await until(async () => (await other.invitations()).every(({ problem }) => problem !== null));
    const rows = await other.invitations();
    expect(rows.map(({ state }) => state)).toEqual(Array(5).fill("queued"));
    expect(rows.map(({ problem }) => problem)).toContain("carrier-credentials-refused");
    const results = await other.send(await Promise.all([1, 2, 3, 4, 5].map((id) => other.accountOf(id))));
    const refused = results.filter(({ code }) => code === "mail-refused");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(3);
    expect(refused[0]?.problem).toBe("carrier-credentials-refused");
    expect(results.filter(({ code }) => code === "mail-unreachable")).toHaveLength(5 - refused.length);
  } finally {
    await world.smtp.behave({});
    await other.close();
  }
});

test("a server that puts off everybody in a batch is asked for the next one all the same", async () => {
  await queued(60);
  const all = Array.from({ length: 60 }, (_, index) => [addressOf(index + 1), 450] as const);
  await world.smtp.behave({ refuse: Object.fromEntries(all.slice(0, 59)) });
  await world.rollcall.rows("UPDATE invitation SET tries = 0, next_try_at = 0");
  await world.rollcall.rows("UPDATE invitation SET next_try_at = 1 WHERE email = ?", addressOf(60));
  await tick();
  expect((await world.taken(1))[0]?.to).toBe(addressOf(60));
  await world.smtp.behave({});
  await tick(3);
  await world.taken(60);
});
