/**
 * How long a first push to Leapsome takes, in the real Worker against a test Leapsome that answers 429 beyond 30 requests a
 * second, as a ratio to what that limit allows; and what one changed person costs. Time is real, so the company is small:
 * every batch of 500 people is like the one before.
 */
import { startLeapsome } from "../destinations/leapsome/start-leapsome.ts";
import { treeOf } from "../destinations/push/leapsome-company.ts";
import { startPushWorld, until } from "../destinations/push/push-world.ts";

const LIMIT_PER_SECOND = 30;
/** A new person is a POST with the name and a PATCH with the rest. */
const REQUESTS_EACH = 2;
/** As in a company: eight report to each. */
const SPAN = 8;
const TEN_MINUTES_MS = 10 * 60_000;

export type PushFigures = {
  readonly people: number;
  readonly seconds: number;
  readonly requests: number;
  readonly refused: number;
  /** Seconds to those that the limit needs for two requests a person. */
  readonly ratio: number;
  readonly requestsUnchanged: number;
  readonly requestsOneChanged: number;
};

export async function measurePush(people: number): Promise<PushFigures> {
  const leapsome = await startLeapsome({ latencyMs: 100, perSecond: LIMIT_PER_SECOND });
  const world = await startPushWorld();
  try {
    await world.begin(treeOf(people, SPAN));
    await world.rollcall.sync();
    await world.activate("leapsome", leapsome);
    await world.rollcall.db
      .prepare(
        "INSERT INTO outbox (kind, id, version, since, tries, due_at) SELECT 'account', id, 1, 0, 0, 0 FROM account",
      )
      .run();
    const startedAt = performance.now();
    await world.rollcall.tick(new Date());
    await until(async () => (await world.outbox()).length === 0, TEN_MINUTES_MS);
    const seconds = (performance.now() - startedAt) / 1000;
    await world.quiet();
    const log = await leapsome.log();
    const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
      await leapsome.forget();
      await work();
      await world.quiet();
      return (await leapsome.log()).length;
    };
    return {
      ...{
        people,
        seconds,
        requests: log.length,
        refused: log.filter(({ status }) => status === 429).length,
      },
      ratio: seconds / ((people * REQUESTS_EACH) / LIMIT_PER_SECOND),
      requestsUnchanged: await requestsOf(() => world.rollcall.sync()),
      requestsOneChanged: await requestsOf(() => world.edit(2, { jobTitle: "Leitung" })),
    };
  } finally {
    await world.close();
    await leapsome.close();
  }
}

export function describePush(figures: PushFigures): string {
  const { people, seconds, requests, refused, ratio, requestsUnchanged, requestsOneChanged } = figures;
  const minutes = (ratio * 10_000 * REQUESTS_EACH) / LIMIT_PER_SECOND / 60;
  return [
    `A first push of ${people} people to a Leapsome that takes ${LIMIT_PER_SECOND} requests a second: ${seconds.toFixed(1)} s for`,
    `${requests} requests, ${refused} of them answered 429; ${ratio.toFixed(2)} × what the limit allows for two requests a person.`,
    `At that rate 10,000 people take ${minutes.toFixed(1)} minutes. Afterwards an unchanged company costs ${requestsUnchanged} requests,`,
    `one changed person ${requestsOneChanged}.`,
  ].join("\n");
}
