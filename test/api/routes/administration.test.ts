/** Who may come in, with which devices, and that what is taken away is gone at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../../db/database.ts";
import { appointFirstOwner } from "../../../worker/auth/admin-store.ts";
import { HOUR_MS, insertRows } from "./rows.ts";
import { type SignedIn, type SignInOptions, signInAs } from "./sign-in-as.ts";
import { type Api, type Problem, type Question, startApi } from "./start-api.ts";

type Item = Readonly<Record<string, unknown>>;
type List = { readonly items: readonly Item[]; readonly nextCursor: string | null };

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => api.rollcall.reset());

const signIn = (options: SignInOptions): Promise<SignedIn> => signInAs(api.rollcall.db, options);
const ask = <T = Problem>(method: string, path: string, question?: Question) =>
  api.ask<T>(method, path, question);
const itemsOf = async (path: string, token?: string): Promise<readonly Item[]> =>
  (await ask<List>("GET", path, token === undefined ? {} : { token })).body.items;
const statusWith = async (token: string): Promise<number> =>
  (await ask("GET", "/v1/status", { token })).status;
const appoint = (email: string, role: string, question: Question = {}) =>
  ask<Item>("POST", "/v1/admins", { body: { email, role }, ...question });
const rowsOf = (table: string) => api.rollcall.rows<Item>(`SELECT * FROM ${table}`);

const INSTANT = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u);

describe("GET /v1/me", () => {
  test("of a device says whose it is, what they may do, and where they signed in", async () => {
    const { token, email, deviceId } = await signIn({ role: "editor", name: "ada" });
    expect((await ask("GET", "/v1/me", { token })).body).toEqual({
      ...{ email, name: email, role: "editor", via: "device" },
      device: { id: deviceId, name: "Chrome of ada" },
    });
  });

  test("of the deployment's own token names no person", async () => {
    const me = { email: null, name: "ADMIN_TOKEN", role: "owner", via: "token", device: null };
    expect((await ask("GET", "/v1/me")).body).toEqual(me);
  });
});

describe("the last use of a device is on record", () => {
  const lastUsedAt = async () => (await rowsOf("device"))[0]?.["last_used_at"];

  test("once an hour at most", async () => {
    const used = Date.now() - HOUR_MS + 60_000;
    const { token } = await signIn({ role: "viewer", deviceRow: { last_used_at: used } });
    expect(await statusWith(token)).toBe(200);
    expect(await lastUsedAt()).toBe(used);
  });

  test("when an hour has passed", async () => {
    const before = Date.now();
    const { token } = await signIn({ role: "viewer", deviceRow: { last_used_at: before - HOUR_MS } });
    expect(await statusWith(token)).toBe(200);
    await expect.poll(lastUsedAt).toBeGreaterThanOrEqual(before);
  });
});

describe("devices", () => {
  test("are shown to those they belong to, newest first, with the one that asks", async () => {
    const now = Date.now();
    await signIn({ role: "viewer", name: "eve" });
    const older = { created_at: now - HOUR_MS, via: "pairing" };
    await signIn({ role: "editor", name: "ada", device: "old", deviceRow: older });
    const { token } = await signIn({ role: "editor", name: "ada" });
    const over = { expires_at: now - 1 };
    await signIn({ role: "editor", name: "ada", device: "over", deviceRow: over });
    expect(await itemsOf("/v1/devices", token)).toEqual([
      {
        ...{ id: "device-ada", name: "Chrome of ada", via: "oauth", email: "ada@beispiel.example" },
        ...{ createdAt: INSTANT, lastUsedAt: INSTANT, expiresAt: INSTANT, current: true },
      },
      expect.objectContaining({ id: "device-old", via: "pairing", current: false }),
    ]);
  });

  test("are all shown to owners and to the deployment's token, page by page", async () => {
    const { token } = await signIn({ role: "owner", name: "olga" });
    await signIn({ role: "viewer", name: "eve" });
    await signIn({ role: "editor", name: "ada" });
    const all = (await itemsOf("/v1/devices")).map(({ id }) => id);
    expect(new Set(all)).toEqual(new Set(["device-olga", "device-eve", "device-ada"]));
    const paged: unknown[] = [];
    for (let path: string | null = "/v1/devices?limit=1"; path !== null; ) {
      const { body }: { body: List } = await ask<List>("GET", path, { token });
      paged.push(...body.items.map(({ id }) => id));
      path = body.nextCursor === null ? null : `/v1/devices?limit=1&cursor=${body.nextCursor}`;
    }
    expect(paged).toEqual(all);
  });

  test("are ended by those they belong to, at once", async () => {
    const stolen = await signIn({ role: "viewer", name: "eve", device: "stolen" });
    const { token } = await signIn({ role: "viewer", name: "eve", device: "kept" });
    const code = { hash: "h", kind: "authorization", admin_id: "admin-eve", request: "{}" };
    await insertRows(api.rollcall.db, "grant_code", [
      { ...code, device_id: stolen.deviceId, expires_at: Date.now() + HOUR_MS },
    ]);
    expect((await ask("DELETE", "/v1/devices/device-stolen", { token })).status).toBe(204);
    expect(await statusWith(stolen.token)).toBe(401);
    expect(await statusWith(token)).toBe(200);
    expect(await rowsOf("grant_code")).toEqual([]);
    expect((await rowsOf("token")).map((row) => row["device_id"])).toEqual(["device-kept"]);
    expect(await itemsOf("/v1/audit?action=device.ended")).toEqual([
      {
        ...{ id: expect.any(Number), at: INSTANT, action: "device.ended" },
        ...{ actor: "eve@beispiel.example", subject: "device-stolen" },
        before: { name: "Chrome of stolen", email: "eve@beispiel.example" },
        after: { reason: "revoked" },
      },
    ]);
    expect((await ask("DELETE", "/v1/devices/device-stolen", { token })).status).toBe(404);
  });

  test.each(["viewer", "editor"] as const)("of others aren't there for a %s", async (role) => {
    const { token } = await signIn({ role, name: "eve" });
    const other = await signIn({ role: "viewer", name: "ada" });
    const refused = await ask("DELETE", "/v1/devices/device-ada", { token });
    const nothing = await ask("DELETE", "/v1/devices/device-nobody", { token });
    expect({ ...refused.body, requestId: "" }).toEqual({ ...nothing.body, requestId: "" });
    expect(refused.status).toBe(404);
    expect(await statusWith(other.token)).toBe(200);
    expect(await itemsOf("/v1/audit")).toEqual([]);
  });

  test("of others are ended by owners, and their own last one too", async () => {
    const { token } = await signIn({ role: "owner", name: "olga" });
    const other = await signIn({ role: "viewer", name: "ada" });
    expect((await ask("DELETE", "/v1/devices/device-ada", { token })).status).toBe(204);
    expect(await statusWith(other.token)).toBe(401);
    expect((await ask("DELETE", "/v1/devices/device-olga", { token })).status).toBe(204);
    expect(await statusWith(token)).toBe(401);
  });

  test("that several end at the same moment are on record as ended once", async () => {
    await signIn({ role: "viewer", name: "ada" });
    const ends = await Promise.all([1, 2, 3].map(() => ask("DELETE", "/v1/devices/device-ada")));
    expect(ends.map(({ status }) => status)).toContain(204);
    expect(await itemsOf("/v1/audit?action=device.ended")).toHaveLength(1);
  });
});

describe("admins", () => {
  test("are appointed, and given another role, by address in whatever case", async () => {
    const appointed = await appoint(" Ada@Beispiel.example ", "viewer");
    expect(appointed).toMatchObject({
      status: 201,
      body: { email: "Ada@Beispiel.example", role: "viewer", createdAt: INSTANT, createdBy: "ADMIN_TOKEN" },
    });
    const again = await appoint("ada@BEISPIEL.example", "owner");
    expect(again).toMatchObject({ status: 200, body: { ...appointed.body, role: "owner" } });
    expect(await itemsOf("/v1/admins")).toEqual([again.body]);
    const email = "Ada@Beispiel.example";
    expect(await itemsOf("/v1/audit")).toMatchObject([
      { action: "admin.appointed", before: { email, role: "viewer" }, after: { email, role: "owner" } },
      { action: "admin.appointed", actor: "ADMIN_TOKEN", before: null, after: { email, role: "viewer" } },
    ]);
  });

  test("who have the role already are left as they are, without a record", async () => {
    await appoint("ada@beispiel.example", "viewer");
    expect((await appoint("ada@beispiel.example", "viewer")).status).toBe(200);
    expect(await itemsOf("/v1/audit")).toHaveLength(1);
  });

  test("are listed by address, page by page", async () => {
    for (const name of ["Cleo", "ada", "Bob"]) await appoint(`${name}@beispiel.example`, "editor");
    const first = (await ask<List>("GET", "/v1/admins?limit=2")).body;
    expect(first.items.map(({ email }) => email)).toEqual(["ada@beispiel.example", "Bob@beispiel.example"]);
    const rest = (await ask<List>("GET", `/v1/admins?limit=2&cursor=${first.nextCursor}`)).body;
    expect(rest).toMatchObject({ items: [{ email: "Cleo@beispiel.example" }], nextCursor: null });
  });

  test.each([
    "",
    "ada",
    "a b@c",
    "a@b\u0000",
    "a@b\r\nBcc: c@d",
    "a\u200db@c",
    "\u212Aarl@b",
    `${"x".repeat(254)}@b`,
  ])("have an address mail can be sent to: not %j", async (email) => {
    const { status, body } = await appoint(email, "viewer");
    expect({ status, body }).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(await rowsOf("admin")).toEqual([]);
  });

  test("may do what their role allows from the next request on", async () => {
    const { token, email } = await signIn({ role: "viewer", name: "ada" });
    const start = async () => (await ask("POST", "/v1/runs", { token, body: { mode: "preview" } })).body.code;
    expect(await start()).toBe("forbidden");
    await appoint(email, "editor");
    expect(await start()).toBe("not-configured");
    await appoint(email, "viewer");
    expect(await start()).toBe("forbidden");
  });

  test("that are removed are out at once, with all they could come in with", async () => {
    const gone = await signIn({ role: "editor", name: "gone" });
    await signIn({ role: "editor", name: "gone", device: "second" });
    const kept = await signIn({ role: "editor", name: "kept" });
    const whose = { admin_id: gone.adminId, expires_at: Date.now() + HOUR_MS };
    const { db } = api.rollcall;
    await insertRows(db, "browser_session", [{ ...whose, hash: "s", via: "oidc" }]);
    await insertRows(db, "mail_code", [
      { ...whose, challenge_hash: "c", code_hash: "c", network_hash: "n", guesses: 0, created_at: 1 },
    ]);
    await insertRows(db, "grant_code", [
      { ...whose, hash: "g", kind: "pairing", device_id: "d", request: "{}" },
    ]);
    expect((await ask("DELETE", `/v1/admins/${gone.adminId}`)).status).toBe(204);
    expect(await statusWith(gone.token)).toBe(401);
    expect(await statusWith(kept.token)).toBe(200);
    for (const table of ["browser_session", "mail_code", "grant_code"]) {
      expect(await rowsOf(table), table).toEqual([]);
    }
    for (const table of ["admin", "device", "token"]) expect(await rowsOf(table), table).toHaveLength(1);
    const ended = await itemsOf("/v1/audit?action=device.ended");
    expect(ended.map(({ subject }) => subject).sort()).toEqual(["device-gone", "device-second"]);
    expect(ended).toMatchObject([
      { after: { reason: "admin-removed" } },
      { after: { reason: "admin-removed" } },
    ]);
    const before = { email: gone.email, role: "editor" };
    expect(await itemsOf("/v1/audit?action=admin.removed")).toMatchObject([
      { actor: "ADMIN_TOKEN", subject: gone.adminId, before, after: null },
    ]);
    expect((await ask("DELETE", `/v1/admins/${gone.adminId}`)).status).toBe(404);
  });

  test("come back with a new list of devices", async () => {
    const { token, email, adminId } = await signIn({ role: "viewer", name: "ada" });
    await ask("DELETE", `/v1/admins/${adminId}`);
    expect((await appoint(email, "viewer")).status).toBe(201);
    expect(await statusWith(token)).toBe(401);
  });
});

describe("the last owner", () => {
  test("can neither be removed nor become less", async () => {
    const { token, email, adminId } = await signIn({ role: "owner", name: "olga" });
    const refused = { status: 409, body: { code: "last-owner" } };
    for (const asking of [{ token }, {}]) {
      expect(await ask("DELETE", `/v1/admins/${adminId}`, asking)).toMatchObject(refused);
      expect(await appoint(email, "editor", asking)).toMatchObject(refused);
    }
    expect((await appoint(email, "owner")).status).toBe(200);
    expect(await statusWith(token)).toBe(200);
    expect(await itemsOf("/v1/audit")).toEqual([]);
  });

  test("stays when all owners remove or demote each other at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      await api.rollcall.reset();
      const names = ["olga", "otto", "oda"];
      const owners = await Promise.all(names.map((name) => signIn({ role: "owner", name })));
      const answers = await Promise.all(
        owners.flatMap(({ token }, index) => {
          const other = owners[(index + 1) % owners.length] ?? Object();
          return [
            ask("DELETE", `/v1/admins/${other.adminId}`, { token }),
            ask("POST", "/v1/admins", { token, body: { email: other.email, role: "viewer" } }),
          ];
        }),
      );
      for (const { status } of answers) expect([200, 201, 204, 401, 403, 404, 409]).toContain(status);
      const [left] = await api.rollcall.rows<{ n: number }>(
        "SELECT count(*) AS n FROM admin WHERE role = 'owner'",
      );
      expect(left?.n).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("the first owner", () => {
  const at = Date.now();

  test("is one, however many want to be at the same moment", async () => {
    const db = openDatabase(api.rollcall.db);
    const wanted = ["a@x.example", "b@x.example", "A@x.example", "c@x.example"];
    const made = await Promise.all(wanted.map((email) => appointFirstOwner(db, { email, at })));
    expect(made.filter((it) => it !== null)).toHaveLength(1);
    expect(await rowsOf("admin")).toHaveLength(1);
    expect(await itemsOf("/v1/audit")).toMatchObject([{ actor: "ADMIN_TOKEN", action: "admin.appointed" }]);
  });

  test("is nobody new once there is an owner", async () => {
    await signIn({ role: "owner" });
    expect(await appointFirstOwner(openDatabase(api.rollcall.db), { email: "eve@x.example", at })).toBeNull();
    expect(await rowsOf("admin")).toHaveLength(1);
  });
});
