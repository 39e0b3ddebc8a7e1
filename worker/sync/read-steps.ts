/** The steps of reading. Each can be repeated; each returns ids and counts only. */
import { loadChangedAttributes, saveAttributes } from "../config/save-attributes.ts";
import type { Employee, EmployeeId } from "../core/employee.ts";
import {
  changedRows,
  listMissing,
  mirrorStatements,
  type StagedRow,
  stagedRowOf,
  stageStatements,
} from "../directory/employee-mirror.ts";
import type { AttributeInfo, EmployeeSource, InvalidRecord, SourceFailure } from "./employee-source.ts";
import { type Lease, type Written, whileHolding, writeFenced } from "./lease.ts";
import type { Reading } from "./read-company.ts";
import type { TallyPart } from "./read-tally.ts";
import { type Problem, problem, type Run } from "./run-ports.ts";

/** People looked up singly in one step: at Personio's pace, well within a step's ten minutes. */
const LOOK_UPS_PER_STEP = 100;
const LOOK_UPS_AT_ONCE = 4;
/** Numbers the chunks of people found singly behind all pages. */
const LOOK_UP_SEQ = 10_000;

type Failed = { readonly failure: Problem | null; readonly waitedMs: number };

const toProblem = (failure: SourceFailure): Problem =>
  problem(failure.reason, failure.reason === "source-unreadable" ? { detail: failure.detail } : {});

const LOST: Problem = problem("interrupted");

export type Learnt = Failed & {
  /** False when Personio doesn't list its attributes for these credentials. */
  readonly listed: boolean;
  /** Of those asked for, the lists of tags: what the client has to know to read them. */
  readonly tags: readonly AttributeInfo[];
};

const NOTHING_LEARNT = { listed: false, tags: [] };

/** Which attributes there are, what they are called, and which of them may be read. */
export async function learnAttributes(run: Run, asked: readonly string[]): Promise<Learnt> {
  const { db } = run;
  const lease = await run.hold();
  if (lease === null) return { ...NOTHING_LEARNT, failure: LOST, waitedMs: 0 };
  return whileHolding(db, lease, async () => {
    const source = await run.openSource({ waitedMs: 0, attributes: [] });
    const listed = await source.listAttributes();
    const waitedMs = source.waitedMs();
    if (!listed.ok) return { ...NOTHING_LEARNT, failure: toProblem(listed.error), waitedMs };
    if (listed.value === null) return { ...NOTHING_LEARNT, failure: null, waitedMs };
    const changed = await loadChangedAttributes(db, listed.value);
    const written = await writeFenced(db, { lease }, changed ? saveAttributes(db, listed.value, true) : []);
    const tags = listed.value.filter(({ key, type }) => asked.includes(key) && type === "tags");
    return { failure: written === "written" ? null : LOST, waitedMs, listed: true, tags };
  });
}

export type PagesRead = Failed & TallyPart & { readonly last: boolean };

const NO_PAGES = {
  ids: [],
  received: 0,
  nameless: 0,
  withStatus: 0,
  changed: 0,
  total: null,
  totalChanged: false,
  last: true,
};

export async function readPages(
  reading: Reading,
  range: {
    readonly firstPage: number;
    readonly pages: number;
    readonly read: number;
    readonly total: number | null;
  },
): Promise<PagesRead> {
  const { db } = reading.run;
  const lease = await reading.run.hold();
  if (lease === null) return { ...NO_PAGES, failure: LOST, waitedMs: reading.waitedMs };
  return whileHolding(db, lease, async (report) => {
    const begunAt = reading.run.now();
    const source = await openSource(reading);
    report.progress = { read: range.read, total: range.total ?? 0 };
    const { firstPage, pages: count, total: known } = range;
    const told = known === null ? {} : { knownTotal: known };
    const rows: StagedRow[] = [];
    const pages = await source.readPages({
      firstPage,
      pages: count,
      attributes: reading.wanted.attributes,
      onPage: (people) => rows.push(...people.map(stagedRowOf)),
      ...told,
    });
    const waitedMs = source.waitedMs();
    if (!pages.ok) return { ...NO_PAGES, failure: toProblem(pages.error), waitedMs };
    const { total, totalChanged, received, last, seenAttributes } = pages.value;
    const broken = named(pages.value.invalid);
    const people = [...pages.value.employees, ...broken];
    const learnt = !reading.listed && range.firstPage === 0 ? saveAttributes(db, seenAttributes, false) : [];
    const read = range.read + received;
    const progress =
      !last && isTimeToTell(reading) ? [progressStatement(reading, { read, total: total ?? 0 })] : [];
    const also = [...learnt, ...progress];
    rows.push(...broken.map(stagedRowOf));
    const { failure, changed } = await stage(reading.run, {
      lease,
      seq: range.firstPage,
      begunAt,
      rows,
      also,
    });
    const withStatus = people.filter((it) => it.status !== null).length;
    const nameless = pages.value.invalid.filter((it) => it.id === null).length;
    const ids = people.map((it) => it.id);
    return { ids, received, nameless, withStatus, changed, total, totalChanged, last, failure, waitedMs };
  });
}

/** Once the first part is in, then every ten seconds: a long read shows how far it is, and costs next to nothing. */
const TELL_EVERY_MS = 10_000;

function isTimeToTell(reading: Reading): boolean {
  const now = reading.run.now();
  if (now - reading.toldAt < TELL_EVERY_MS) return false;
  reading.toldAt = now;
  return true;
}

const progressStatement = (
  { run }: Reading,
  { read, total }: { readonly read: number; readonly total: number },
): D1PreparedStatement =>
  run.db.$client
    .prepare("UPDATE run SET progress_read = ?2, progress_total = ?3 WHERE id = ?1")
    .bind(run.runId, read, total);

const openSource = ({ run, waitedMs, tags }: Reading): Promise<EmployeeSource> =>
  run.openSource({ waitedMs, attributes: tags });

/** A broken record that says whose it is stands for that person: nothing is known of them, so nothing is changed. */
const named = (invalid: readonly InvalidRecord[]): Employee[] =>
  invalid.flatMap(({ id }) => (id === null ? [] : [{ id, status: null, values: {} }]));

type Staging = {
  readonly lease: Lease;
  readonly seq: number;
  readonly begunAt: number;
  readonly rows: readonly StagedRow[];
  readonly also: readonly D1PreparedStatement[];
};

type Staged = { readonly failure: Problem | null; readonly changed: number };

/** Puts aside who differs from the last complete read. */
async function stage({ db, runId }: Run, { lease, rows, also, ...at }: Staging): Promise<Staged> {
  const changed = await changedRows(db, rows);
  const { seq, begunAt } = at;
  const statements = [...stageStatements(db, { runId, seq, begunAt }, changed), ...also];
  const written = await writeFenced(db, { lease }, statements);
  return { failure: written === "written" ? null : LOST, changed: changed.length };
}

export type LookedUp = Failed & {
  readonly found: readonly EmployeeId[];
  readonly gone: readonly EmployeeId[];
  readonly changed: number;
  readonly last: boolean;
};

const NOBODY = { found: [], gone: [], changed: 0, last: true };

export async function lookUpMissing(
  reading: Reading,
  at: { readonly seen: readonly EmployeeId[]; readonly gone: readonly EmployeeId[]; readonly round: number },
): Promise<LookedUp> {
  const { db } = reading.run;
  const lease = await reading.run.hold();
  if (lease === null) return { ...NOBODY, failure: LOST, waitedMs: reading.waitedMs };
  const seen = [...at.seen, ...at.gone];
  const missing = await listMissing(db, { seen, excludes: reading.wanted.excludes });
  if (missing.length === 0) return { ...NOBODY, failure: null, waitedMs: reading.waitedMs };
  return whileHolding(db, lease, async () => {
    const begunAt = reading.run.now();
    const source = await openSource(reading);
    const batch = missing.slice(0, LOOK_UPS_PER_STEP);
    const looked = await lookUp(source, batch, reading.wanted.attributes);
    const waitedMs = source.waitedMs();
    if (!looked.ok) return { ...NOBODY, failure: toProblem(looked.failure), waitedMs };
    const rows = looked.people.map(stagedRowOf);
    const seq = LOOK_UP_SEQ + at.round;
    const staged = await stage(reading.run, { lease, seq, begunAt, rows, also: [] });
    const found = looked.people.map((it) => it.id);
    return { ...staged, found, gone: looked.gone, last: missing.length <= batch.length, waitedMs };
  });
}

type LookUp =
  | { readonly ok: true; readonly people: readonly Employee[]; readonly gone: readonly EmployeeId[] }
  | { readonly ok: false; readonly failure: SourceFailure };

async function lookUp(
  source: EmployeeSource,
  ids: readonly EmployeeId[],
  attributes: readonly string[],
): Promise<LookUp> {
  const people: Employee[] = [];
  const gone: EmployeeId[] = [];
  for (let at = 0; at < ids.length; at += LOOK_UPS_AT_ONCE) {
    const some = ids.slice(at, at + LOOK_UPS_AT_ONCE);
    const answers = await Promise.all(some.map((id) => source.readEmployee(id, attributes)));
    for (const [index, answer] of answers.entries()) {
      const id = some[index];
      if (!answer.ok) return { ok: false, failure: answer.error };
      if (id === undefined) continue;
      if (answer.value === "gone") gone.push(id);
      else people.push("values" in answer.value ? answer.value : { id, status: null, values: {} });
    }
  }
  return { ok: true, people, gone };
}

export type ReadKept = {
  readonly read: number;
  readonly counted: boolean;
  readonly nameless: number;
  readonly changed: number;
  readonly gone: readonly EmployeeId[];
  readonly aside: boolean;
};

/** Takes the read over, unless it is to stay aside. Without Personio's count, nobody is gone for having stayed away (rule 20). */
export async function keepRead(run: Run, { read, counted, nameless, ...kept }: ReadKept): Promise<Written> {
  const { db, runId, now } = run;
  const lease = await run.hold();
  if (lease === null) return "lost";
  const gone = counted ? kept.gone : [];
  const record = db.$client
    .prepare(
      `UPDATE run SET state = 'planning', read_at = ?2, gone = ?3, counted = ?4, nameless = ?5,
                      progress_read = ?6, progress_total = ?6 WHERE id = ?1`,
    )
    .bind(runId, now(), JSON.stringify(gone), counted ? 1 : 0, nameless, read);
  const mirror = kept.aside ? [] : mirrorStatements(db, { runId, changed: kept.changed, gone });
  return writeFenced(db, { lease }, [...mirror, record]);
}
