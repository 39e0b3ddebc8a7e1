/**
 * Starts the test Personio: a real HTTP server on the loopback address that answers like Personio's v1 API for a
 * made-up company. Everything tests need to drive and observe it hangs on the returned value.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Company } from "./company/company.ts";
import { createCompany } from "./create-company.ts";
import { type Behaviour, USUAL_BEHAVIOUR } from "./server/behaviour.ts";
import { readCall } from "./server/call.ts";
import { answerControl } from "./server/control-routes.ts";
import { type Credential, Credentials, DEFAULT_CREDENTIAL } from "./server/credentials.ts";
import { createEmployeeRenderer } from "./server/employee-renderer.ts";
import { createFaults, type Faults } from "./server/faults.ts";
import { createRateLimits } from "./server/rate-limit.ts";
import { createRequestLog, type RequestLog, type RequestRecorder } from "./server/request-log.ts";
import { type Served, send, serveWithFaults } from "./server/serve-with-faults.ts";
import { createWebhooks, type WebhookDesk } from "./server/webhooks.ts";

export type TestPersonioOptions = Partial<Behaviour> & {
  /** Any free port when left out. */
  readonly port?: number;
  readonly people?: number;
  readonly seed?: number;
  /** Instead of `people` and `seed`. */
  readonly company?: Company;
  readonly credentials?: readonly Credential[];
  /** The clock of tokens and rate limits, and of a company made here. */
  readonly now?: () => Date;
};

export type TestPersonio = {
  readonly url: string;
  readonly company: Company;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly webhooks: WebhookDesk;
  /** The first of the credentials. */
  readonly credential: Credential;
  /** From now on the credentials (or the one named) may read these attributes only. */
  setReadable(attributes: readonly string[] | "all", clientId?: string): void;
  /** From now on the credentials may read everything but these. */
  setUnreadable(attributes: readonly string[]): void;
  /** Turns switches of server/behaviour.ts. */
  behave(change: Partial<Behaviour>): void;
  /** Every token issued so far is refused from now on. */
  expireTokens(): void;
  close(): Promise<void>;
};

export async function startTestPersonio(options: TestPersonioOptions = {}): Promise<TestPersonio> {
  const {
    port = 0,
    people = 50,
    seed = 1,
    now = () => new Date(),
    credentials = [DEFAULT_CREDENTIAL],
  } = options;
  const company = options.company ?? createCompany({ people, seed, now });
  const desk = new Credentials(credentials, now);
  const requests = createRequestLog();
  let behaviour = behaviourOf(options);
  const webhooks = createWebhooks(() => behaviour);
  company.onEvent(webhooks.publish);
  const office = {
    ...{ company, requests, webhooks, credentials: desk, faults: createFaults() },
    ...{ renderer: createEmployeeRenderer(company), rateLimits: createRateLimits(now) },
    behave: (change: Partial<Behaviour>) => {
      behaviour = { ...behaviour, ...change };
    },
  };
  const server = createServer((request, response) => {
    handle(request, response, { ...office, behaviour }).catch((cause) => breakDown(response, cause));
  });
  const url = await listen(server, port);
  return {
    ...{ url, company, requests, webhooks, faults: office.faults, behave: office.behave },
    credential: credentials[0] ?? DEFAULT_CREDENTIAL,
    setReadable: (attributes, clientId) => desk.setReadable(attributes, clientId),
    setUnreadable: (attributes) =>
      desk.setReadable(company.attributes.map(({ key }) => key).filter((key) => !attributes.includes(key))),
    expireTokens: () => desk.revokeTokens(),
    close: () => {
      webhooks.close();
      return close(server);
    },
  };
}

type Handled = Served & { readonly requests: RequestRecorder; behave(change: Partial<Behaviour>): void };

async function handle(request: IncomingMessage, response: ServerResponse, office: Handled): Promise<void> {
  const call = await readCall(request);
  const { pathname, search, searchParams } = call.url;
  if (pathname.startsWith("/__test__/")) {
    send(answerControl(call, office), response);
    return;
  }
  const { method, headers } = call;
  const answered = office.requests.record({
    ...{ method, headers, search, path: pathname, query: searchParams },
    at: new Date(),
  });
  const answer = await serveWithFaults(call, office);
  if (typeof answer === "object") answered(answer.status);
  send(answer, response);
}

/** A mistake in a test (an ordered change that can't be made) is told, where the connection still stands. */
function breakDown(response: ServerResponse, cause: unknown): void {
  if (response.destroyed || response.headersSent) response.destroy();
  else response.writeHead(500, { "content-type": "text/plain" }).end(`Test Personio: ${cause}`);
}

/** What the caller left out stays as usual. */
function behaviourOf(options: TestPersonioOptions): Behaviour {
  const given = Object.entries(options).filter(([name]) => name in USUAL_BEHAVIOUR);
  return { ...USUAL_BEHAVIOUR, ...Object.fromEntries(given) };
}

async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** Hanging and idle connections are cut, or a test would wait for them. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
