/**
 * How long a change takes from Personio to the directory, and from there to the SCIM server, while full runs go on one
 * after another. The directory is looked at; the SCIM server says itself when it was told.
 */
import type { Person } from "../personio/company/person.ts";
import { type HintsWorld, pause, startHintsWorld } from "./hints-world.ts";

const CHANGES_A_SECOND = 4;
/** Looking costs the runtime some of the time that is measured. */
const LOOK_EVERY_MS = 40;
const GIVE_UP_MS = 60_000;

export type HintFigures = {
  readonly people: number;
  readonly fullRuns: number;
  /** Milliseconds from each change to its being right there, in order of length. */
  readonly directory: readonly number[];
  readonly destination: readonly number[];
  /** Sent to the SCIM server meanwhile. */
  readonly requests: number;
};

export async function measureHints(people: number, changes: number): Promise<HintFigures> {
  const world = await startHintsWorld(people);
  let isOver = false;
  const full = overAndOver(world, () => isOver);
  try {
    const { made, directory } = await changeAndLook(world, changes);
    const destination = await toldThere(world, made);
    isOver = true;
    const fullRuns = await full;
    const requests = (await world.leapsome.log()).length;
    return { people, fullRuns, directory: sorted(directory), destination: sorted(destination), requests };
  } finally {
    isOver = true;
    await Promise.allSettled([full]);
    await world.close();
  }
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

async function overAndOver({ fullRun }: HintsWorld, isOver: () => boolean): Promise<number> {
  for (let runs = 0; ; runs++) {
    if (isOver()) return runs;
    await fullRun();
  }
}

/** Whose title it is, and when it was changed. */
type Made = { readonly id: string; readonly title: string; readonly at: number };

async function changeAndLook(
  world: HintsWorld,
  changes: number,
): Promise<{ readonly made: readonly Made[]; readonly directory: readonly number[] }> {
  const active = await activePeople(world);
  const made: Made[] = [];
  const directory: number[] = [];
  let open: readonly Made[] = [];
  for (let nextAt = Date.now(); made.length < changes || open.length > 0; await pause(LOOK_EVERY_MS)) {
    if (made.length < changes && Date.now() >= nextAt) {
      const one = change(world, active[made.length % active.length], made.length);
      made.push(one);
      open = [...open, one];
      nextAt += 1_000 / CHANGES_A_SECOND;
    }
    const arrived = await rightHere(world, open);
    const now = Date.now();
    directory.push(...arrived.map(({ at }) => now - at));
    open = open.filter((one) => !arrived.includes(one));
    giveUp(open, now);
  }
  return { made, directory };
}

async function activePeople({ db, personio }: HintsWorld): Promise<readonly Person[]> {
  const { results } = await db
    .prepare(
      "SELECT external_id AS id FROM account WHERE state = 'active' AND link = 'linked' ORDER BY account.id",
    )
    .all<{ id: string }>();
  return results.map(({ id }) => personio.company.get({ id: Number(id) }));
}

function change({ personio }: HintsWorld, person: Person | undefined, number: number): Made {
  if (person === undefined) throw new Error("nobody is active");
  const title = `Aufgabe ${number}`;
  const at = Date.now();
  personio.company.promote(person, { position: title });
  return { id: String(person.id), title, at };
}

async function rightHere({ db }: HintsWorld, open: readonly Made[]): Promise<readonly Made[]> {
  const { results } = await db
    .prepare(
      "SELECT external_id AS id, job_title AS title FROM account WHERE external_id IN (SELECT value FROM json_each(?))",
    )
    .bind(JSON.stringify(open.map(({ id }) => id)))
    .all<{ id: string; title: string }>();
  const titles = new Map(results.map(({ id, title }) => [id, title]));
  return open.filter(({ id, title }) => titles.get(id) === title);
}

/** When the server was told each title, by its own log. */
async function toldThere({ leapsome }: HintsWorld, made: readonly Made[]): Promise<readonly number[]> {
  for (;;) {
    const told = new Map<unknown, number>();
    for (const { status, body, at } of await leapsome.log())
      if (status === 200 && isTitled(body) && !told.has(body.title)) told.set(body.title, at);
    const open = made.filter(({ title }) => !told.has(title));
    if (open.length === 0) return made.map(({ title, at }) => (told.get(title) ?? Number.NaN) - at);
    giveUp(open, Date.now());
    await pause(500);
  }
}

const isTitled = (body: unknown): body is { readonly title: unknown } =>
  typeof body === "object" && body !== null && "title" in body;

function giveUp(open: readonly Made[], now: number): void {
  const [oldest] = open;
  if (oldest !== undefined && now - oldest.at > GIVE_UP_MS)
    throw new Error(`the change of ${oldest.id} has not arrived within a minute`);
}

export function describeHints(measured: readonly HintFigures[]): string {
  const rows = measured.flatMap((figures) => {
    const { people, fullRuns, directory, destination, requests } = figures;
    const row = (where: string, delays: readonly number[]) => {
      const at = (share: number) => (delays[Math.ceil(delays.length * share) - 1] ?? Number.NaN) / 1_000;
      const times = [at(0.5), at(0.95), at(1)].map((seconds) => `${seconds.toFixed(2)} s`);
      return `| ${[people, fullRuns, where, ...times].join(" | ")} |`;
    };
    return [row("directory", directory), row(`SCIM server (${requests} requests)`, destination)];
  });
  const changes = measured[0]?.directory.length ?? 0;
  return [
    `${changes} changes, ${CHANGES_A_SECOND} a second, until they are right in:`,
    "",
    "| people | full runs meanwhile | | median | p95 | longest |",
    "|---:|---:|---|---:|---:|---:|",
    ...rows,
  ].join("\n");
}
