/** Personio's side of one request without any fault: method, token, rate limit, route – in this order. */
import type { Company } from "../company/company.ts";
import {
  type Answer,
  failure,
  invalidToken,
  NO_AUTHORIZATION,
  NOT_FOUND,
  TOO_MANY_REQUESTS,
  withHeader,
} from "./answer.ts";
import { answerAuth } from "./auth-route.ts";
import type { Behaviour } from "./behaviour.ts";
import type { Call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import type { EmployeeRenderer } from "./employee-renderer.ts";
import { answerEmployees, EMPLOYEES_PATH } from "./employee-routes.ts";
import type { RateLimits } from "./rate-limit.ts";
import { answerV2 } from "./v2-routes.ts";
import type { WebhookDesk } from "./webhooks.ts";

export type Office = {
  readonly company: Company;
  readonly credentials: Credentials;
  readonly renderer: EmployeeRenderer;
  readonly rateLimits: RateLimits;
  readonly behaviour: Behaviour;
  readonly webhooks: WebhookDesk;
};

export type AnswerOptions = { readonly withMetadata: boolean };

export function answerCall(call: Call, office: Office, { withMetadata }: AnswerOptions): Answer {
  const { pathname } = call.url;
  if (pathname.startsWith("/v2/")) return answerV2(call, office);
  if (pathname === "/v1/auth") return authAnswer(call, office);
  if (pathname !== EMPLOYEES_PATH && !pathname.startsWith(`${EMPLOYEES_PATH}/`)) return NOT_FOUND;
  const authorization = call.headers["authorization"];
  if (authorization === undefined) return NO_AUTHORIZATION;
  const token = /^Bearer (.+)$/i.exec(authorization)?.[1] ?? "";
  const owner = office.credentials.ownerOf(token);
  if (owner === null) return invalidToken(office.behaviour.invalidTokenStatus);
  if (office.behaviour.rateLimit === "real" && !office.rateLimits.admitEmployees(owner))
    return TOO_MANY_REQUESTS;
  // The real one can write; nothing of ours may, so a test that gets here has found a mistake.
  if (call.method !== "GET") return failure(405, "The test Personio is read-only");
  const readable = office.company.attributes.filter(({ key }) => office.credentials.mayRead(owner, key));
  const answer = answerEmployees(call.url, { ...office, readable, withMetadata });
  const isJson = typeof answer.body === "string";
  return office.behaviour.echoAuthorization && isJson
    ? withHeader(answer, "authorization", authorization)
    : answer;
}

function authAnswer(call: Call, { credentials, behaviour, rateLimits }: Office): Answer {
  if (behaviour.rateLimit === "real" && !rateLimits.admitAuth()) return TOO_MANY_REQUESTS;
  return answerAuth(call, { credentials, refuseQueryCredentials: behaviour.refuseQueryCredentials });
}
