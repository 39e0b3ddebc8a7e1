/** Puts the parts together: which adapter stands behind which port. No decisions, no I/O of its own. */
import { type Database, openDatabase } from "../db/database.ts";
import { version } from "../package.json";
import { tellAdmins } from "./alerts/tell-admins.ts";
import { createApi } from "./api/create-api.ts";
import { createSealer, parseKeyRing, type Sealer } from "./auth/seal.ts";
import { type CodeHasher, createCodeHasher } from "./auth/secret-text.ts";
import { loadCredentials } from "./config/connection-store.ts";
import type { Env, Variables } from "./env.ts";
import { parseVariables } from "./env.ts";
import { sendQueued } from "./invitations/send-queued.ts";
import { createMailer } from "./mail/create-mailer.ts";
import type { Mailer } from "./mail/mailer.ts";
import { createPersonioClient, type PersonioClient } from "./personio/create-personio-client.ts";
import type { SignInDeps } from "./sign-in/sign-in-deps.ts";
import type { RunPorts, SourceMemory } from "./sync/run-ports.ts";
import type { LaunchRun } from "./sync/start-run.ts";

export type Wiring = {
  readonly db: Database;
  readonly variables: Variables;
  readonly sealer: Sealer;
  readonly hashCode: CodeHasher;
  readonly launch: LaunchRun;
  readonly mailer: Mailer;
};

/** What is wrong with the deployment, in words for whoever deployed it; names of variables, never their values. */
export class Misconfigured extends Error {
  override readonly name = "Misconfigured";
}

export function wire(env: Env): Wiring {
  const variables = parseVariables(env);
  if (!variables.ok) throw new Misconfigured(variables.error.join("; "));
  const keyRing = parseKeyRing(variables.value.encryptionKeys);
  if (!keyRing.ok) throw new Misconfigured(keyRing.error);
  return {
    db: openDatabase(env.DB),
    variables: variables.value,
    sealer: createSealer(keyRing.value),
    hashCode: createCodeHasher(keyRing.value),
    launch: async (id, runId) => {
      await env.SYNC.create({ id, params: { runId } });
    },
    mailer: createMailer({
      variables: variables.value.mail,
      binding: env.MAIL,
      fetch: (url, init) => fetch(url, init),
      userAgent: `rollcall/${version}`,
    }),
  };
}

/** What sending invitations and alerts needs. */
export const mailPorts = ({ db, mailer, variables }: Wiring) => ({
  ...{ db, mailer, now: Date.now, log },
  publicUrl: variables.publicUrl,
});

export function wireApi(env: Env, wiring: Wiring, signIn: SignInDeps) {
  const { db, variables, sealer, launch, mailer } = wiring;
  return createApi({
    mailer,
    publicUrl: variables.publicUrl,
    showMails: variables.showMails,
    signIn,
    db,
    sealer,
    launch,
    version,
    adminToken: variables.adminToken,
    allowedOrigins: variables.allowedOrigins,
    now: Date.now,
    log,
    newSuffix: () => crypto.randomUUID().slice(0, 8),
    allowRequest: async (key) => (await env.API_RATE_LIMIT.limit({ key })).success,
    // An admin waits for this answer, so a Personio in trouble is not waited for long.
    openPersonio: (credentials) =>
      openPersonio(variables, credentials, { ...NO_MEMORY, patienceMs: ADMIN_WAITS_MS }),
  });
}

/** One client for the whole run as long as it stays in memory: it keeps the token and the pace. */
export function wireRun(wiring: Wiring, runId: string): RunPorts {
  const { db, variables, sealer } = wiring;
  let client: PersonioClient | null = null;
  return {
    db,
    runId,
    now: Date.now,
    log,
    openSource: async (memory) => {
      if (client !== null) return client;
      const credentials = await loadCredentials(db, sealer);
      if (!credentials.ok) return refusing();
      client = openPersonio(variables, credentials.value, memory);
      return client;
    },
    sendInvitations: (claimer) => sendQueued(mailPorts(wiring), claimer),
    tellAdmins: () => tellAdmins(mailPorts(wiring)),
  };
}

type Credentials = { readonly clientId: string; readonly clientSecret: string };

/** How long an admin waits for an answer that needs Personio. */
const ADMIN_WAITS_MS = 10_000;

const NO_MEMORY: SourceMemory = { waitedMs: 0, attributes: [] };

function openPersonio(
  variables: Variables,
  credentials: Credentials,
  memory: SourceMemory & { readonly patienceMs?: number },
): PersonioClient {
  return createPersonioClient({
    fetch: (input, init) => fetch(input, init),
    baseUrl: variables.personioBaseUrl,
    credentials,
    appId: variables.personioAppId || undefined,
    partnerId: variables.personioPartnerId || undefined,
    now: Date.now,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
    pace: variables.personioPace,
    patienceMs: Math.min(memory.patienceMs ?? Number.POSITIVE_INFINITY, variables.personioPatienceMs),
    requestTimeoutMs: memory.patienceMs,
    alreadyWaitedMs: memory.waitedMs,
    knownAttributes: memory.attributes,
  });
}

/** The secret can't be opened (its key is gone from the ring): the same as credentials Personio refuses. */
function refusing(): PersonioClient {
  const refused = async () => ({ ok: false, error: { reason: "credentials-refused" } }) as const;
  return {
    authenticate: refused,
    listAttributes: refused,
    readPages: refused,
    readEmployee: refused,
    waitedMs: () => 0,
  };
}

/** One JSON object an event; ids, codes and numbers only. */
export function log(event: string, data: Readonly<Record<string, string | number | null>>): void {
  console.log(JSON.stringify({ event, ...data }));
}
