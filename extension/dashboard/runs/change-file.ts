/** Changes as rows of a file: a line for every field, so that it can be sorted and filtered there. */
import type { RunChange } from "../../api/answers.ts";
import { toCsv } from "../../core/to-csv.ts";
import { type ChangeSpeech, errorInWords, fieldsInWords, reasonInWords } from "./change-words.ts";

export function changeFile(changes: readonly RunChange[], speech: ChangeSpeech): string {
  const { change: words } = speech.d.review;
  const head = [
    words.person,
    words.csv.employeeId,
    words.kind,
    words.csv.field,
    words.before,
    words.after,
    words.why,
    words.state,
    words.csv.error,
  ];
  return toCsv([head, ...changes.flatMap((change) => rowsOf(change, speech))], words.csv.separator);
}

function rowsOf(change: RunChange, speech: ChangeSpeech): ReadonlyArray<readonly string[]> {
  const { t, d } = speech;
  const who = [change.name, change.employeeId ?? "", t.run.kind[change.kind]];
  const rest = [
    reasonInWords(change, speech),
    d.review.change.states[change.state],
    errorInWords(change, speech) ?? "",
  ];
  const fields = fieldsInWords(change, speech);
  if (fields.length === 0) return [[...who, "", "", "", ...rest]];
  return fields.map(({ name, before, after }) => [...who, name, before ?? "", after ?? "", ...rest]);
}
