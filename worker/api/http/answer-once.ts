/**
 * `Idempotency-Key` on requests that send something: the same key within 24 hours gets the first answer, whatever became of
 * the connection. The key belongs to who asked and what; with another body it is refused.
 */
import type { Database } from "../../../db/database.ts";
import { tokenHash } from "../../auth/secret-text.ts";
import { ApiProblem } from "./api-problem.ts";

const KEPT_MS = 24 * 3_600_000;
/** A request without an answer for so long has died; asking again is then asking anew. */
const AT_WORK_MS = 10 * 60_000;

export type OnceRequest = {
  /** `undefined`: asked without a key, so nothing is remembered. */
  readonly key: string | undefined;
  readonly principal: string;
  readonly operation: string;
  readonly body: unknown;
  readonly now: number;
};

/** `work` is carried out by the first; what it throws lets the next one try. */
export async function answerOnce<T>(db: Database, request: OnceRequest, work: () => Promise<T>): Promise<T> {
  if (request.key === undefined) return work();
  const key = await tokenHash(JSON.stringify([request.principal, request.operation, request.key]));
  const requestHash = await tokenHash(JSON.stringify(request.body));
  if (!(await isFirst(db, { key, requestHash, now: request.now }))) {
    return firstAnswer<T>(db, { key, requestHash });
  }
  const d1 = db.$client;
  try {
    const answer = await work();
    const keep = d1.prepare("UPDATE idempotent_answer SET answer = ?2 WHERE key = ?1");
    await keep.bind(key, JSON.stringify(answer)).run();
    return answer;
  } catch (error) {
    await d1.prepare("DELETE FROM idempotent_answer WHERE key = ?1 AND answer IS NULL").bind(key).run();
    throw error;
  }
}

type Entry = { readonly key: string; readonly requestHash: string; readonly now: number };

async function isFirst(db: Database, { key, requestHash, now }: Entry): Promise<boolean> {
  const d1 = db.$client;
  const [, inserted] = await d1.batch([
    d1
      .prepare(
        `DELETE FROM idempotent_answer WHERE created_at <= ?1
         OR (key = ?2 AND request_hash = ?3 AND answer IS NULL AND created_at <= ?4)`,
      )
      .bind(now - KEPT_MS, key, requestHash, now - AT_WORK_MS),
    d1
      .prepare(
        `INSERT INTO idempotent_answer (key, request_hash, created_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (key) DO NOTHING`,
      )
      .bind(key, requestHash, now),
  ]);
  return (inserted?.meta.changes ?? 0) > 0;
}

async function firstAnswer<T>(db: Database, { key, requestHash }: Omit<Entry, "now">): Promise<T> {
  const row = await db.$client
    .prepare("SELECT request_hash AS requestHash, answer FROM idempotent_answer WHERE key = ?1")
    .bind(key)
    .first<{ requestHash: string; answer: string | null }>();
  if (row !== null && row.requestHash !== requestHash) throw new ApiProblem("idempotency-key-reused");
  if (row === null || row.answer === null) {
    throw new ApiProblem("in-progress", { headers: { "Retry-After": "5" } });
  }
  return JSON.parse(row.answer) as T;
}
