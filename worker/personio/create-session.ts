/**
 * The token: fetched once, shared by all requests, renewed once when a request is refused with it. Personio gives out the
 * same token for 24 hours, so “the token that was refused” is told apart by grant, not by its text.
 */
import { err, ok, type Result } from "../core/result.ts";
import { isRecord } from "../http/is-record.ts";
import type { SourceFailure } from "../sync/employee-source.ts";
import type { PersonioRequest } from "./create-attempt.ts";
import type { Send, Settled } from "./create-sender.ts";
import { type Body, isRefusal, unreadable } from "./exchange.ts";

export type Credentials = { readonly clientId: string; readonly clientSecret: string };

export type Session = {
  authenticate(): Promise<Result<void, SourceFailure>>;
  /** Reads a path with the token; 401 and 403 are answered with one new token and one more try. */
  read(path: string, stop?: AbortSignal): Promise<Settled>;
};

type Grant = { readonly token: string };

/** A header value must not break out of its line. */
const TOKEN = /^[\x21-\x7e]{1,8192}$/;
/** 400 and 422 complain about the form of the credentials, for there is nothing else in the request. */
const REFUSED_CREDENTIALS: readonly number[] = [400, 401, 403, 422];

export function createSession(send: Send, credentials: Credentials): Session {
  let held: Grant | null = null;
  let pending: Promise<Result<Grant, SourceFailure>> | null = null;

  async function fetchGrant(): Promise<Result<Grant, SourceFailure>> {
    try {
      const grant = toGrant(await send(toAuthRequest(credentials)));
      if (grant.ok) held = grant.value;
      return grant;
    } finally {
      pending = null;
    }
  }
  /** One authentication at a time, however many requests wait for it. */
  async function grant(): Promise<Result<Grant, SourceFailure>> {
    if (held !== null) return ok(held);
    pending ??= fetchGrant();
    return pending;
  }
  async function readOnce(
    path: string,
    stop?: AbortSignal,
  ): Promise<{ used: Grant | null; answer: Settled }> {
    const granted = await grant();
    if (!granted.ok) return { used: null, answer: { kind: "failed", failure: granted.error } };
    const headers = { Authorization: `Bearer ${granted.value.token}` };
    return { used: granted.value, answer: await send({ method: "GET", path, headers }, stop) };
  }

  return {
    async authenticate() {
      const granted = await grant();
      return granted.ok ? ok(undefined) : granted;
    },
    async read(path, stop) {
      const { used, answer } = await readOnce(path, stop);
      if (answer.kind !== "declined" || !isRefusal(answer.status)) return answer;
      if (held === used) held = null;
      return (await readOnce(path, stop)).answer;
    },
  };
}

/** Credentials in the query would end up in logs, and Personio refuses them from 2026-12-04 on. */
const toAuthRequest = ({ clientId, clientSecret }: Credentials): PersonioRequest => ({
  method: "POST",
  path: "/v1/auth",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ client_id: clientId, client_secret: clientSecret }),
});

function toGrant(answer: Settled): Result<Grant, SourceFailure> {
  switch (answer.kind) {
    case "answered":
      return parseGrant(answer.body);
    case "failed":
      return err(answer.failure);
    case "declined":
      return err(
        REFUSED_CREDENTIALS.includes(answer.status)
          ? { reason: "credentials-refused" }
          : unreadable(`status-${answer.status}`),
      );
  }
}

function parseGrant({ data }: Body): Result<Grant, SourceFailure> {
  const token = isRecord(data) ? data["token"] : undefined;
  return typeof token === "string" && TOKEN.test(token) ? ok({ token }) : err(unreadable("no-token"));
}
