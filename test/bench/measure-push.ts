/**
 * How long a first push to Leapsome takes, in the real Worker against a test Leapsome that answers 429 beyond 30 requests a
 * second, as a ratio to what that limit allows; and what one changed person costs. Time is real: 10,000 people take twelve
 * minutes.
 */
import { startLeapsome } from "../destinations/leapsome/start-leapsome.ts";
import { treeOf } from "../destinations/push/leapsome-company.ts";
import { type PushWorld, startPushWorld } from "../destinations/push/push-world.ts";

const LIMIT_PER_SECOND = 30;
/** By its specification Leapsome takes no more than the name with the POST; the rest is a PATCH. */
const REQUESTS_EACH = 2;
/** As in a company: eight report to each. */
const SPAN = 8;
/** From so long without a request on, nobody was asked. */
const SILENCE_MS = 200;
const LOOK_EVERY_MS = 200;
const HALF_AN_HOUR_MS = 30 * 60_000;

export type PushFigures = {
  readonly people: number;
  readonly seconds: number;
  readonly requests: number;
  readonly refused: number;
  /** Seconds in which no request came, for longer than the pace asks for. */
  readonly silentSeconds: number;
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
    await untilEmpty(world);
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
        silentSeconds: silentSeconds(log.map(({ at }) => at)),
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

/** Looking costs the runtime some of the time that is measured. */
async function untilEmpty({ rollcall: { db } }: PushWorld): Promise<void> {
  for (const end = Date.now() + HALF_AN_HOUR_MS; Date.now() < end; ) {
    const row = await db.prepare("SELECT EXISTS (SELECT 1 FROM outbox) AS waits").first<{ waits: number }>();
    if (row?.waits === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error("the push took more than half an hour");
}

function silentSeconds(times: readonly number[]): number {
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  return gaps.filter((gap) => gap > SILENCE_MS).reduce((sum, gap) => sum + gap, 0) / 1_000;
}

export function describePush(measured: readonly PushFigures[]): string {
  const rows = measured.map((figures) => {
    const { people, seconds, requests, refused, silentSeconds: silent, ratio } = figures;
    const allowed = (people * REQUESTS_EACH) / LIMIT_PER_SECOND;
    const times = [allowed.toFixed(1), seconds.toFixed(1), `**${ratio.toFixed(2)}**`];
    const besides = requests - people * REQUESTS_EACH - refused;
    return `| ${[people, people * REQUESTS_EACH, ...times, besides, refused, silent.toFixed(1)].join(" | ")} |`;
  });
  const [{ requestsUnchanged, requestsOneChanged } = { requestsUnchanged: 0, requestsOneChanged: 0 }] =
    measured;
  return [
    `A first push to a Leapsome that takes ${LIMIT_PER_SECOND} requests a second, two for each new person:`,
    "",
    "| people | requests needed | allowed, s | taken, s | × | to look people up | answered 429 | nobody asked, s |",
    "|---:|---:|---:|---:|---:|---:|---:|---:|",
    ...rows,
    "",
    `Afterwards an unchanged company costs ${requestsUnchanged} requests, one changed person ${requestsOneChanged}.`,
  ].join("\n");
}
