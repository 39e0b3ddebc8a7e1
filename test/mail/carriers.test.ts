/** What becomes of a mail, by each carrier: sent, refused for good, certainly not sent yet, or nobody knows. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createMailer, type MailerVariables } from "../../worker/mail/create-mailer.ts";
import { MAILS_AT_ONCE, type Mail } from "../../worker/mail/mailer.ts";
import { type Smtp, type SmtpBehaviour, startSmtp } from "./start-smtp.ts";

const VARIABLES: MailerVariables = {
  ...{ carrier: "cloudflare", from: "rollcall@beispiel.example", smtpUrl: "" },
  ...{ resendApiKey: "re_test", resendBaseUrl: "http://127.0.0.1:9" },
};

const mail = (to: string): Mail => ({
  ...{ to, senderName: "Personal\r\nBcc: evil@example.com", subject: "Grüße", html: "<p>ß</p>", text: "ß\n" },
});
const mails = (count: number): readonly Mail[] =>
  Array.from({ length: count }, (_, index) => mail(`p${index}@beispiel.example`));

const nobody = { send: () => Promise.reject(new Error("nobody is to be asked")) };
const mailerOf = (variables: Partial<MailerVariables>, binding: typeof nobody = nobody) =>
  createMailer({ variables: { ...VARIABLES, ...variables }, binding, fetch, userAgent: "rollcall/1.2.3" });

const NOT_TRIED = { kind: "unreachable", code: "carrier-in-trouble" };

describe("without what it needs nothing is sent, and the outcome says what to set", () => {
  test.each<[Partial<MailerVariables>, string]>([
    [{ from: "" }, "mail-from-not-set"],
    [{ carrier: "resend", resendApiKey: "" }, "resend-api-key-not-set"],
    [{ carrier: "smtp" }, "smtp-url-not-set"],
    [{ carrier: "smtp", smtpUrl: "smtps://me:100%secret@mail.example" }, "smtp-url-invalid"],
  ])("%j: %s", async (variables, code) => {
    const outcomes = await mailerOf(variables).send(mails(2));
    expect(outcomes).toEqual([{ kind: "refused", code }, NOT_TRIED]);
  });
});

describe("Cloudflare's binding", () => {
  test("a setting of ours that is wrong stops the batch; a bad address doesn't", async () => {
    const binding = (code: string) => {
      let calls = 0;
      const send = () => {
        calls += 1;
        return Promise.reject(Object.assign(new Error("no"), { code }));
      };
      return { binding: { send }, calls: () => calls };
    };
    const sender = binding("E_SENDER_NOT_VERIFIED");
    const outcomes = await mailerOf({}, sender.binding).send(mails(45));
    expect(sender.calls()).toBeLessThanOrEqual(MAILS_AT_ONCE);
    expect(outcomes.at(-1)).toEqual(NOT_TRIED);
    const recipient = binding("E_RECIPIENT_SUPPRESSED");
    await mailerOf({}, recipient.binding).send(mails(45));
    expect(recipient.calls()).toBe(45);
  });

  test("a carrier that never answers: what was begun is in doubt, the rest certainly did not go out", async () => {
    const binding = { send: () => new Promise<never>(() => undefined) };
    const times = { mailMs: 60_000, batchMs: 50 };
    const mailer = createMailer({ variables: VARIABLES, binding, fetch, userAgent: "", times });
    const outcomes = await mailer.send(mails(10));
    const doubt = { kind: "unknown", code: "no-answer" };
    expect(outcomes).toEqual([...Array(MAILS_AT_ONCE).fill(doubt), ...Array(4).fill(NOT_TRIED)]);
  });

  const failing = (code?: string) => ({
    send: () => Promise.reject(Object.assign(new Error("raw words"), code === undefined ? {} : { code })),
  });

  test.each<[string | undefined, string, string]>([
    ["E_RECIPIENT_SUPPRESSED", "refused", "recipient-suppressed"],
    ["E_RECIPIENT_NOT_ALLOWED", "refused", "recipient-refused"],
    ["E_SENDER_NOT_VERIFIED", "refused", "sender-refused"],
    ["E_VALIDATION_ERROR", "refused", "mail-invalid"],
    ["E_HEADER_NOT_ALLOWED", "refused", "mail-invalid"],
    ["E_DAILY_LIMIT_EXCEEDED", "unreachable", "limit-reached"],
    ["E_RATE_LIMIT_EXCEEDED", "unreachable", "limit-reached"],
    ["E_DELIVERY_FAILED", "unknown", "carrier-error"],
    ["E_INTERNAL_SERVER_ERROR", "unknown", "carrier-error"],
    [undefined, "unknown", "carrier-error"],
  ])("%s: %s, %s", async (code, kind, said) => {
    expect(await mailerOf({}, failing(code)).send(mails(1))).toEqual([{ kind, code: said }]);
  });

  test("is given the mail as it is, the sender's name in one line", async () => {
    const given: unknown[] = [];
    const binding = { send: async (message: unknown) => void given.push(message) } as never;
    expect(await mailerOf({}, binding).send([mail("ada@beispiel.example")])).toEqual([{ kind: "sent" }]);
    const from = { name: "Personal Bcc: evil@example.com", email: "rollcall@beispiel.example" };
    expect(given).toEqual([
      { from, to: "ada@beispiel.example", subject: "Grüße", html: "<p>ß</p>", text: "ß\n" },
    ]);
  });

  test("carries a few at a time; in trouble, it leaves at most those in doubt", async () => {
    let now = 0;
    let most = 0;
    let calls = 0;
    const binding = {
      send: async () => {
        now += 1;
        calls += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 5));
        now -= 1;
        if (calls > 20) throw new Error("internal");
      },
    } as never;
    const outcomes = await mailerOf({}, binding).send(mails(60));
    expect(most).toBe(MAILS_AT_ONCE);
    expect(outcomes.filter(({ kind }) => kind === "unknown").length).toBeLessThanOrEqual(MAILS_AT_ONCE);
    expect(outcomes.at(-1)).toEqual(NOT_TRIED);
    expect(calls).toBeLessThan(40);
  });
});

describe("Resend", () => {
  type Asked = {
    readonly key: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly auth: string;
    readonly agent: string;
    readonly at: number;
  };
  let server: Server;
  let url = "";
  let asked: Asked[] = [];
  let answers: ReadonlyArray<number | "hang-up"> = [];
  let retryAfter = "60";

  beforeAll(async () => {
    server = createServer((request, response) => {
      void bodyOf(request).then((text) => {
        if (request.method === "HEAD") return response.writeHead(404).end();
        const { headers } = request;
        const key = String(headers["idempotency-key"]);
        asked.push({
          key,
          body: JSON.parse(text),
          auth: String(headers.authorization),
          agent: String(headers["user-agent"]),
          at: Date.now(),
        });
        const answer = answers[asked.length - 1] ?? 200;
        return answer === "hang-up"
          ? request.socket.destroy()
          : response.writeHead(answer, answer === 429 ? { "retry-after": retryAfter } : {}).end("{}");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  });
  afterEach(() => {
    [asked, answers] = [[], []];
    retryAfter = "60";
  });
  afterAll(() => void server.close());

  const send = (count: number) => mailerOf({ carrier: "resend", resendBaseUrl: url }).send(mails(count));

  test.each<[ReadonlyArray<number | "hang-up">, number, unknown]>([
    [[200], 1, { kind: "sent" }],
    [[422], 1, { kind: "refused", code: "mail-invalid" }],
    [[401], 1, { kind: "refused", code: "carrier-credentials-refused" }],
    [[429], 1, { kind: "unreachable", code: "limit-reached" }],
    [[522], 1, { kind: "unreachable", code: "carrier-down" }],
    [[500, 200], 2, { kind: "sent" }],
    [["hang-up", 200], 2, { kind: "sent" }],
    [[500, 500], 2, { kind: "unknown", code: "carrier-error" }],
    [["hang-up", "hang-up"], 2, { kind: "unknown", code: "no-answer" }],
    [["hang-up", 429], 2, { kind: "unknown", code: "no-answer" }],
    [["hang-up", 522], 2, { kind: "unknown", code: "no-answer" }],
    [[500, 401], 2, { kind: "unknown", code: "carrier-error" }],
    [[500, 422], 2, { kind: "unknown", code: "carrier-error" }],
    [[409, 409], 2, { kind: "unknown", code: "carrier-error" }],
  ])("%j in %i requests", async (said, requests, outcome) => {
    answers = said;
    expect(await send(1)).toEqual([outcome]);
    expect(asked).toHaveLength(requests);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  });

  test("every mail has a key of its own, and goes to one person", async () => {
    expect(await send(3)).toEqual(Array.from({ length: 3 }, () => ({ kind: "sent" })));
    expect(new Set(asked.map(({ key }) => key)).size).toBe(3);
    expect(asked[0]).toMatchObject({
      auth: "Bearer re_test",
      agent: "rollcall/1.2.3",
      body: {
        from: '"Personal Bcc: evil@example.com" <rollcall@beispiel.example>',
        to: ["p0@beispiel.example"],
        subject: "Grüße",
      },
    });
  });

  test("at most two a second; a limit that is over soon is waited for, another ends the batch", async () => {
    answers = [200, 429, 200];
    retryAfter = "1";
    expect(await send(2)).toEqual([{ kind: "sent" }, { kind: "sent" }]);
    const [first, limited, again] = asked.map(({ at }) => at);
    expect((limited ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(450);
    expect((again ?? 0) - (limited ?? 0)).toBeGreaterThanOrEqual(950);
    [asked, answers, retryAfter] = [[], [429], "60"];
    expect(await send(2)).toEqual([{ kind: "unreachable", code: "limit-reached" }, NOT_TRIED]);
    expect(asked).toHaveLength(1);
  });

  test("nobody there: certainly nothing was sent", async () => {
    const outcomes = await mailerOf({ carrier: "resend" }).send(mails(2));
    expect(outcomes).toEqual([{ kind: "unreachable", code: "carrier-down" }, NOT_TRIED]);
  });
});

describe("SMTP", () => {
  let smtp: Smtp;
  beforeAll(async () => {
    smtp = await startSmtp();
  });
  afterAll(() => smtp.close());
  afterEach(async () => {
    await smtp.up();
    await smtp.forget();
  });

  const ADA = "p0@beispiel.example";
  const send = (count: number, url = smtp.url) =>
    mailerOf({ carrier: "smtp", smtpUrl: url }).send(mails(count));

  test.each<[SmtpBehaviour, unknown, number]>([
    [{}, { kind: "sent" }, 1],
    [{ refuse: { [ADA]: 550 } }, { kind: "refused", code: "recipient-refused" }, 0],
    [{ refuse: { [ADA]: 451 } }, { kind: "unreachable", code: "put-off" }, 0],
    [{ refuse: { [ADA]: 421 } }, { kind: "unreachable", code: "carrier-down" }, 0],
    [{ afterData: { [ADA]: "refuse" } }, { kind: "refused", code: "mail-refused" }, 0],
    [{ afterData: { [ADA]: "put-off" } }, { kind: "unreachable", code: "put-off" }, 0],
    [{ afterData: { [ADA]: "lose" } }, { kind: "unknown", code: "connection-lost" }, 1],
    [{ afterData: { [ADA]: "hang" } }, { kind: "unknown", code: "connection-lost" }, 1],
  ])("%j", async (behaviour, outcome, taken) => {
    await smtp.behave(behaviour);
    expect(await send(1)).toEqual([outcome]);
    expect(await smtp.recipients()).toHaveLength(taken);
  });

  test("a wrong password is ours to mend; the right one opens the door", async () => {
    await smtp.behave({ login: { user: "us@er", password: "p:w/d" } });
    const url = (password: string) =>
      smtp.url.replace("smtp://", `smtp://us%40er:${encodeURIComponent(password)}@`);
    expect(await send(1, url("wrong"))).toEqual([{ kind: "refused", code: "carrier-credentials-refused" }]);
    expect(await send(1, url("p:w/d"))).toEqual([{ kind: "sent" }]);
  });

  test("nobody listens: certainly nothing was sent, and one look is enough", async () => {
    await smtp.down();
    const outcomes = await send(45);
    expect(outcomes.every(({ kind }) => kind === "unreachable")).toBe(true);
    expect(outcomes.at(-1)).toEqual(NOT_TRIED);
  });

  test("a batch goes over a few connections; a refused mail costs none of the others", async () => {
    await smtp.behave({ refuse: { "p3@beispiel.example": 550 }, delayMs: 2 });
    const outcomes = await send(45);
    expect(outcomes.filter(({ kind }) => kind === "sent")).toHaveLength(44);
    expect(outcomes[3]).toEqual({ kind: "refused", code: "recipient-refused" });
    expect(await smtp.load()).toMatchObject({ connections: 3 });
  });

  test("what arrives: both texts, one recipient, and no header that was smuggled in", async () => {
    await smtp.behave({});
    await send(1);
    const [got] = await smtp.mails();
    expect(got).toMatchObject({ to: ADA, subject: "Grüße", text: "ß\n", html: "<p>ß</p>\n" });
    expect(got?.from).toEqual({ name: "Personal Bcc: evil@example.com", address: VARIABLES.from });
    expect(got?.raw).not.toMatch(/^bcc:/imu);
    expect(got?.raw).toMatch(/^auto-submitted: auto-generated\r$/imu);
  });

  test("outside this machine a server that can't encrypt is refused before a word is said", async () => {
    const port = new URL(smtp.url).port;
    const [outcome] = await send(1, `smtps://127.0.0.1:${port}`);
    expect(outcome).toMatchObject({ kind: "unreachable" });
    expect(await smtp.recipients()).toEqual([]);
  });
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
