/** Asks Personio for the people that hints name, a few at a time. Whoever can't be told from their answer is left to the full run. */
import type { Database } from "../../../db/database.ts";
import type { Employee, EmployeeId } from "../../core/employee.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type {
  AttributeInfo,
  EmployeeSource,
  InvalidRecord,
  Reread,
  SourceFailure,
} from "../employee-source.ts";
import type { Waiting } from "./load-situation.ts";
import type { Asked } from "./settle-hints.ts";

export type ReadAnew = {
  readonly people: readonly { readonly employee: Employee; readonly modifiedAt: number | null }[];
  readonly asked: readonly Asked[];
  /** Some could not be read while others could: their hints go on waiting. */
  readonly isPartial: boolean;
};

/** As many as the client has connections. */
const AT_ONCE = 6;

type Reading = {
  readonly source: Pick<EmployeeSource, "rereadEmployee">;
  readonly attributes: readonly string[];
  readonly now: () => number;
};

/**
 * Somebody who is gone is not among them: a 404 alone is no proof (rule 20), the next full run has both halves of it. Nor
 * is a record without a status, or one that is broken – nor one that Personio will not show, for it must hold nobody else up.
 */
export async function readAnew(
  hints: readonly Waiting[],
  { source, attributes, now }: Reading,
): Promise<Result<ReadAnew, SourceFailure>> {
  const people: ReadAnew["people"][number][] = [];
  const asked: Asked[] = [];
  let isPartial = false;
  for (let at = 0; at < hints.length; at += AT_ONCE) {
    const answers = await Promise.all(
      hints.slice(at, at + AT_ONCE).map(async ({ subject, times }) => {
        const one: Asked = { subject, times, askedAt: now() };
        return { one, answer: await source.rereadEmployee(subject as EmployeeId, attributes) };
      }),
    );
    const failure = failureOfAll(answers.map(({ answer }) => answer));
    if (failure !== null) return err(failure);
    for (const { one, answer } of answers) {
      if (isUnavailable(answer)) isPartial = true;
      else asked.push(one);
      if (answer.ok && isOfUse(answer.value)) people.push(answer.value);
    }
  }
  return ok({ people, asked, isPartial });
}

type Answer = Awaited<ReturnType<EmployeeSource["rereadEmployee"]>>;

/** What holds everybody up, if anything does. A Personio that shows others at the same moment is there, whatever it says. */
function failureOfAll(answers: readonly Answer[]): SourceFailure | null {
  const failures = answers.flatMap((answer) => (answer.ok ? [] : [answer.error]));
  const refused = failures.find(({ reason }) => reason === "credentials-refused");
  return refused ?? (answers.every(isUnavailable) ? (failures[0] ?? null) : null);
}

/** A gateway's page or a redirect says nothing about a person. */
const NOT_OF_ONE: readonly string[] = ["not-json", "redirected"];

const isUnavailable = (answer: Answer): boolean =>
  !answer.ok && (answer.error.reason !== "source-unreadable" || NOT_OF_ONE.includes(answer.error.detail));

const isOfUse = (value: Reread | InvalidRecord | "gone"): value is Reread =>
  value !== "gone" && "employee" in value && value.employee.status !== null;

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
