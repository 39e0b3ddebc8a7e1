/** One company, one upstream: first sync, nothing changed, 1 % changed, each beside the floor measured around it. */
import { startTestPersonio } from "../personio/test-personio.ts";
import { type Measured, startBenchServer } from "./bench-server.ts";
import { fetchPages } from "./fetch-pages.ts";

export type Upstream = "instant" | "near";

/** What an answer takes: nothing, or what the real one takes on a good day. */
const LATENCY_MS: Readonly<Record<Upstream, number>> = { instant: 0, near: 100 };

/** A larger company takes minutes, and its figures hardly vary: one round will do, else the best of three counts. */
const ONCE_ABOVE = 10_000;

/** Asked for before anything is measured: it is not the test Personio whose start is to be timed. */
const WARM_UP_PEOPLE = 10_000;

export type CompanyFigures = {
  readonly people: number;
  readonly upstream: Upstream;
  readonly pages: number;
  /** Seconds; the best of those measured. */
  readonly floorSeconds: number;
  /** Seconds of the row-by-row script's first sync; `null` where it was not run. */
  readonly scriptSeconds: number | null;
  readonly first: Measured;
  readonly unchanged: Measured;
  readonly onePercent: Measured & { readonly changed: number };
  /** Milliseconds of a search among the accounts, the median of nine; only against the instant upstream. */
  readonly searchMs: number | null;
};

export async function measureCompany(
  people: number,
  upstream: Upstream,
  options: { readonly withScript: boolean },
): Promise<CompanyFigures> {
  const latencyMs = LATENCY_MS[upstream];
  const personio = await startTestPersonio({ people, seed: 7, rateLimit: "off", latencyMs });
  const server = await startBenchServer(personio);
  try {
    await fetchPages(personio, Math.min(people, WARM_UP_PEOPLE));
    await server.connect();
    const first = await server.sync();
    const rounds = people > ONCE_ABOVE ? 1 : 3;
    const unchanged = best(await times(rounds, server.sync));
    const floors = await times(rounds, server.floor);
    const active = personio.company.employees.filter((person) => person.status === "active");
    const changing = active.slice(0, Math.floor(people / 100));
    for (const person of changing) personio.company.promote(person, { position: "Neue Aufgabe" });
    const onePercent = { ...(await server.sync()), changed: changing.length };
    const scriptSeconds = options.withScript ? (await server.script()).seconds : null;
    const { seconds: floorSeconds, pages } = best(floors);
    const searchMs = upstream === "instant" ? await searchTime(server.timeOf) : null;
    return { people, upstream, pages, floorSeconds, scriptSeconds, first, unchanged, onePercent, searchMs };
  } finally {
    await server.close();
    await personio.close();
  }
}

async function times<T>(rounds: number, measure: () => Promise<T>): Promise<T[]> {
  const measured: T[] = [];
  while (measured.length < rounds) measured.push(await measure());
  return measured;
}

function best<T extends { readonly seconds: number }>(measured: readonly T[]): T {
  const [quickest] = [...measured].sort((a, b) => a.seconds - b.seconds);
  if (quickest === undefined) throw new Error("nothing was measured");
  return quickest;
}

async function searchTime(timeOf: (path: string) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 9; round++) times.push(await timeOf("/v1/accounts?q=mu&limit=50"));
  return times.sort((a, b) => a - b)[4] ?? Number.NaN;
}
