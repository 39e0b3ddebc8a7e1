/** SMTP servers that break off, fall silent or drip: every mail gets its outcome, and soon. */
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createMailer } from "../../worker/mail/create-mailer.ts";

type Talk = (line: string, socket: Socket) => string | null;

let server: Server | null = null;
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  server?.close();
});

/** Answers line by line; `null`: says nothing. */
async function listen(talk: Talk): Promise<string> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        const answer = talk(line, socket) ?? "";
        if (answer !== "" && !socket.destroyed) socket.write(`${answer}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", () => resolve()));
  const address = server?.address();
  return `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const send = async (talk: Talk, count = 1, times = { mailMs: 1_000, batchMs: 4_000 }) => {
  const mailer = createMailer({
    variables: {
      ...{ carrier: "smtp", from: "rollcall@beispiel.example", smtpUrl: await listen(talk) },
      ...{ resendApiKey: "", resendBaseUrl: "" },
    },
    binding: { send: () => Promise.reject(new Error("nobody is to be asked")) },
    ...{ fetch, userAgent: "", times },
  });
  const mail = { to: "p@beispiel.example", senderName: "", subject: "s", html: "h", text: "t" };
  return mailer.send(Array.from({ length: count }, () => mail));
};

/** A server that refuses every recipient, and does this with what comes then. */
const refusing =
  (then: Talk): Talk =>
  (line, socket) => {
    if (line.startsWith("EHLO") || line.startsWith("MAIL")) return "250 ok";
    if (line.startsWith("RCPT")) return "550 no";
    return line.startsWith("RSET") ? then(line, socket) : "250 ok";
  };

const REFUSED = { kind: "refused", code: "recipient-refused" };

describe("a recipient is refused, and then the server", { timeout: 10_000 }, () => {
  test("closes at once", async () => {
    const closing: Talk = (line, socket) => {
      if (!line.startsWith("RCPT")) return "250 ok";
      socket.end("550 no\r\n");
      return null;
    };
    expect(await send(closing, 5)).toEqual(Array(5).fill(REFUSED));
  });

  test("closes on RSET", async () => {
    const closing = refusing((_, socket) => {
      socket.destroy();
      return null;
    });
    expect(await send(closing, 5)).toEqual(Array(5).fill(REFUSED));
  });

  test("says nothing on RSET", async () => {
    expect(
      await send(
        refusing(() => null),
        5,
      ),
    ).toEqual(Array(5).fill(REFUSED));
  });
});

describe("a server that drips", { timeout: 10_000 }, () => {
  const drip = (socket: Socket): null => {
    const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write("2")), 50);
    return null;
  };

  test("before the text was begun: the mail certainly did not go out", async () => {
    const began = Date.now();
    const [outcome] = await send((line, socket) => (line.startsWith("RCPT") ? drip(socket) : "250 ok"));
    expect(outcome).toEqual({ kind: "unreachable", code: "carrier-down" });
    expect(Date.now() - began).toBeLessThan(2_000);
  });

  test("after the text: nobody knows", async () => {
    const [outcome] = await send((line, socket) => {
      if (line === "DATA") return "354 go on";
      return line === "." ? drip(socket) : /^[A-Z]{4} /u.test(line) ? "250 ok" : null;
    });
    expect(outcome).toMatchObject({ kind: "unknown" });
  });

  test("for the whole batch: it ends all the same, the rest untried", async () => {
    const slow: Talk = (line, socket) => (line.startsWith("RCPT") ? drip(socket) : "250 ok");
    const outcomes = await send(slow, 10, { mailMs: 5_000, batchMs: 300 });
    expect(outcomes.slice(0, 3)).toEqual(Array(3).fill({ kind: "unknown", code: "no-answer" }));
    expect(outcomes.slice(3)).toEqual(Array(7).fill({ kind: "unreachable", code: "carrier-in-trouble" }));
  });
});
