/** `/v2`: the token, and the management of webhooks. Errors are `application/problem+json`. */
import { PERSON_EVENTS } from "../company/person-events.ts";
import type { Answer } from "./answer.ts";
import { bodyFields, type Call } from "./call.ts";
import type { Credentials } from "./credentials.ts";
import type { Webhook, WebhookDesk, WebhookFields } from "./webhooks.ts";

type Desk = { readonly credentials: Credentials; readonly webhooks: WebhookDesk };

const ERRORS = "https://developer.personio.de/reference/errors#";

const answer = (status: number, body: unknown): Answer => ({
  status,
  headers: { "content-type": status < 400 ? "application/json" : "application/problem+json" },
  body: body === null ? "" : JSON.stringify(body),
});

const refusal = (status: number, title: string, type: string): Answer =>
  answer(status, {
    ...{ personio_trace_id: "test-trace", timestamp: new Date().toISOString() },
    errors: [{ title, detail: title, type: `${ERRORS}${type}` }],
  });

const NOT_FOUND = refusal(404, "Resource not found", "common.resource_not_found");

export function answerV2(call: Call, desk: Desk): Answer {
  const { pathname } = call.url;
  if (pathname === "/v2/auth/token") return tokenAnswer(call, desk);
  const [whole, id, action] = /^\/v2\/webhooks(?:\/([\w-]+)(?:\/([\w-]+))?)?$/.exec(pathname) ?? [];
  if (whole === undefined) return NOT_FOUND;
  const token = /^Bearer (.+)$/i.exec(call.headers["authorization"] ?? "")?.[1] ?? "";
  if (desk.credentials.ownerOf(token) === null)
    return refusal(401, "Unauthorized Request", "common.unauthorized");
  return id === undefined ? allAnswer(call, desk) : oneAnswer(call, desk, { id, action });
}

/** Form only; a wrong secret is 400. */
function tokenAnswer(call: Call, { credentials }: Desk): Answer {
  const refused = (error: string) => answer(400, { trace_id: "test-trace", error, error_description: error });
  const isForm = (call.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const fields = bodyFields(call) ?? {};
  if (call.method !== "POST" || !isForm) return refused("invalid_request");
  if (fields["grant_type"] !== "client_credentials") return refused("unsupported_grant_type");
  const issued = credentials.issue(String(fields["client_id"]), String(fields["client_secret"]));
  if (issued === null) return refused("invalid_client");
  const { token, expiresInSeconds } = issued;
  const scope = "personio:webhooks:read personio:webhooks:write";
  return answer(200, { access_token: token, expires_in: expiresInSeconds, token_type: "Bearer", scope });
}

function allAnswer(call: Call, { webhooks }: Desk): Answer {
  if (call.method === "GET") return pageAnswer(Number(call.url.searchParams.get("cursor") ?? 0), webhooks);
  if (call.method !== "POST") return refusal(405, "Method not allowed", "common.method_not_allowed");
  const fields = fieldsOf(call);
  if (fields === null || typeof fields.url !== "string") return unprocessable("url");
  if (webhooks.all.some(({ url }) => url === fields.url))
    return refusal(409, "There is a webhook with this URL", "webhooks.conflict");
  return answer(201, shown(webhooks.create({ ...USUAL, ...fields, url: fields.url })));
}

const PAGE_WEBHOOKS = 10;

function pageAnswer(from: number, { all }: WebhookDesk): Answer {
  const to = from + PAGE_WEBHOOKS;
  const next = to < all.length ? { next: { href: `/v2/webhooks?cursor=${to}` } } : {};
  return answer(200, {
    _data: all.slice(from, to).map(shown),
    _meta: { links: { self: { href: "/v2/webhooks" }, ...next } },
  });
}

type At = { readonly id: string; readonly action: string | undefined };

function oneAnswer(call: Call, { webhooks }: Desk, { id, action }: At): Answer {
  const webhook = webhooks.all.find((it) => it.id === id);
  if (webhook === undefined) return NOT_FOUND;
  switch (`${call.method} ${action ?? ""}`) {
    case "GET ":
      return answer(200, shown(webhook));
    case "PATCH ": {
      const fields = fieldsOf(call);
      const updated = fields === null ? null : webhooks.update(id, fields);
      return updated === null ? unprocessable("body") : answer(200, shown(updated));
    }
    case "DELETE ":
      webhooks.remove(id);
      return answer(204, null);
    case "POST ping":
      webhooks.send(webhook, { name: "ping", personId: null, at: new Date() });
      return answer(202, null);
    default:
      return NOT_FOUND;
  }
}

const unprocessable = (field: string): Answer => refusal(422, `Not valid: ${field}`, "common.unprocessable");

/** Both defaults are Personio's own. */
const USUAL: Omit<WebhookFields, "url"> = {
  description: "",
  status: "DISABLED",
  auth_type: "TOKEN",
  token: null,
  enabled_events: [],
};

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  status: ["ENABLED", "DISABLED"],
  auth_type: ["NONE", "TOKEN", "CUSTOM"],
};

/** `null`: something of it is not as it must be. The real one wants `https:`; here it goes to this machine only. */
function fieldsOf(call: Call): Partial<WebhookFields> | null {
  const fields = bodyFields(call);
  if (fields === null) return null;
  const { url, enabled_events: events = [] } = fields;
  const isHere = url === undefined || /^http:\/\/(127\.0\.0\.1|localhost):\d+\//.test(String(url));
  const isChosen = Object.entries(CHOICES).every(
    ([name, allowed]) => fields[name] === undefined || allowed.includes(String(fields[name])),
  );
  const known: readonly string[] = PERSON_EVENTS;
  const areKnown = Array.isArray(events) && events.every((event) => known.includes(event));
  return isHere && isChosen && areKnown ? fields : null;
}

/** The token is never shown again. */
const shown = ({ token, ...webhook }: Webhook) => ({ ...webhook, _meta: {} });
