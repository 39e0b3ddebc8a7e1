/**
 * One connection to an SMTP server, as promises that always come to an end: nodemailer forgets some of its callbacks when
 * the connection is gone, and a server that drips single bytes never times out. Says of a failure only its codes: a
 * server's own words may name people.
 */
import type MimeNode from "nodemailer/lib/mime-node";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { within } from "./within.ts";

export type SmtpFailure = {
  /** nodemailer's: `EAUTH`, `ETLS`, `EENVELOPE`, `EMESSAGE`, `ECONNECTION`, `ETIMEDOUT` … */
  readonly code: string;
  /** What was being said when it failed: `MAIL FROM`, `RCPT TO`, `DATA` … */
  readonly command: string;
  readonly responseCode: number | null;
};

export type SmtpSession = {
  isOpen(): boolean;
  /** `isBegun`: some of the mail's text may have reached the server. Never throws. */
  send(
    envelope: { readonly from: string; readonly to: string[] },
    mail: { readonly message: MimeNode; readonly until: number },
  ): Promise<{ readonly failure: SmtpFailure | null; readonly isBegun: boolean }>;
  close(): void;
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/u;

const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 10_000,
  dnsTimeout: 10_000,
  socketCloseTimeout: 1_000,
};

export async function openSmtpSession(
  url: string,
  { name, until }: { readonly name: string; readonly until: number },
): Promise<SmtpSession | { readonly failure: SmtpFailure }> {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const connection = new SMTPConnection({
    ...{ host: hostname.replace(/^\[|\]$/gu, ""), secure, name, ...TIMEOUTS },
    port: Number(port) || (secure ? 465 : 587),
    ...(LOOPBACK.test(hostname) ? { ignoreTLS: true } : { requireTLS: !secure }),
  });
  const line = lineOf(connection);
  const user = decodeURIComponent(username);
  const credentials = user === "" ? null : { user, pass: decodeURIComponent(password) };
  const failure = await handshake(line, { credentials, until });
  if (failure === null) return sessionOf(line);
  connection.close();
  return { failure };
}

function sessionOf(line: Line): SmtpSession {
  const { connection } = line;
  let isUsable = true;
  return {
    isOpen: () => isUsable && line.isOpen(),
    send: async (envelope, { message, until }) => {
      const stream = message.createReadStream();
      const failed = await line.ask(until, (done) => connection.send(envelope, stream, done));
      const isBegun = stream.readableDidRead !== false;
      if (failed === null) return { failure: null, isBegun };
      isUsable = line.isOpen() && isOwnFault(failed) && (await isReset(line, until));
      if (!isUsable) connection.close();
      return { failure: failed, isBegun };
    },
    close: () => (isUsable && line.isOpen() ? connection.quit() : connection.close()),
  };
}

const RESET_MS = 3_000;

const isReset = async (line: Line, until: number): Promise<boolean> =>
  (await line.ask(Math.min(until, Date.now() + RESET_MS), (done) => line.connection.reset(done))) === null;

/** The server refused this mail and is ready for the next. */
const isOwnFault = ({ code, responseCode }: SmtpFailure): boolean =>
  (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== null && responseCode !== 421;

type Login = {
  readonly credentials: { readonly user: string; readonly pass: string } | null;
  readonly until: number;
};

async function handshake(line: Line, { credentials, until }: Login): Promise<SmtpFailure | null> {
  const { connection } = line;
  const failed = await line.ask(until, (done) => connection.connect((error) => done(error ?? null)));
  if (failed !== null || credentials === null) return failed;
  return line.ask(until, (done) => connection.login({ credentials }, done));
}

type Done = (error: object | null) => void;

type Line = {
  readonly connection: SMTPConnection;
  isOpen(): boolean;
  /** What came of it; the end of the connection, an error of its own or the end of the time is an answer as well. */
  ask(until: number, begin: (done: Done) => void): Promise<SmtpFailure | null>;
};

const ENDED = { code: "ECONNECTION" };
const LATE = { code: "ETIMEDOUT" };

function lineOf(connection: SMTPConnection): Line {
  let isOpen = true;
  let asking: Done = () => undefined;
  // An error that comes between two commands only ends the connection.
  connection.on("error", (error) => asking(error));
  connection.once("end", () => {
    isOpen = false;
    asking(ENDED);
  });
  const ask = async (until: number, begin: (done: Done) => void): Promise<SmtpFailure | null> => {
    if (!isOpen) return toFailure(ENDED);
    const answer = new Promise<object | null>((resolve) => {
      asking = resolve;
      begin(resolve);
    });
    const error = await within<object | null>(Math.max(0, until - Date.now()), answer, LATE);
    return error === null ? null : toFailure(error);
  };
  return { connection, isOpen: () => isOpen, ask };
}

function toFailure(error: object): SmtpFailure {
  const text = (key: string) => String(Reflect.get(error, key) ?? "");
  const responseCode = Number(text("responseCode"));
  return {
    code: text("code"),
    command: text("command"),
    responseCode: responseCode > 0 ? responseCode : null,
  };
}
