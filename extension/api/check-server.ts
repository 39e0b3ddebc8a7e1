/** Whether a Rollcall server of our generation answers at an address. Asked without a token, before anybody signs in. */
import { isFields } from "../storage/parse-stored.ts";
import type { Identity } from "./answers.ts";
import { type Failure, failed, type Outcome, succeeded } from "./failure.ts";
import { failureOf, failureOfError } from "./outcome-of.ts";

export const API_VERSION = 1;

export type ServerQuestion = { readonly server: string; readonly fetch: typeof fetch };

const PATIENCE_MS = 10_000;

export async function checkServer(question: ServerQuestion): Promise<Outcome<Identity>> {
  try {
    const answer = await ask(question, "cors");
    const body: unknown = answer.ok ? await answer.json() : null;
    if (!answer.ok) {
      const failure = await failureOf(answer);
      return failed(failure.kind === "server" && answer.status === 404 ? { kind: "not-rollcall" } : failure);
    }
    const failure = objectionTo(body);
    // What is read of it has been looked at.
    return failure === null ? succeeded(body as Identity) : failed(failure);
  } catch (error) {
    const failure = failureOfError(error);
    const isSomebodyThere = failure.kind === "unreachable" && (await answersAtAll(question));
    return failed(isSomebodyThere ? { kind: "not-rollcall" } : failure);
  }
}

const ask = ({ server, fetch }: ServerQuestion, mode: RequestMode): Promise<Response> =>
  fetch(`${server}/.well-known/rollcall`, {
    mode,
    credentials: "omit",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });

/** A browser tells a page of another server and no server at all apart only when it needn't show the answer. */
const answersAtAll = (question: ServerQuestion): Promise<boolean> =>
  ask(question, "no-cors").then(
    () => true,
    () => false,
  );

function objectionTo(body: unknown): Failure | null {
  if (!isFields(body)) return { kind: "not-rollcall" };
  const { product, apiVersion, name } = body;
  if (product !== "rollcall" || typeof apiVersion !== "number" || typeof name !== "string")
    return { kind: "not-rollcall" };
  if (apiVersion === API_VERSION) return null;
  return {
    kind: "version",
    params: { side: apiVersion > API_VERSION ? "extension" : "server", apiVersion, needed: API_VERSION },
  };
}
