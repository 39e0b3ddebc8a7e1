/**
 * A real SMTP server (npm `smtp-server`) on loopback, in a process of its own; test/mail/start-smtp.ts starts it and
 * tells it by messages how to behave. What it has taken is kept as it came over the wire.
 */
import {
  SMTPServer,
  type SMTPServerAuthentication,
  type SMTPServerAuthenticationResponse,
} from "smtp-server";
import type { SmtpAnswer, SmtpBehaviour, SmtpOrder, TakenMail } from "./start-smtp.ts";

let behaviour: SmtpBehaviour = {};
let taken: TakenMail[] = [];
let open = 0;
let mostOpen = 0;
let connections = 0;
let port = 0;
let server = createServer();

function createServer(): SMTPServer {
  const made = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true, logger: false },
    onConnect(_session, done) {
      connections += 1;
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      done();
    },
    onClose() {
      open -= 1;
    },
    onAuth(auth, _session, done) {
      authenticate(auth, done);
    },
    onRcptTo({ address }, _session, done) {
      const code = behaviour.refuse?.[address];
      if (code === undefined) done();
      else done(Object.assign(new Error("no"), { responseCode: code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, raw: Buffer.concat(chunks).toString("utf8") };
        answerData(mail, done);
      });
    },
  });
  // A connection that breaks is no error of the server's.
  made.on("error", () => undefined);
  return made;
}

function authenticate(
  auth: SMTPServerAuthentication,
  done: (error: Error | null, response?: SMTPServerAuthenticationResponse) => void,
): void {
  const { login } = behaviour;
  const isGood = login === undefined || (auth.username === login.user && auth.password === login.password);
  if (isGood) done(null, { user: auth.username ?? "" });
  else done(Object.assign(new Error("no"), { responseCode: 535 }));
}

function answerData(mail: TakenMail, done: (error?: Error | null) => void): void {
  const [address = ""] = mail.to;
  const what = behaviour.afterData?.[address] ?? behaviour.afterData?.["*"] ?? "take";
  if (what === "refuse" || what === "put-off") {
    done(Object.assign(new Error("no"), { responseCode: what === "refuse" ? 554 : 451 }));
    return;
  }
  taken.push(mail);
  if (what === "take") setTimeout(done, behaviour.delayMs ?? 0);
  if (what === "lose") for (const connection of [...server.connections]) destroy(connection);
}

/** The server has the mail, and its client never hears of it. */
function destroy(connection: unknown): void {
  const socket: unknown = Reflect.get(Object(connection), "_socket");
  const end: unknown = Reflect.get(Object(socket), "destroy");
  if (typeof end === "function") end.call(socket);
}

async function listen(): Promise<void> {
  if (server.server.listening) return;
  server = createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", () => resolve()));
  const address = server.server.address();
  port = typeof address === "object" && address !== null ? address.port : port;
}

async function stopListening(): Promise<void> {
  if (!server.server.listening) return;
  for (const connection of [...server.connections]) destroy(connection);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

const ORDERS: Readonly<Record<SmtpOrder["do"], (order: SmtpOrder) => Promise<void> | void>> = {
  up: listen,
  down: stopListening,
  behave: (order) => {
    behaviour = order.behaviour ?? {};
  },
  forget: () => {
    taken = [];
    mostOpen = open;
    connections = 0;
  },
  tell: () => undefined,
};

process.on("message", (order: SmtpOrder) => {
  void Promise.resolve(ORDERS[order.do](order)).then(() => {
    const answer: SmtpAnswer = { id: order.id, port, taken, mostOpen, connections };
    process.send?.(answer);
  });
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit(0));
