/** `POST /v1/auth`: credentials in the body, JSON or form, for a token. */
import { type Answer, failure, success, WRONG_CREDENTIALS } from "./answer.ts";
import { bodyFields, type Call } from "./call.ts";
import type { Credentials } from "./credentials.ts";

export type AuthOptions = { readonly credentials: Credentials; readonly refuseQueryCredentials: boolean };

const FIELDS = ["client_id", "client_secret"] as const;

export function answerAuth(call: Call, { credentials, refuseQueryCredentials }: AuthOptions): Answer {
  if (call.method !== "POST") return failure(405, "Method Not Allowed");
  const query = Object.fromEntries(call.url.searchParams);
  const isInQuery = FIELDS.some((field) => field in query);
  if (isInQuery && refuseQueryCredentials)
    return failure(403, "Credentials in the query string are not accepted");
  const fields = { ...(isInQuery ? query : {}), ...bodyFields(call) };
  const [clientId, clientSecret] = [fields["client_id"], fields["client_secret"]];
  if (typeof clientId !== "string" || typeof clientSecret !== "string") {
    return failure(422, "The client id and client secret fields are required.");
  }
  const issued = credentials.issue(clientId, clientSecret);
  if (!issued) return WRONG_CREDENTIALS;
  return success({
    token: issued.token,
    expires_in: issued.expiresInSeconds,
    scope: "employees:read absences:read",
  });
}
