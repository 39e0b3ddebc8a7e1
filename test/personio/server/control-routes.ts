/**
 * `/__test__/…`: the test Personio driven from another process, in JSON. It is no part of Personio, is not logged,
 * not rate limited, and only there because the server listens on the loopback address alone.
 */
import { ACTIONS, isLifecycleAction, performAction } from "../company/lifecycle-action.ts";
import { type Answer, json } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import { bodyFields, type Call } from "./call.ts";
import { FAULT_KINDS, type Fault, isFault } from "./faults.ts";
import type { RequestRecorder } from "./request-log.ts";
import type { Served } from "./serve-with-faults.ts";

export type Controlled = Served & {
  readonly requests: RequestRecorder;
  behave(change: Partial<Behaviour>): void;
};

const ok = (value: unknown): Answer => json(200, JSON.stringify(value));
const refused = (error: string): Answer => json(422, JSON.stringify({ error }));

export function answerControl(call: Call, controlled: Controlled): Answer {
  const route = `${call.method} ${call.url.pathname.slice("/__test__/".length)}`;
  const fields = bodyFields(call);
  if (call.method === "POST" && !fields) return refused("POST a JSON object, as application/json");
  switch (route) {
    case "POST faults":
      return addFault(fields, controlled);
    case "DELETE faults":
      controlled.faults.clear();
      return ok({ faults: [] });
    case "POST lifecycle":
      return lifecycle(fields, controlled);
    case "POST behaviour":
      return behave(fields ?? {}, controlled);
    case "GET requests":
      return ok({ requests: requestsOf(call.url.searchParams.get("path") ?? "*", controlled) });
    case "DELETE requests":
      controlled.requests.clear();
      return ok({ requests: [] });
    case "GET company":
      return ok({
        name: controlled.company.name,
        now: controlled.company.now(),
        employees: controlled.company.employees,
      });
    default:
      return json(404, JSON.stringify({ error: `There is no ${route}` }));
  }
}

function addFault(fields: unknown, { faults }: Controlled): Answer {
  if (!isFault(fields)) return refused(`A fault is an object with a "kind" of: ${FAULT_KINDS.join(", ")}`);
  faults.add(fields satisfies Fault);
  return ok({ faults: faults.pending });
}

function lifecycle(fields: unknown, { company }: Controlled): Answer {
  if (!isLifecycleAction(fields))
    return refused(`Not an action, or incomplete. Actions: ${ACTIONS.join(", ")}`);
  try {
    return ok({ person: performAction(company, fields) });
  } catch (cause) {
    return refused(cause instanceof Error ? cause.message : String(cause));
  }
}

/** `readable` is a list of attribute keys or `"all"`; the rest are switches of behaviour.ts. */
function behave({ readable, ...change }: Readonly<Record<string, unknown>>, controlled: Controlled): Answer {
  const unknown = Object.keys(change).filter((name) => !(name in controlled.behaviour));
  if (unknown.length > 0) return refused(`Unknown: ${unknown.join(", ")}`);
  if (readable === "all") controlled.credentials.setReadable("all");
  if (Array.isArray(readable)) controlled.credentials.setReadable(readable.map(String));
  controlled.behave(change);
  return ok({ behaviour: controlled.behaviour });
}

const requestsOf = (path: string, { requests }: Controlled): readonly unknown[] =>
  requests.to(path).map(({ query, ...request }) => ({ ...request, query: [...query] }));
