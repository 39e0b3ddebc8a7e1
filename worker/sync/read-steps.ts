/** The steps of reading. Each can be repeated; each returns ids and counts only. */
import { saveAttributes } from "../config/save-attributes.ts";
import type { Employee, EmployeeId } from "../core/employee.ts";
import {
  changedRows,
  forgetStaged,
  listMissing,
  mirrorStatements,
  stageStatements,
} from "../directory/employee-mirror.ts";
import type { AttributeInfo, EmployeeSource, InvalidRecord, SourceFailure } from "./employee-source.ts";
import { holdLease, type Lease, type Written, whileHolding, writeFenced } from "./lease.ts";
import type { Reading } from "./read-company.ts";
import type { TallyPart } from "./read-tally.ts";
import { type Problem, problem, type RunPorts } from "./run-ports.ts";

/** People looked up singly in one step: at Personio's pace, well within a step's ten minutes. */
const LOOK_UPS_PER_STEP = 100;
const LOOK_UPS_AT_ONCE = 4;
/** Numbers the chunks of people found singly behind all pages. */
const LOOK_UP_SEQ = 10_000;

type Failed = { readonly failure: Problem | null; readonly waitedMs: number };

const toProblem = (failure: SourceFailure): Problem =>
  problem(failure.reason, failure.reason === "source-unreadable" ? { detail: failure.detail } : {});

const LOST: Problem = problem("interrupted");

export type Learnt = Failed & { readonly attributes: readonly AttributeInfo[] };

/** Which attributes there are, what they are called, and which of them may be read. */
export async function learnAttributes(ports: RunPorts, asked: readonly string[]): Promise<Learnt> {
  const { db, runId } = ports;
  const lease = await holdLease(db, runId);
  if (lease === null) return { failure: LOST, waitedMs: 0, attributes: [] };
  return whileHolding(db, lease, async () => {
    const source = await ports.openSource({ waitedMs: 0, attributes: [] });
    const listed = await source.listAttributes();
    const waitedMs = source.waitedMs();
    if (!listed.ok) return { failure: toProblem(listed.error), waitedMs, attributes: [] };
    if (listed.value === null) return { failure: null, waitedMs, attributes: [] };
    const written = await writeFenced(db, { lease }, saveAttributes(db, listed.value, true));
    const wanted = listed.value.filter(
      (attribute) => asked.includes(attribute.key) && attribute.type === "tags",
    );
    return { failure: written === "written" ? null : LOST, waitedMs, attributes: wanted };
  });
}

export type PagesRead = Failed & TallyPart & { readonly last: boolean };

const NO_PAGES = {
  ids: [],
  received: 0,
  nameless: 0,
  withStatus: 0,
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
  const { db, runId } = reading.ports;
  const lease = await holdLease(db, runId);
  if (lease === null) return { ...NO_PAGES, failure: LOST, waitedMs: reading.waitedMs };
  return whileHolding(db, lease, async (report) => {
    const source = await openSource(reading);
    report.progress = { read: range.read, total: range.total ?? 0 };
    const { firstPage, pages: count, total: known } = range;
    const told = known === null ? {} : { knownTotal: known };
    const pages = await source.readPages({
      firstPage,
      pages: count,
      attributes: reading.attributes,
      ...told,
    });
    const waitedMs = source.waitedMs();
    if (!pages.ok) return { ...NO_PAGES, failure: toProblem(pages.error), waitedMs };
    const { total, totalChanged, received, last, seenAttributes } = pages.value;
    const people = [...pages.value.employees, ...named(pages.value.invalid)];
    const learnt =
      reading.learnt.length === 0 && range.firstPage === 0 ? saveAttributes(db, seenAttributes, false) : [];
    const read = range.read + received;
    const progress =
      !last && isTimeToTell(reading) ? [progressStatement(reading, { read, total: total ?? 0 })] : [];
    const also = [...learnt, ...progress];
    const failure = await stage(reading, { lease, seq: range.firstPage, people, also });
    const withStatus = people.filter((it) => it.status !== null).length;
    const nameless = pages.value.invalid.filter((it) => it.id === null).length;
    const ids = people.map((it) => it.id);
    return { ids, received, nameless, withStatus, total, totalChanged, last, failure, waitedMs };
  });
}

/** Once the first part is in, then every ten seconds: a long read shows how far it is, and costs next to nothing. */
const TELL_EVERY_MS = 10_000;

function isTimeToTell(reading: Reading): boolean {
  const now = reading.ports.now();
  if (now - reading.toldAt < TELL_EVERY_MS) return false;
  reading.toldAt = now;
  return true;
}

const progressStatement = (
  { ports }: Reading,
  { read, total }: { readonly read: number; readonly total: number },
): D1PreparedStatement =>
  ports.db.$client
    .prepare("UPDATE run SET progress_read = ?2, progress_total = ?3 WHERE id = ?1")
    .bind(ports.runId, read, total);

const openSource = ({ ports, waitedMs, learnt }: Reading): Promise<EmployeeSource> =>
  ports.openSource({ waitedMs, attributes: learnt });

/** A broken record that says whose it is stands for that person: nothing is known of them, so nothing is changed. */
const named = (invalid: readonly InvalidRecord[]): Employee[] =>
  invalid.flatMap(({ id }) => (id === null ? [] : [{ id, status: null, values: {} }]));

type Staging = {
  readonly lease: Lease;
  readonly seq: number;
  readonly people: readonly Employee[];
  readonly also: readonly D1PreparedStatement[];
};

async function stage({ ports }: Reading, { lease, seq, people, also }: Staging): Promise<Problem | null> {
  const { db, runId } = ports;
  const rows = await changedRows(db, people);
  const statements = stageStatements(db, { runId, seq }, rows);
  const begin = seq === 0 ? [forgetStaged(db, runId)] : [];
  const all = [...begin, ...statements, ...also];
  if (all.length === 0) return null;
  return (await writeFenced(db, { lease }, all)) === "written" ? null : LOST;
}

export type LookedUp = Failed & {
  readonly found: readonly EmployeeId[];
  readonly gone: readonly EmployeeId[];
  readonly last: boolean;
};

const NOBODY = { found: [], gone: [], last: true };

export async function lookUpMissing(
  reading: Reading,
  at: { readonly seen: readonly EmployeeId[]; readonly gone: readonly EmployeeId[]; readonly round: number },
): Promise<LookedUp> {
  const { db, runId } = reading.ports;
  const lease = await holdLease(db, runId);
  if (lease === null) return { ...NOBODY, failure: LOST, waitedMs: reading.waitedMs };
  const missing = await listMissing(db, [...at.seen, ...at.gone]);
  if (missing.length === 0) return { ...NOBODY, failure: null, waitedMs: reading.waitedMs };
  return whileHolding(db, lease, async () => {
    const source = await openSource(reading);
    const batch = missing.slice(0, LOOK_UPS_PER_STEP);
    const looked = await lookUp(source, batch, reading.attributes);
    const waitedMs = source.waitedMs();
    if (!looked.ok) return { ...NOBODY, failure: toProblem(looked.failure), waitedMs };
    const failure = await stage(reading, {
      lease,
      seq: LOOK_UP_SEQ + at.round,
      people: looked.people,
      also: [],
    });
    const found = looked.people.map((it) => it.id);
    return { found, gone: looked.gone, last: missing.length <= batch.length, failure, waitedMs };
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

/** Takes the read over. Without Personio's count, nobody is gone for having stayed away (rule 20). */
export async function keepRead(
  { db, runId, now }: RunPorts,
  read: {
    readonly tally: { readonly read: number; readonly counted: boolean; readonly nameless: number };
    readonly gone: readonly EmployeeId[];
  },
): Promise<Written> {
  const lease = await holdLease(db, runId);
  if (lease === null) return "lost";
  const { read: people, counted, nameless } = read.tally;
  const gone = counted ? read.gone : [];
  const record = db.$client
    .prepare(
      `UPDATE run SET state = 'planning', read_at = ?2, gone = ?3, counted = ?4, nameless = ?5,
                      progress_read = ?6, progress_total = ?6 WHERE id = ?1`,
    )
    .bind(runId, now(), JSON.stringify(gone), counted ? 1 : 0, nameless, people);
  return writeFenced(db, { lease }, [...mirrorStatements(db, runId, gone), record]);
}
