/** Starts the SMTP server of test/mail/smtp-process.ts on a free loopback port, and tells it what to do. */
import PostalMime from "postal-mime";
import { startChildServer } from "../child-server.ts";

/** After the text of a mail: take it; refuse it for good; put it off; take it and say nothing; take it and hang up. */
export type AfterData = "take" | "refuse" | "put-off" | "hang" | "lose";

export type SmtpBehaviour = {
  /** Recipient → the code with which it is refused. */
  readonly refuse?: Readonly<Record<string, number>>;
  /** Recipient, or `*` for everybody else. */
  readonly afterData?: Readonly<Record<string, AfterData>>;
  /** Before a mail is taken. */
  readonly delayMs?: number;
  readonly login?: { readonly user: string; readonly password: string };
};

export type SmtpOrder = {
  readonly id: number;
  readonly do: "up" | "down" | "behave" | "forget" | "tell";
  readonly behaviour?: SmtpBehaviour;
};

export type TakenMail = { readonly to: readonly string[]; readonly raw: string };

export type SmtpAnswer = {
  readonly id: number;
  readonly port: number;
  readonly taken: readonly TakenMail[];
  readonly mostOpen: number;
  readonly connections: number;
};

export type Received = {
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly raw: string;
};

export type Smtp = {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  /** Everything taken since the start, or since `forget`, in order. */
  mails(): Promise<readonly Received[]>;
  /** The addresses it was taken for, in order; quicker than reading the mails. */
  recipients(): Promise<readonly string[]>;
  /** Nobody listens; connections that are open are cut. */
  down(): Promise<void>;
  /** Listens again, on the same port. */
  up(): Promise<void>;
  behave(behaviour: SmtpBehaviour): Promise<void>;
  /** Forgets the mails and begins to count anew. */
  forget(): Promise<void>;
  /** How many connections there were at most at a time, and in all. */
  load(): Promise<{ readonly mostOpen: number; readonly connections: number }>;
  close(): Promise<void>;
};

export async function startSmtp(behaviour: SmtpBehaviour = {}): Promise<Smtp> {
  const { tell, end } = startChildServer<Order, SmtpAnswer>("test/mail/smtp-process.ts", { loud: true });
  const { port } = await tell({ do: "up" });
  const smtp: Smtp = {
    url: `smtp://127.0.0.1:${port}`,
    mails: async () => Promise.all((await tell({ do: "tell" })).taken.map(toReceived)),
    recipients: async () => (await tell({ do: "tell" })).taken.flatMap(({ to }) => to),
    down: async () => void (await tell({ do: "down" })),
    up: async () => void (await tell({ do: "up" })),
    behave: async (next) => void (await tell({ do: "behave", behaviour: next })),
    forget: async () => void (await tell({ do: "forget" })),
    load: async () => {
      const { mostOpen, connections } = await tell({ do: "tell" });
      return { mostOpen, connections };
    },
    close: end,
  };
  await smtp.behave(behaviour);
  return smtp;
}

type Order = Omit<SmtpOrder, "id">;

async function toReceived({ to, raw }: TakenMail): Promise<Received> {
  const mail = await PostalMime.parse(raw);
  return {
    to: to[0] ?? "",
    from: { name: mail.from?.name ?? "", address: mail.from?.address ?? "" },
    subject: mail.subject ?? "",
    html: mail.html ?? "",
    text: mail.text ?? "",
    raw,
  };
}
