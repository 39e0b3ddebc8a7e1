/** Asks Personio for the people that hints name, a few at a time. Whoever can't be told from their answer is left to the full run. */
import type { Database } from "../../../db/database.ts";
import type { Employee, EmployeeId } from "../../core/employee.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { AttributeInfo, EmployeeSource, SourceFailure } from "../employee-source.ts";
import type { Waiting } from "./load-situation.ts";
import type { Asked } from "./settle-hints.ts";

export type ReadAnew = {
  readonly people: readonly { readonly employee: Employee; readonly modifiedAt: number | null }[];
  readonly asked: readonly Asked[];
};

/** As many as the client has connections. */
const AT_ONCE = 6;

type Reading = {
  readonly source: EmployeeSource;
  readonly attributes: readonly string[];
  readonly now: () => number;
};

/**
 * Somebody who is gone is not among them: a 404 alone is no proof (rule 20), the next full run has both halves of it. Nor
 * is a record without a status, or one that is broken.
 */
export async function readAnew(
  hints: readonly Waiting[],
  { source, attributes, now }: Reading,
): Promise<Result<ReadAnew, SourceFailure>> {
  const people: ReadAnew["people"][number][] = [];
  const asked: Asked[] = [];
  for (let at = 0; at < hints.length; at += AT_ONCE) {
    const answers = await Promise.all(
      hints.slice(at, at + AT_ONCE).map(async ({ subject, times }) => {
        asked.push({ subject, times, askedAt: now() });
        return source.rereadEmployee(subject as EmployeeId, attributes);
      }),
    );
    for (const answer of answers) {
      if (!answer.ok) return err(answer.error);
      const { value } = answer;
      if (value !== "gone" && "employee" in value && value.employee.status !== null) people.push(value);
    }
  }
  return ok({ people, asked });
}

type Row = [key: string, label: string, type: string, universalId: string | null, options: string];

/** What the last full run learnt of the attributes: without it lists of tags can't be told from text. */
export async function loadKnownAttributes(db: Database): Promise<readonly AttributeInfo[]> {
  const rows = await db.$client
    .prepare("SELECT key, label, type, universal_id, options FROM attribute")
    .raw<Row>();
  return rows.map(([key, label, type, universalId, options]) => {
    return { key, label, type, universalId, options: JSON.parse(options) };
  });
}
