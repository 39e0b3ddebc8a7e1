/** Puts the parts together: which adapter stands behind which port. No decisions, no I/O of its own. */
import { type Database, openDatabase } from "../db/database.ts";
import { version } from "../package.json";
import { tellAdmins } from "./alerts/tell-admins.ts";
import { createApi } from "./api/create-api.ts";
import { createSealer, parseKeyRing, type Sealer } from "./auth/seal.ts";
import { type CodeHasher, createCodeHasher } from "./auth/secret-text.ts";
import { loadCredentials } from "./config/connection-store.ts";
import { failureName } from "./core/failure-name.ts";
import { launchPush } from "./destinations/push/launch-push.ts";
import { createDestinationOpener } from "./destinations/push/open-destination.ts";
import type { PushPorts } from "./destinations/push/run-push.ts";
import type { ReviewPorts } from "./destinations/review/review-ports.ts";
import type { LaunchReview } from "./destinations/review/start-review.ts";
import { createScimClient } from "./destinations/scim/create-scim-client.ts";
import type { Env, Variables } from "./env.ts";
import { parseVariables } from "./env.ts";
import { sendQueued } from "./invitations/send-queued.ts";
import { createMailer } from "./mail/create-mailer.ts";
import type { Mailer } from "./mail/mailer.ts";
import { createPersonioClient, type PersonioClient } from "./personio/create-personio-client.ts";
import type { SignInDeps } from "./sign-in/sign-in-deps.ts";
import type { LaunchHints } from "./sync/hints/keep-hint.ts";
import type { HintPorts } from "./sync/hints/take-hints.ts";
import type { RunPorts, SourceMemory } from "./sync/run-ports.ts";
import type { LaunchRun } from "./sync/start-run.ts";

export type Wiring = {
  readonly db: Database;
  readonly variables: Variables;
  readonly sealer: Sealer;
  readonly hashCode: CodeHasher;
  readonly launch: LaunchRun;
  readonly launchHints: LaunchHints;
  /** Pushes what waits for the destination, if anything is due. */
  readonly pushOn: () => Promise<void>;
  readonly launchReview: LaunchReview;
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
  const db = openDatabase(env.DB);
  return {
    db,
    variables: variables.value,
    sealer: createSealer(keyRing.value),
    hashCode: createCodeHasher(keyRing.value),
    launch: async (id, runId) => {
      await env.SYNC.create({ id, params: { runId } });
    },
    launchHints: async ({ id, trigger }) => {
      await env.SYNC.create({ id, params: { runId: id, hints: trigger } });
    },
    pushOn: async () => {
      await launchPush(db, (pushId) => env.PUSH.create({ id: pushId, params: { pushId } }));
    },
    launchReview: async (id, reviewId) => {
      await env.PUSH.create({ id, params: { pushId: id, reviewId } });
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
  const { db, variables, sealer, launch, launchHints, launchReview, pushOn, mailer } = wiring;
  return createApi({
    mailer,
    publicUrl: variables.publicUrl,
    showMails: variables.showMails,
    signIn,
    db,
    sealer,
    launch,
    launchHints,
    launchReview,
    openDestination: (place) => createScimClient({ ...DESTINATION_NET, ...place }),
    // Nobody waits for it, and the tick makes up for it.
    pushOn: () => pushOn().catch((error) => log("push.not-started", { error: failureName(error) })),
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
    pushOn: wiring.pushOn,
  };
}

/** Hints: they can wait, so a Personio in trouble is not waited for long. */
export function wireHints(wiring: Wiring, id: string): HintPorts {
  const { openSource, ...ports } = wireRun(wiring, id);
  return {
    ...ports,
    openSource: (memory) => openSource({ ...memory, patienceMs: HINTS_WAIT_MS }),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    launch: wiring.launch,
  };
}

/** One client for the whole push as long as it stays in memory: it keeps the pace. */
export function wirePush(wiring: Wiring, pushId: string): PushPorts {
  const { db, sealer, pushOn } = wiring;
  return {
    ...{ db, pushId, log, now: Date.now, launchNext: pushOn },
    opener: createDestinationOpener(sealer, DESTINATION_NET),
    tellAdmins: () => tellAdmins(mailPorts(wiring)),
  };
}

export function wireReview(wiring: Wiring): ReviewPorts {
  const { db, sealer, pushOn } = wiring;
  const opener = createDestinationOpener(sealer, DESTINATION_NET);
  return {
    ...{ db, log, now: Date.now, startPush: pushOn },
    tellAdmins: () => tellAdmins(mailPorts(wiring)),
    open: async (stored) => (await opener.open(stored))?.client ?? null,
  };
}

const DESTINATION_NET = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  now: Date.now,
  sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

type Credentials = { readonly clientId: string; readonly clientSecret: string };

/** How long an admin waits for an answer that needs Personio. */
const ADMIN_WAITS_MS = 10_000;

/** Less than somebody is on duty without being heard of. */
const HINTS_WAIT_MS = 20_000;

const NO_MEMORY: SourceMemory = { waitedMs: 0, attributes: [] };

function openPersonio(variables: Variables, credentials: Credentials, memory: SourceMemory): PersonioClient {
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
    rereadEmployee: refused,
    readChangedSince: refused,
    waitedMs: () => 0,
  };
}

/** One JSON object an event; ids, codes and numbers only. */
export function log(event: string, data: Readonly<Record<string, string | number | null>>): void {
  console.log(JSON.stringify({ event, ...data }));
}
