/** The Worker, a destination beside it, and a company: what the tests of pushing begin with. */
import { createSealer, parseKeyRing } from "../../../worker/auth/seal.ts";
import { TOKEN_CONTEXT } from "../../../worker/config/token-context.ts";
import { until } from "../../invitations/invitation-world.ts";
import type { Company } from "../../personio/company/company.ts";
import { type Rollcall, startRollcall } from "../../worker/start-rollcall.ts";

export { until };

/** The ring of the harness: a token sealed here opens there. */
const RING = JSON.stringify({ current: "k1", keys: { k1: Buffer.alloc(32, 7).toString("base64") } });

export type Target = { readonly baseUrl: string; readonly token: string };

export type OutboxRow = {
  readonly kind: string;
  readonly id: string;
  readonly tries: number;
  readonly code: string | null;
  readonly detail: string | null;
};

export type PushWorld = {
  readonly rollcall: Rollcall;
  /** Empties everything; the company is in Personio and nothing is synced yet. */
  begin(company: Company): Promise<void>;
  /** As if somebody had set the destination up and adopted who is there: it listens from now on. */
  activate(kind: "leapsome" | "standard", target: Target): Promise<void>;
  /** As if somebody had saved another token. */
  giveToken(token: string): Promise<void>;
  outbox(): Promise<readonly OutboxRow[]>;
  /** Waits until nothing is due and nobody pushes. */
  quiet(withinMs?: number): Promise<void>;
  /** As if so much time had passed that everything that waits is due; then the hourly tick. */
  tickLater(): Promise<void>;
  /** The account of `person<id>@beispiel.example`. */
  accountOf(id: number): Promise<string>;
  edit(id: number, fields: Readonly<Record<string, unknown>>): Promise<void>;
  /** As if both sides had just been compared, so that the tick doesn't. */
  compared(): Promise<void>;
  /** `deactivate` or `reactivate`. */
  switch(id: number, verb: "deactivate" | "reactivate"): Promise<void>;
  close(): Promise<void>;
};

export async function startPushWorld(variables: Readonly<Record<string, string>> = {}): Promise<PushWorld> {
  const rollcall = await startRollcall({ variables });
  const { db, rows } = rollcall;
  const world: PushWorld = {
    rollcall,
    begin: (company) => rollcall.reset({ company }).then(() => rollcall.connect()),
    async activate(kind, { baseUrl, token }) {
      await db
        .prepare(
          `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, updated_at)
           VALUES (1, ?, ?, ?, 1, '{}', 'active', ?)`,
        )
        .bind(kind, baseUrl, await seal(token), Date.now())
        .run();
    },
    async giveToken(token) {
      await db
        .prepare("UPDATE destination SET sealed_token = ?, state = 'active', problem = NULL, updated_at = ?")
        .bind(await seal(token), Date.now())
        .run();
    },
    outbox: () => rows<OutboxRow>("SELECT kind, id, tries, code, detail FROM outbox ORDER BY kind, id"),
    async quiet(withinMs = 30_000) {
      await until(async () => {
        const [row] = await rows<{ busy: number }>(
          `SELECT EXISTS (SELECT 1 FROM outbox WHERE due_at <= unixepoch() * 1000)
             OR EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner <> '') AS busy`,
        );
        return row?.busy === 0;
      }, withinMs);
    },
    async tickLater() {
      await db.batch([
        db.prepare("UPDATE outbox SET due_at = 0"),
        db.prepare("UPDATE destination SET problem = json_set(problem, '$.params.retryAt', 0)"),
        db.prepare("UPDATE lease SET expires_at = 0, owner = '' WHERE name = 'destination'"),
      ]);
      await rollcall.tick(new Date());
    },
    async accountOf(id) {
      const found = await rows<{ id: string }>(
        "SELECT id FROM account WHERE email = ?",
        `person${id}@beispiel.example`,
      );
      if (found[0] === undefined) throw new Error(`person ${id} has no account`);
      return found[0].id;
    },
    async edit(id, fields) {
      const path = `/v1/accounts/${await world.accountOf(id)}`;
      const { status, body } = await rollcall.call("PATCH", path, fields);
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    compared: async () => void (await rows("UPDATE destination SET reconciled_at = unixepoch() * 1000")),
    async switch(id, verb) {
      const path = `/v1/accounts/${await world.accountOf(id)}/${verb}`;
      const { status, body } = await rollcall.call("POST", path);
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
    close: () => rollcall.close(),
  };
  return world;
}

async function seal(token: string): Promise<string> {
  const ring = parseKeyRing(RING);
  if (!ring.ok) throw new Error(ring.error);
  return createSealer(ring.value).seal(token, TOKEN_CONTEXT);
}
