/** One `/v1` request from arrival to the last byte: delays, ordered faults, the answer, and how it is sent. */
import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { performAction } from "../company/lifecycle-action.ts";
import {
  type Answer,
  FORBIDDEN,
  failure,
  html,
  invalidToken,
  json,
  SERVER_ERROR,
  withHeader,
} from "./answer.ts";
import { answerCall, type Office } from "./answer-call.ts";
import type { Call } from "./call.ts";
import { EMPLOYEES_PATH } from "./employee-routes.ts";
import type { Fault, FaultDesk } from "./faults.ts";
import { pageOf } from "./list-query.ts";

/** Instead of an answer. */
type Silence = "hang" | "reset";

export type Served = Office & { readonly faults: FaultDesk };

export async function serveWithFaults(call: Call, office: Served): Promise<Answer | Silence> {
  const { pathname, searchParams } = call.url;
  const page = pathname === EMPLOYEES_PATH ? pageOf(searchParams) : null;
  const faults = office.faults.take({ path: pathname, page });
  const slow = faults.map((fault) => (fault.kind === "slow" ? fault.delayMs : 0));
  const delayMs = office.behaviour.latencyMs + slow.reduce((sum, ms) => sum + ms, 0);
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  for (const fault of faults) if (fault.kind === "change") change(fault.change, office);
  const has = (kind: Fault["kind"]): boolean => faults.some((fault) => fault.kind === kind);
  const last = faults.at(-1);
  const failed = last ? faultAnswer(last, office) : null;
  const answer = failed ?? answerCall(call, office, { withMetadata: !has("no-metadata") });
  return has("truncated") && typeof answer === "object" ? truncated(answer) : answer;
}

function change(wanted: Extract<Fault, { kind: "change" }>["change"], { company }: Served): void {
  if (typeof wanted === "function") wanted(company);
  else performAction(company, wanted);
}

/** `null`: the fault lets the request through. */
function faultAnswer(fault: Fault, { credentials, behaviour }: Served): Answer | Silence | null {
  switch (fault.kind) {
    case "status":
      return statusAnswer(fault.status, fault.body ?? (fault.status === 429 ? "empty" : "json"));
    case "html":
      return html(200, "Wartungsarbeiten");
    case "unsuccessful":
      return failure(200, fault.message ?? "Es ist ein Problem aufgetreten ", 0);
    case "expired-token":
      credentials.revokeTokens();
      return invalidToken(fault.status ?? behaviour.invalidTokenStatus);
    case "attributes-forbidden":
      return FORBIDDEN;
    case "hang":
      return "hang";
    case "reset":
      return fault.when === "midway"
        ? withHeader(json(200, '{"success":true,"data":['), MIDWAY, "yes")
        : "reset";
    default:
      return null;
  }
}

function statusAnswer(status: number, body: "json" | "html" | "empty"): Answer {
  if (body === "html") return html(status, `${status} ${status === 502 ? "Bad Gateway" : "Error"}`);
  if (body === "empty") return json(status, "");
  return status === 500 ? SERVER_ERROR : failure(status, "Something went wrong");
}

const truncated = (answer: Answer): Answer => ({
  ...answer,
  body: answer.body.slice(0, answer.body.length / 2),
});

/** Marks an answer whose connection breaks before the announced length is reached; never sent. */
const MIDWAY = "x-test-midway";

export function send(answer: Answer | Silence, response: ServerResponse): void {
  if (answer === "hang") return;
  if (answer === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  const { [MIDWAY]: midway, ...headers } = answer.headers;
  const length = Buffer.byteLength(answer.body) + (midway ? 1_000 : 0);
  response.writeHead(answer.status, { ...headers, "content-length": length });
  if (!midway) response.end(answer.body);
  else response.write(answer.body, () => response.socket?.resetAndDestroy());
}
