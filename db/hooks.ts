/**
 * `npm run hooks -- register|test|show|remove`: has Personio tell the deployment at PUBLIC_URL of every change. Needs
 * ADMIN_TOKEN, and Personio credentials with `personio:webhooks:read` and `personio:webhooks:write` in
 * PERSONIO_CLIENT_ID and PERSONIO_CLIENT_SECRET. The webhook's token goes from the one to the other and is not shown.
 */
const EVENTS = [
  ...["person.created", "person.updated", "person.deleted"],
  ...["employment.created", "employment.updated", "employment.deleted"],
  ...["employment.started", "employment.terminated", "employment.updated.cost-centers"],
];
const COMMANDS = ["register", "test", "show", "remove"] as const;
export type Command = (typeof COMMANDS)[number];
const PING_WITHIN_MS = 15_000;

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;
type Hook = { readonly id: string; readonly url: string; readonly status: string };
type Own = { readonly configured: boolean; readonly path: string; readonly pingedAt: string | null };
type At = { readonly rollcall: Ask; readonly personio: Ask; readonly url: string };

/** What the operator can do something about; no more of an answer is shown than its number. */
class Refused extends Error {}

function createAsk(name: string, baseUrl: string, token: string): Ask {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: "error",
    }).catch(() => {
      throw new Refused(`${name} can't be reached at ${baseUrl}`);
    });
    if (!response.ok) throw new Refused(`${name} answered ${response.status} to ${method} ${path}`);
    const text = await response.text();
    return (text === "" ? null : JSON.parse(text)) as T;
  };
}

async function personioToken({ clientId, clientSecret, personioUrl }: Settings): Promise<string> {
  const body = new URLSearchParams({
    ...{ grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret },
  });
  const init: RequestInit = { method: "POST", body, redirect: "error" };
  const response = await fetch(new URL("/v2/auth/token", personioUrl), init).catch(() => {
    throw new Refused(`Personio can't be reached at ${personioUrl}`);
  });
  if (!response.ok) throw new Refused(`Personio refused the credentials (${response.status})`);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

type Page = {
  readonly _data: readonly Hook[];
  readonly _meta?: { readonly links?: { readonly next?: { readonly href: string } } };
};

/** To the last page, or a second one would be registered. Of a link only the query is followed, and never twice. */
async function findHook({ personio, url }: At): Promise<Hook | undefined> {
  const asked = new Set<string>();
  for (let query: string | null = ""; query !== null && !asked.has(query); ) {
    asked.add(query);
    const page: Page = await personio<Page>("GET", `/v2/webhooks${query}`);
    const found = page._data.find((hook) => hook.url === url);
    if (found !== undefined) return found;
    const next = page._meta?.links?.next;
    query = next === undefined ? null : new URL(next.href, url).search;
  }
  return undefined;
}

/** Again: the token is replaced, the one before stays good until the new one is used. */
async function register(at: At): Promise<void> {
  const known = await findHook(at);
  const { token } = await at.rollcall<{ token: string }>("POST", "/v1/webhook");
  const hook = { status: "ENABLED", auth_type: "TOKEN", token, enabled_events: EVENTS };
  if (known === undefined)
    await at.personio("POST", "/v2/webhooks", { url: at.url, description: "Rollcall", ...hook });
  else await at.personio("PATCH", `/v2/webhooks/${known.id}`, hook);
  console.log(`${known === undefined ? "registered" : "token replaced"}  ${at.url}`);
  await test(at);
  const settings = await at.rollcall<{ freshness: string }>("GET", "/v1/settings");
  if (settings.freshness !== "instant")
    console.log(
      `Hints are forgotten as long as the setting "freshness" is "${settings.freshness}": choose "instant".`,
    );
}

async function test(at: At): Promise<void> {
  const hook = await findHook(at);
  if (hook === undefined) throw new Refused("Personio has no such webhook: npm run hooks -- register");
  const before = await at.rollcall<Own>("GET", "/v1/webhook");
  await sleep(1_000);
  await at.personio("POST", `/v2/webhooks/${hook.id}/ping`);
  for (const end = Date.now() + PING_WITHIN_MS; Date.now() < end; await sleep(250)) {
    const { pingedAt } = await at.rollcall<Own>("GET", "/v1/webhook");
    if (pingedAt === before.pingedAt) continue;
    console.log("ping arrived");
    return;
  }
  throw new Refused(`Personio's ping did not arrive: is ${at.url} reachable from outside?`);
}

async function show(at: At): Promise<void> {
  const own = await at.rollcall<Own>("GET", "/v1/webhook");
  const hook = await findHook(at);
  console.log(`url            ${at.url}`);
  console.log(`at Personio    ${hook === undefined ? "no" : hook.status.toLowerCase()}`);
  console.log(`token here     ${own.configured ? "yes" : "no"}`);
  console.log(`last ping      ${own.pingedAt ?? "never"}`);
}

async function remove(at: At): Promise<void> {
  const hook = await findHook(at);
  if (hook !== undefined) await at.personio("DELETE", `/v2/webhooks/${hook.id}`);
  await at.rollcall("DELETE", "/v1/webhook");
  console.log(hook === undefined ? "there was none at Personio; the token is forgotten" : "removed");
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Secrets go nowhere in the clear but to this very machine. */
const SAFE_URL = /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$))/u;

type Settings = ReturnType<typeof settingsOf>;

function settingsOf(env: NodeJS.ProcessEnv) {
  const { PUBLIC_URL = "", ADMIN_TOKEN = "", PERSONIO_CLIENT_ID = "", PERSONIO_CLIENT_SECRET = "" } = env;
  const personioUrl = env["PERSONIO_BASE_URL"] ?? "https://api.personio.de";
  if ([PUBLIC_URL, ADMIN_TOKEN, PERSONIO_CLIENT_ID, PERSONIO_CLIENT_SECRET].includes(""))
    throw new Refused("Set PUBLIC_URL, ADMIN_TOKEN, PERSONIO_CLIENT_ID and PERSONIO_CLIENT_SECRET.");
  if (!SAFE_URL.test(PUBLIC_URL) || !SAFE_URL.test(personioUrl))
    throw new Refused("PUBLIC_URL and PERSONIO_BASE_URL must be https:");
  return {
    ...{ publicUrl: PUBLIC_URL, adminToken: ADMIN_TOKEN, personioUrl },
    ...{ clientId: PERSONIO_CLIENT_ID, clientSecret: PERSONIO_CLIENT_SECRET },
  };
}

async function main([command = ""]: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const chosen = COMMANDS.find((it) => it === command);
  if (chosen === undefined) throw new Refused(`npm run hooks -- ${COMMANDS.join("|")}`);
  const settings = settingsOf(env);
  const at: At = {
    rollcall: createAsk("Rollcall", settings.publicUrl, settings.adminToken),
    personio: createAsk("Personio", settings.personioUrl, await personioToken(settings)),
    url: new URL("/hooks/personio", settings.publicUrl).href,
  };
  await { register, test, show, remove }[chosen](at);
}

main(process.argv.slice(2), process.env).catch((error: unknown) => {
  console.error(error instanceof Refused ? error.message : "It failed for a reason nobody foresaw.");
  process.exitCode = 1;
});
