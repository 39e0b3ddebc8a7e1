/** The Worker, a Leapsome beside it, and accounts: what the tests of comparing both sides begin with. */
import { expect } from "vitest";
import type { SaveDestination } from "../../../worker/api/destination/destination-routes.ts";
import { accountRow, insertRows, type Row } from "../../api/routes/rows.ts";
import { until } from "../../invitations/invitation-world.ts";
import { type Rollcall, type RunView, startRollcall } from "../../worker/start-rollcall.ts";

export type Place = { readonly baseUrl: string; readonly token: string };

export type DestinationView = {
  readonly configured: boolean;
  readonly enabled: boolean;
  readonly state: string;
  readonly token: string | null;
  readonly problem: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly reviewRunId: string | null;
  readonly lastReconcileAt: string | null;
};

export type ShownChange = {
  readonly kind: string;
  readonly name: string;
  readonly employeeId: string | null;
  readonly accountId: string | null;
  readonly fields: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
  readonly reason: { readonly code: string };
  readonly state: string;
};

export type ReviewWorld = {
  readonly rollcall: Rollcall;
  readonly kind: "leapsome" | "standard";
  /** Nothing is there but these accounts. */
  begin(accounts: readonly Row[]): Promise<void>;
  save(over?: Partial<SaveDestination>): Promise<{ readonly status: number; readonly body: DestinationView }>;
  view(): Promise<DestinationView>;
  /** Saves it enabled, and waits for the plan. */
  plan(over?: Partial<SaveDestination>): Promise<RunView>;
  changes(runId: string): Promise<readonly ShownChange[]>;
  approve(run: RunView, hold?: readonly string[]): Promise<RunView>;
  /** Saved, planned, approved and pushed. */
  adopt(): Promise<void>;
  reconcile(): Promise<RunView>;
  /** Waits until nothing is due and nobody is at work. */
  quiet(): Promise<void>;
  /** The daily comparison, as if a day had passed. */
  aDayLater(): Promise<void>;
  close(): Promise<void>;
};

/** Somebody whom Personio knows. */
export const employee = (id: string, over: Row = {}): Row =>
  accountRow(id, {
    ...{ external_id: id, link: "linked", first_name: `First${id}`, last_name: `Last${id}`, ...over },
  });

/** As if an attribute of Personio filled that custom name. */
export const mapped = (db: D1Database, name: string): Promise<unknown> =>
  insertRows(db, "attribute", [
    {
      ...{ key: `dynamic_${name}`, label: name, type: "standard", options: "[]", readable: 1 },
      target: JSON.stringify({ kind: "custom", name }),
    },
  ]);

export const addressOf = (id: string): string => `${id}@beispiel.example`;

export async function startReviewWorld(
  kind: "leapsome" | "standard",
  place: Place,
  variables: Readonly<Record<string, string>> = {},
): Promise<ReviewWorld> {
  const rollcall = await startRollcall({ variables });
  const { call, db } = rollcall;
  let days = 0;
  const view = async () => (await call<DestinationView>("GET", "/v1/destination")).body;
  const world: ReviewWorld = {
    rollcall,
    kind,
    view,
    async begin(accounts) {
      await rollcall.reset();
      if (accounts.length > 0) await insertRows(db, "account", accounts);
    },
    async save(over = {}) {
      const etag = (await call("GET", "/v1/destination")).headers.get("etag") ?? "";
      const body = { kind, ...place, enabled: true, ...over };
      return call<DestinationView>("PUT", "/v1/destination", body, { headers: { "if-match": etag } });
    },
    async plan(over = {}) {
      const { status, body } = await world.save(over);
      expect(body).toMatchObject({ state: "reviewing" });
      expect(status).toBe(200);
      return rollcall.settled(body.reviewRunId ?? "");
    },
    async changes(runId) {
      const { body } = await call<{ items: ShownChange[] }>("GET", `/v1/runs/${runId}/changes?limit=200`);
      return body.items;
    },
    approve: (run, hold = []) => approveIn(rollcall, run, hold),
    async adopt() {
      expect(await world.approve(await world.plan())).toMatchObject({ state: "succeeded" });
      await world.quiet();
    },
    async reconcile() {
      const { status, body } = await call<{ id: string }>("POST", "/v1/destination/reconcile");
      expect({ status, body }).toMatchObject({ status: 202 });
      const run = await rollcall.settled(body.id);
      await world.quiet();
      return run;
    },
    quiet: () => quietIn(rollcall),
    async aDayLater() {
      days++;
      await rollcall.tick(new Date(Date.now() + days * 86_400_000));
      await world.quiet();
    },
    close: () => rollcall.close(),
  };
  return world;
}

async function approveIn(
  { call, settled }: Rollcall,
  { id, fingerprint }: RunView,
  hold: readonly string[],
): Promise<RunView> {
  const { status, body } = await call("POST", `/v1/runs/${id}/approve`, { fingerprint, hold });
  expect(body).toEqual({ id });
  expect(status).toBe(202);
  return settled(id);
}

const BUSY = `SELECT EXISTS (SELECT 1 FROM outbox WHERE due_at <= unixepoch() * 1000 AND held IS NULL
    AND EXISTS (SELECT 1 FROM destination WHERE enabled = 1 AND state = 'active'))
  OR EXISTS (SELECT 1 FROM lease WHERE name = 'destination' AND owner <> '') AS busy`;

const quietIn = ({ rows }: Rollcall): Promise<void> =>
  until(async () => (await rows<{ busy: number }>(BUSY))[0]?.busy === 0);
