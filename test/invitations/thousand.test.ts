/** 1,000 accounts created by one run, all of them invited by it: few queries, few connections, one mail each. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { sendQueued } from "../../worker/invitations/send-queued.ts";
import { createMailer } from "../../worker/mail/create-mailer.ts";
import { SMTP_CONNECTIONS } from "../../worker/mail/create-smtp-carrier.ts";
import { runSync } from "../../worker/sync/run-sync.ts";
import { openRunInNode, portsOf } from "../sync/running/in-node.ts";
import { watched } from "../sync/running/mishaps.ts";
import { startWorld, until, type World } from "./invitation-world.ts";

const PEOPLE = 1_000;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const unsent = async () => {
  const rows = await world.rollcall.rows("SELECT 1 FROM invitation WHERE state <> 'sent'");
  return rows.length;
};

test("in the real runtime: one mail each, over three connections at a time", {
  timeout: 120_000,
}, async () => {
  await world.begin(PEOPLE, { autoInvite: true });
  expect(await world.rollcall.sync()).toMatchObject({ state: "succeeded", counts: { invited: PEOPLE } });
  await until(async () => (await unsent()) === 0, 100_000);
  expect(new Set(await world.smtp.recipients()).size).toBe(PEOPLE);
  expect(await world.smtp.recipients()).toHaveLength(PEOPLE);
  const { mostOpen } = await world.smtp.load();
  expect(mostOpen).toBeLessThanOrEqual(SMTP_CONNECTIONS);
});

test("the whole run takes far fewer than 1,000 queries", { timeout: 120_000 }, async () => {
  await world.begin(PEOPLE, { autoInvite: true });
  let queries = 0;
  const d1 = watched(world.rollcall.db, (call) => call());
  const batch = d1.batch.bind(d1);
  const counted: D1Database = new Proxy(watched(world.rollcall.db, countStatement), {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name);
      return (statements: D1PreparedStatement[]) => {
        queries += statements.length;
        return batch(statements);
      };
    },
  });
  function countStatement<T>(call: () => Promise<T>): Promise<T> {
    queries += 1;
    return call();
  }
  const RUN = "20261122T040700Z-thousand";
  await openRunInNode(world.rollcall, RUN);
  const ports = portsOf(world.rollcall, RUN, counted);
  const mailer = createMailer({
    variables: {
      ...{ carrier: "smtp", from: "rollcall@beispiel.example", smtpUrl: world.smtp.url },
      ...{ resendApiKey: "", resendBaseUrl: "https://resend.example" },
    },
    binding: { send: () => Promise.reject(new Error("not asked")) },
    ...{ fetch, userAgent: "rollcall/test" },
  });
  const sending = {
    ...{ db: openDatabase(counted), mailer, publicUrl: "https://rollcall.example" },
    ...{ now: Date.now, log: () => undefined },
  };
  const steps = { do: <T>(_: string, work: () => Promise<T>) => work() };
  await runSync(steps, { ...ports, sendInvitations: (claimer) => sendQueued(sending, claimer) });
  expect(await unsent()).toBe(0);
  expect(new Set(await world.smtp.recipients()).size).toBe(PEOPLE);
  expect(queries).toBeGreaterThan(50);
  expect(queries).toBeLessThan(300);
});
