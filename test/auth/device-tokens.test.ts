/** What a device's token costs the database, and what the hourly tick forgets. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { createEdge } from "../../worker/api/http/create-edge.ts";
import { addStatus } from "../../worker/api/status/add-status.ts";
import { touchDevice, verifyAccessToken } from "../../worker/auth/device-store.ts";
import { newToken } from "../../worker/auth/secret-text.ts";
import { HOUR_MS, insertRows, type Row } from "../api/routes/rows.ts";
import { signInAs } from "../api/routes/sign-in-as.ts";
import { watchWrites } from "../sync/rules/watch-writes.ts";
import { type Rollcall, startRollcall } from "../worker/start-rollcall.ts";
import { counted } from "./counted.ts";

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall();
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

const countOf = async (table: string): Promise<number> =>
  (await rollcall.rows<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))[0]?.n ?? -1;

test("the status costs a device five statements", async () => {
  const { token } = await signInAs(rollcall.db, { role: "viewer" });
  const { db, sent } = counted(rollcall.db);
  const options = { db, now: Date.now, adminToken: null, allowedOrigins: [], log: () => undefined };
  const edge = { ...options, allowRequest: async () => true };
  const app = createEdge(edge);
  addStatus(app, { ...Object(), ...edge });
  const { status } = await app.request("/v1/status", { headers: { authorization: `Bearer ${token}` } });
  expect(status).toBe(200);
  expect(sent.statements).toBeLessThanOrEqual(5);
});

test("a token is looked up in one statement by its index, and what can't be one in none", async () => {
  const { token, email } = await signInAs(rollcall.db, { role: "editor" });
  const { db, sent } = counted(rollcall.db);
  for (const text of ["", "rca_", token.slice(1), `${token}x`, newToken("rcr_"), `rca_${"'".repeat(43)}`]) {
    expect(await verifyAccessToken(db, text, Date.now())).toBeNull();
  }
  expect(sent.statements).toBe(0);
  expect(await verifyAccessToken(db, token, Date.now())).toMatchObject({
    principal: { kind: "admin", name: email, role: "editor" },
    isTouchDue: false,
  });
  expect(sent.statements).toBe(1);
  const plan = await rollcall.rows<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT 1 FROM token JOIN device ON device.id = token.device_id
     JOIN admin ON admin.id = device.admin_id WHERE token.hash = 'h' AND token.expires_at > 1`,
  );
  expect(plan.map(({ detail }) => detail)).toEqual(Array(3).fill(expect.stringMatching(/^SEARCH /u)));
});

test("a token is good until the millisecond it expires", async () => {
  const expiresAt = Date.now() + HOUR_MS;
  const { token } = await signInAs(rollcall.db, { role: "viewer", tokenRow: { expires_at: expiresAt } });
  const db = openDatabase(rollcall.db);
  expect(await verifyAccessToken(db, token, expiresAt - 1)).not.toBeNull();
  expect(await verifyAccessToken(db, token, expiresAt)).toBeNull();
});

test("its use is written once an hour, also when several requests find that it is time", async () => {
  const now = Date.now();
  await signInAs(rollcall.db, { role: "viewer", deviceRow: { last_used_at: now - HOUR_MS } });
  const writes = await watchWrites(rollcall);
  const db = openDatabase(rollcall.db);
  await Promise.all([1, 2, 3].map((later) => touchDevice(db, "device-viewer", now + later)));
  expect(await writes.count()).toEqual({ device: 1 });
  await writes.stop();
});

const at = (expiresAt: number): Readonly<Record<string, Row>> => {
  const id = String(expiresAt);
  const whose = { admin_id: "admin", expires_at: expiresAt };
  return {
    device: { ...whose, id, name: "n", via: "oauth", created_at: 1, last_used_at: 1 },
    token: { hash: id, device_id: id, kind: "refresh", expires_at: expiresAt, used_at: 1 },
    grant_code: { ...whose, hash: id, kind: "pairing", device_id: id, request: "{}" },
    mail_code: { ...whose, challenge_hash: id, code_hash: "c", network_hash: "n", guesses: 0, created_at: 1 },
    browser_session: { ...whose, hash: id, via: "oidc" },
  };
};

test("the hourly tick forgets what is over and nothing else, and writes nothing when nothing is", async () => {
  const over = at(Date.now() - 1);
  const good = at(Date.now() + HOUR_MS);
  for (const table of Object.keys(over)) {
    await insertRows(rollcall.db, table, [Object(over[table]), Object(good[table])]);
  }
  await rollcall.tick(new Date());
  for (const table of Object.keys(over)) expect(await countOf(table), table).toBe(1);
  const writes = await watchWrites(rollcall);
  await rollcall.tick(new Date());
  expect(await writes.count()).toEqual({});
  await writes.stop();
});

test("a job of the tick that fails keeps none of the others from its turn", async () => {
  const { device } = at(Date.now() - 1);
  await insertRows(rollcall.db, "device", [Object(device)]);
  await rollcall.db.exec("ALTER TABLE lease RENAME TO lease_away");
  await rollcall.tick(new Date()).catch(() => undefined);
  await rollcall.db.exec("ALTER TABLE lease_away RENAME TO lease");
  expect(await countOf("device")).toBe(0);
  expect(rollcall.logs()).toContain("tick.failed");
});
