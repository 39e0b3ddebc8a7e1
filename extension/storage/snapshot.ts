/**
 * The last that was heard of the server: painted before anything is asked for, and what the badge goes by. It has names of
 * nobody, but belongs to the session all the same.
 */
import type { Status } from "../api/answers.ts";
import type { Failure } from "../api/failure.ts";
import { type Place, readPlace, writePlace } from "./areas.ts";
import { isFields, isFilled, isNumber } from "./parse-stored.ts";

export type Snapshot = {
  /** Of which server; another's answer is no answer. */
  readonly server: string;
  /** The last good answer, and when it was last confirmed. `null`: there was none yet. */
  readonly answer: { readonly status: Status; readonly etag: string | null; readonly at: number } | null;
  /** What went wrong since then. `null`: the last question was answered. */
  readonly trouble: { readonly failure: Failure; readonly since: number; readonly times: number } | null;
};

export const SNAPSHOT: Place<Snapshot> = { area: "session", key: "snapshot", parse: parseSnapshot };

export const loadSnapshot = (): Promise<Snapshot | null> => readPlace(SNAPSHOT);
export const saveSnapshot = (snapshot: Snapshot): Promise<void> => writePlace(SNAPSHOT, snapshot);
export const forgetSnapshot = (): Promise<void> => writePlace(SNAPSHOT, null);

/** Only we write it, in this session: what is checked is that it was this version of us. */
function parseSnapshot(stored: unknown): Snapshot | null {
  if (!isFields(stored) || !isFilled(stored["server"])) return null;
  const { server, answer, trouble } = stored;
  return {
    server,
    answer: isAnswer(answer) ? answer : null,
    trouble: isTrouble(trouble) ? trouble : null,
  };
}

const isAnswer = (value: unknown): value is NonNullable<Snapshot["answer"]> =>
  isFields(value) && isNumber(value["at"]) && isStatus(value["status"]);

const isTrouble = (value: unknown): value is NonNullable<Snapshot["trouble"]> =>
  isFields(value) &&
  isNumber(value["since"]) &&
  isNumber(value["times"]) &&
  isFields(value["failure"]) &&
  isFilled(value["failure"]["kind"]);

/** As much of it as everything else stands on; also asked of the server's answer. */
export const isStatus = (value: unknown): value is Status =>
  isFields(value) &&
  isFilled(value["state"]) &&
  isFields(value["people"]) &&
  isFields(value["accounts"]) &&
  Array.isArray(value["history"]);
