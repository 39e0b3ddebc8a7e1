/** Starts the Leapsome of test/destinations/leapsome/leapsome-process.ts on a free loopback port, and tells it what to do. */
import { startChildServer } from "../../child-server.ts";
import type { HeldPerson } from "./leapsome-people.ts";

/** Takes the place of the next answers; `times` is how many, else until the next `behave`. */
export type LeapsomeFault = {
  /** `drop`: cut before anything happens. `lose`: done, and cut before the answer. `hang`: no answer at all. */
  readonly kind: "status" | "drop" | "lose" | "hang";
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times?: number;
  readonly method?: string;
  /** The beginning of the path. */
  readonly path?: string;
};

export type LeapsomeBehaviour = {
  readonly faults?: readonly LeapsomeFault[];
  /** Requests in any second, above which it says 429; `null`: any number. */
  readonly perSecond?: number | null;
  /** The two documented ways to say that somebody exists. */
  readonly existing?: "empty" | "conflict";
  /** Addresses outside of these are refused. */
  readonly domains?: readonly string[];
  /** The custom attributes that exist. */
  readonly customAttributeIds?: readonly string[];
  readonly latencyMs?: number;
  /** Keep bodies in the log. */
  readonly isRecording?: boolean;
};

export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly at: number;
  readonly status: number;
  readonly body?: unknown;
  readonly answer?: unknown;
};

export type LeapsomeOrder = {
  readonly id: number;
  readonly do: "up" | "down" | "behave" | "seed" | "tell" | "forget";
  readonly behaviour?: LeapsomeBehaviour;
  readonly people?: readonly Partial<HeldPerson>[];
};

export type LeapsomeAnswer = {
  readonly id: number;
  readonly port: number;
  readonly log: readonly LoggedRequest[];
  readonly people: readonly HeldPerson[];
  readonly groups: readonly { readonly name: string; readonly memberIds: readonly string[] }[];
};

export const LEAPSOME_TOKEN = "leapsome-test-token";

export type Leapsome = {
  /** `http://127.0.0.1:port/scim/v1` */
  readonly baseUrl: string;
  readonly token: string;
  behave(behaviour: LeapsomeBehaviour): Promise<void>;
  /** People who are there already; `userName` is needed, the rest has defaults. */
  seed(people: readonly Partial<HeldPerson>[]): Promise<void>;
  people(): Promise<readonly HeldPerson[]>;
  groups(): Promise<LeapsomeAnswer["groups"]>;
  /** What was asked since the start, or since `forget`. */
  log(): Promise<readonly LoggedRequest[]>;
  forget(): Promise<void>;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

export async function startLeapsome(behaviour: LeapsomeBehaviour = {}): Promise<Leapsome> {
  const module = "test/destinations/leapsome/leapsome-process.ts";
  const { tell, end } = startChildServer<Omit<LeapsomeOrder, "id">, LeapsomeAnswer>(module, { loud: true });
  const { port } = await tell({ do: "up" });
  await tell({ do: "behave", behaviour });
  return {
    baseUrl: `http://127.0.0.1:${port}/scim/v1`,
    token: LEAPSOME_TOKEN,
    behave: async (next) => void (await tell({ do: "behave", behaviour: { ...behaviour, ...next } })),
    seed: async (people) => void (await tell({ do: "seed", people })),
    people: async () => (await tell({ do: "tell" })).people,
    groups: async () => (await tell({ do: "tell" })).groups,
    log: async () => (await tell({ do: "tell" })).log,
    forget: async () => void (await tell({ do: "forget" })),
    down: async () => void (await tell({ do: "down" })),
    up: async () => void (await tell({ do: "up" })),
    close: end,
  };
}
