/** A Worker that dies in the middle of sending. The hard promise: nobody gets two mails, and nobody's is lost in silence. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import type { InvitationPorts } from "../../worker/invitations/invitation-ports.ts";
import { sendQueued } from "../../worker/invitations/send-queued.ts";
import { createMailer } from "../../worker/mail/create-mailer.ts";
import type { Mailer } from "../../worker/mail/mailer.ts";
import { runSync } from "../../worker/sync/run-sync.ts";
import { openRunInNode, portsOf, signal, sleep } from "../sync/running/in-node.ts";
import { evictedAt, watched } from "../sync/running/mishaps.ts";
import { startWorld, type World } from "./invitation-world.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
/** Three people in Personio; nobody has an account yet. */
beforeEach(() => world.begin(3, { autoInvite: true }));

const RUN = "20261122T040700Z-killed";

const mailer = (): Mailer =>
  createMailer({
    variables: {
      ...{ carrier: "smtp", from: "rollcall@beispiel.example", smtpUrl: world.smtp.url },
      ...{ resendApiKey: "", resendBaseUrl: "https://resend.example" },
    },
    binding: null as never,
    fetch: () => Promise.reject(new Error("nobody is to be asked")),
    userAgent: "rollcall/test",
  });

const ports = (over: Partial<InvitationPorts> = {}): InvitationPorts => ({
  ...{ db: openDatabase(world.rollcall.db), mailer: mailer(), publicUrl: "https://rollcall.example" },
  ...{ now: Date.now, log: () => undefined },
  ...over,
});

/** A Worker that is evicted never hears of the mail again. */
let isGone = signal();
const gone: Mailer = {
  send: () => {
    isGone.give();
    return new Promise(() => undefined);
  },
};
async function dies(work: Promise<unknown>): Promise<void> {
  await Promise.race([work, isGone.given]);
  isGone = signal();
}

const summary = async () =>
  (await world.invitations()).map(({ state, times, problem }) => [state, times, problem]);
const UNKNOWN = ["unknown", 1, "interrupted"];
const SENT = ["sent", 1, null];
const all = <T>(what: T): T[] => [what, what, what];

/** What the API shows of all three. */
async function shown(): Promise<readonly string[]> {
  const { body } = await world.rollcall.call<{ items: ReadonlyArray<{ state: string }> }>(
    "GET",
    "/v1/invitations",
  );
  return body.items.map(({ state }) => state);
}

const runSending = (sending: InvitationPorts) => ({
  ...portsOf(world.rollcall, RUN),
  sendInvitations: (claimer: string) => sendQueued(sending, claimer),
});

describe("the run's step is evicted", () => {
  test("after the mails went out, before its result was kept: repeated, it sends none", async () => {
    await openRunInNode(world.rollcall, RUN);
    const evictions = await evictedAt({ step: "invite 1", when: "after" }, (steps) =>
      runSync(steps, runSending(ports())),
    );
    expect(evictions).toBe(1);
    await world.taken(3);
    expect(await summary()).toEqual(all(SENT));
  });

  test("between claim and outcome: those mails are unknown at once, and not sent again", async () => {
    await openRunInNode(world.rollcall, RUN);
    let isFirst = true;
    const dying: Mailer = {
      send: async (mails) => {
        const outcomes = await mailer().send(mails);
        if (!isFirst) return outcomes;
        isFirst = false;
        return gone.send(mails);
      },
    };
    const claimer = `run:${RUN}:invite 1`;
    await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
    await dies(sendQueued(ports({ mailer: dying }), claimer));
    expect(await shown()).toEqual(all("pending"));
    await sendQueued(ports({ mailer: dying }), claimer);
    expect(await shown()).toEqual(all("unknown"));
    expect(await summary()).toEqual(all(UNKNOWN));
    for (const hours of [1, 2, 30]) {
      await world.rollcall.tick(new Date(Date.now() + hours * 3_600_000));
    }
    await world.taken(3);
  });

  test("before anything was claimed: repeated, it sends them once", async () => {
    await openRunInNode(world.rollcall, RUN);
    await evictedAt({ step: "invite 1", when: "before" }, (steps) => runSync(steps, runSending(ports())));
    await world.taken(3);
    expect(await summary()).toEqual(all(SENT));
  });

  test("right after the changes: the tick sends what waits, once", async () => {
    await openRunInNode(world.rollcall, RUN);
    await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
    expect((await world.invitations()).map(({ state }) => state)).toEqual(all("queued"));
    await world.rollcall.tick(new Date());
    await world.rollcall.tick(new Date());
    await world.taken(3);
  });
});

describe("somebody else's claim that has no outcome", () => {
  test("is left alone for ten minutes, then shown as unknown, and written down by the next who sends", async () => {
    await openRunInNode(world.rollcall, RUN);
    await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
    await dies(sendQueued(ports({ mailer: gone }), "tick:1"));
    await sendQueued(ports(), "tick:2");
    expect(await shown()).toEqual(all("pending"));
    await world.rollcall.rows("UPDATE invitation SET claimed_at = claimed_at - 600000");
    expect(await shown()).toEqual(all("unknown"));
    await sendQueued(ports(), "tick:3");
    expect(await summary()).toEqual(all(UNKNOWN));
    await world.taken(0);
  });

  test("is put right when its claimer turns out to be alive", async () => {
    await openRunInNode(world.rollcall, RUN);
    await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
    const slow: Mailer = {
      send: async (mails) => {
        await world.rollcall.rows("UPDATE invitation SET claimed_at = claimed_at - 600000");
        await sendQueued(ports(), "tick:other");
        expect(await summary()).toEqual(all(UNKNOWN));
        return mailer().send(mails);
      },
    };
    await sendQueued(ports({ mailer: slow }), "tick:slow");
    expect(await summary()).toEqual(all(SENT));
    await world.taken(3);
  });
});

test("a database that is away when the outcome is to be recorded is waited for", async () => {
  await openRunInNode(world.rollcall, RUN);
  await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
  let failures = 2;
  let isSent = false;
  const flaky = watched(world.rollcall.db, async (call) => {
    if (!isSent || failures === 0) return call();
    failures -= 1;
    throw new Error("D1_ERROR: Network connection lost.");
  });
  const real = mailer();
  const noting: Mailer = {
    send: async (mails) => {
      const outcomes = await real.send(mails);
      isSent = true;
      return outcomes;
    },
  };
  await sendQueued(ports({ db: openDatabase(flaky), mailer: noting }), "tick:1");
  expect(failures).toBe(0);
  expect(await summary()).toEqual(all(SENT));
});

test("a claim whose answer is lost is carried out by whoever made it", async () => {
  await openRunInNode(world.rollcall, RUN);
  await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
  let isLost = false;
  const d1: D1Database = new Proxy(world.rollcall.db, {
    get(target, name) {
      if (name !== "batch" || isLost) {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      }
      return async (statements: D1PreparedStatement[]) => {
        isLost = true;
        await target.batch(statements);
        throw new Error("D1_ERROR: Network connection lost.");
      };
    },
  });
  expect(await sendQueued(ports({ db: openDatabase(d1) }), "tick:1")).toEqual({ more: false });
  expect(isLost).toBe(true);
  expect(await summary()).toEqual(all(SENT));
  const mails = await world.taken(3);
  expect(mails[0]?.text).toContain("Person");
});

test("a mailer that throws leaves nothing claimed: nobody knows, and a person decides", async () => {
  await openRunInNode(world.rollcall, RUN);
  await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
  const throwing: Mailer = { send: () => Promise.reject(new Error("a bug")) };
  expect(await sendQueued(ports({ mailer: throwing }), "tick:1")).toEqual({ more: false });
  expect(await summary()).toEqual(all(["unknown", 1, "no-answer"]));
});

test("two ticks and a run at the same moment: one mail each", async () => {
  await openRunInNode(world.rollcall, RUN);
  await runSync({ do: async (_, work) => work() }, portsOf(world.rollcall, RUN));
  await world.smtp.behave({ delayMs: 30 });
  await Promise.all(["a", "b", "c", "d"].map((claimer) => sendQueued(ports(), claimer)));
  await sleep(100);
  await world.taken(3);
});
