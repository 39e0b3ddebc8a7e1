/**
 * A Leapsome to test against, as a process of its own: the token, the limit of 30 requests a second, faults and the log
 * around leapsome-directory.ts. Started by start-leapsome.ts, which talks to it over IPC.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type LeapsomeReply, Refusal } from "./leapsome-answer.ts";
import { createLeapsomeDirectory, type LeapsomeCall } from "./leapsome-directory.ts";
import {
  LEAPSOME_TOKEN,
  type LeapsomeAnswer,
  type LeapsomeBehaviour,
  type LeapsomeFault,
  type LeapsomeOrder,
  type LoggedRequest,
} from "./start-leapsome.ts";

const BASE = "/scim/v1";
let behaviour: LeapsomeBehaviour = {};
let faults: { fault: LeapsomeFault; left: number }[] = [];
let log: LoggedRequest[] = [];
let times: number[] = [];
let port = 0;
const directory = createLeapsomeDirectory({
  behaviour: () => behaviour,
  baseUrl: () => `http://127.0.0.1:${port}${BASE}`,
});
const server = createServer((request, response) => {
  void serve(request, response).catch(() => response.destroy());
});

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const call = await callOf(request);
  const fault = faultFor(call);
  const write = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  };
  const note = (reply: LeapsomeReply) => {
    const bodies = behaviour.isRecording === true ? { body: call.body, answer: reply.body } : {};
    log.push({
      method: call.method,
      path: call.path,
      query: call.query,
      at,
      status: reply.status,
      ...bodies,
    });
  };
  if (fault !== null && fault.kind !== "lose") {
    note({ status: fault.status ?? 0, body: undefined });
    if (fault.kind === "drop") request.socket.destroy();
    if (fault.kind === "status") write(fault.status ?? 500, fault.body ?? "{}", fault.headers);
    return;
  }
  const reply = answer(request.headers.authorization, call, at);
  note(reply);
  if (behaviour.latencyMs !== undefined) await sleep(behaviour.latencyMs);
  if (fault?.kind === "lose") request.socket.destroy();
  else write(reply.status, JSON.stringify(reply.body));
}

function answer(authorization: string | undefined, call: LeapsomeCall, at: number): LeapsomeReply {
  try {
    checkRate(at);
    if (authorization === undefined) throw new Refusal(401, "Client is not sufficiently authorized");
    if (authorization !== `Bearer ${LEAPSOME_TOKEN}`) throw new Refusal(403, "Invalid token passed");
    return directory.answer(call);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"];
    return { status: error.status, body: { schemas, detail: error.message, status: String(error.status) } };
  }
}

/** In any second, not only in those of the clock. */
function checkRate(at: number): void {
  const { perSecond = 30 } = behaviour;
  times = [...times.filter((time) => time > at - 1_000), at];
  if (perSecond !== null && times.length > perSecond) throw new Refusal(429, "Too many requests");
}

async function callOf(request: IncomingMessage): Promise<LeapsomeCall> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  const path = url.pathname.startsWith(BASE) ? url.pathname.slice(BASE.length) : `/elsewhere${url.pathname}`;
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  return { method: request.method ?? "", path, query: Object.fromEntries(url.searchParams), body };
}

function faultFor({ method, path }: LeapsomeCall): LeapsomeFault | null {
  const next = faults.find(
    ({ fault, left }) => left > 0 && (fault.method ?? method) === method && path.startsWith(fault.path ?? ""),
  );
  if (next === undefined) return null;
  next.left -= 1;
  return next.fault;
}

function behave(next: LeapsomeBehaviour): void {
  behaviour = next;
  faults = (next.faults ?? []).map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
}

async function obey(order: LeapsomeOrder): Promise<void> {
  if (order.do === "behave") behave(order.behaviour ?? {});
  if (order.do === "seed") directory.seed(order.people ?? []);
  if (order.do === "forget") log = [];
  if (order.do === "up") {
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  }
  if (order.do === "down") {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

process.on("message", (order: LeapsomeOrder) => {
  void obey(order).then(() => {
    const isAsked = order.do === "tell";
    const done: LeapsomeAnswer = {
      id: order.id,
      port,
      log: isAsked ? log : [],
      people: isAsked ? directory.people() : [],
      groups: isAsked ? directory.groups() : [],
    };
    process.send?.(done);
  });
});
process.on("disconnect", () => process.exit(0));
