/** A new key in the ring: what the old one sealed stays readable, and is sealed anew before the old one leaves. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/database.ts";
import { resealSecrets } from "../../worker/auth/reseal-secrets.ts";
import { createSealer, parseKeyRing, type Sealer } from "../../worker/auth/seal.ts";
import { SECRET_CONTEXT } from "../../worker/config/connection-store.ts";
import { TOKEN_CONTEXT } from "../../worker/config/token-context.ts";
import { ROOT } from "../sources.ts";
import { watchWrites } from "../sync/rules/watch-writes.ts";
import { ADMIN_TOKEN, type Rollcall, startRollcall } from "../worker/start-rollcall.ts";

const key = (byte: number): string => Buffer.alloc(32, byte).toString("base64");
const OLD = { current: "k1", keys: { k1: key(1) } };
/** What an operator deploys to rotate: the new key seals, the old one still opens. */
const BOTH = { current: "k2", keys: { k1: key(1), k2: key(2) } };
const LOST = { current: "k9", keys: { k9: key(9) } };

function sealerOf(ring: object): Sealer {
  const parsed = parseKeyRing(JSON.stringify(ring));
  if (!parsed.ok) throw new Error(parsed.error);
  return createSealer(parsed.value);
}

let rollcall: Rollcall;

beforeAll(async () => {
  rollcall = await startRollcall({ secrets: { ENCRYPTION_KEYS: JSON.stringify(BOTH) } });
});
afterAll(() => rollcall.close());
beforeEach(() => rollcall.reset());

/** The test Personio's credentials as they were saved before the deployment got its ring; not enabled, so nothing runs. */
async function storeSealedWith(ring: object): Promise<string> {
  const { clientId, clientSecret } = rollcall.personio.credential;
  const sealed = await sealerOf(ring).seal(clientSecret, SECRET_CONTEXT);
  await rollcall.db
    .prepare(
      "INSERT INTO connection (id, client_id, sealed_secret, enabled, updated_at) VALUES (1, ?, ?, 0, 0)",
    )
    .bind(clientId, sealed)
    .run();
  return sealed;
}

const stored = async (): Promise<string | undefined> =>
  (await rollcall.rows<{ sealed: string }>("SELECT sealed_secret AS sealed FROM connection"))[0]?.sealed;
const rotate = () => rollcall.call("POST", "/v1/keys/rotate");
const opensAtPersonio = async () =>
  (await rollcall.call<{ problem: unknown }>("POST", "/v1/connection/test")).body.problem === null;
const recorded = () =>
  rollcall.rows(
    "SELECT actor, action, subject, before, after FROM audit_event WHERE action = 'secret.resealed'",
  );

test("the old key's secret is readable under the new ring before anything is sealed anew", async () => {
  const sealed = await storeSealedWith(OLD);
  expect(await opensAtPersonio()).toBe(true);
  expect(await stored()).toBe(sealed);
});

test("the destination's token is sealed anew too", async () => {
  const sealed = await sealerOf(OLD).seal("scim-token", TOKEN_CONTEXT);
  await rollcall.db
    .prepare(
      `INSERT INTO destination (id, kind, base_url, sealed_token, enabled, custom_attributes, state, updated_at)
       VALUES (1, 'standard', 'https://scim.beispiel.example', ?, 0, '{}', 'new', 0)`,
    )
    .bind(sealed)
    .run();
  await rotate();
  const [row] = await rollcall.rows<{ token: string }>("SELECT sealed_token AS token FROM destination");
  expect(row?.token).toMatch(/^v1\.k2\./u);
  const opened = await sealerOf(BOTH).open(row?.token ?? "", TOKEN_CONTEXT);
  expect(opened).toEqual({ ok: true, value: "scim-token" });
});

describe("the hourly tick", () => {
  test("seals with the current key, so that the old one may leave", async () => {
    await storeSealedWith(OLD);
    await rollcall.tick(new Date());
    const sealed = String(await stored());
    expect(sealed).toMatch(/^v1\.k2\./u);
    expect(await opensAtPersonio()).toBe(true);
    const withoutOld = sealerOf({ current: "k2", keys: { k2: key(2) } });
    const { clientSecret } = rollcall.personio.credential;
    expect(await withoutOld.open(sealed, SECRET_CONTEXT)).toEqual({ ok: true, value: clientSecret });
  });

  test("writes nothing when there is nothing to do", async () => {
    await storeSealedWith(BOTH);
    const writes = await watchWrites(rollcall);
    await rollcall.tick(new Date());
    expect(await writes.count()).toEqual({});
    await writes.stop();
  });

  test("leaves alone what it can't open, in case the key comes back", async () => {
    const sealed = await storeSealedWith(LOST);
    await rollcall.tick(new Date());
    expect(await stored()).toBe(sealed);
  });
});

describe("POST /v1/keys/rotate", () => {
  test("says what it did and which keys are still needed, and puts it on record", async () => {
    await storeSealedWith(OLD);
    const done = { currentKey: "k2", resealed: 1, keysInUse: ["k2"], unreadable: 0 };
    expect(await rotate()).toMatchObject({ status: 200, body: done });
    expect(await rotate()).toMatchObject({ status: 200, body: { ...done, resealed: 0 } });
    expect(await recorded()).toEqual([
      {
        ...{ actor: "ADMIN_TOKEN", action: "secret.resealed", subject: "connection" },
        ...{ before: '{"key":"k1"}', after: '{"key":"k2"}' },
      },
    ]);
  });

  test("says so when a key is gone that is needed", async () => {
    await storeSealedWith(LOST);
    expect(await rotate()).toMatchObject({ body: { resealed: 0, keysInUse: ["k9"], unreadable: 1 } });
    expect(await recorded()).toEqual([]);
  });

  test("has nothing to say where there is no secret", async () => {
    const nothing = { currentKey: "k2", resealed: 0, keysInUse: [], unreadable: 0 };
    expect((await rotate()).body).toEqual(nothing);
  });
});

test("a secret that is saved while the old one is sealed anew is not overwritten", async () => {
  await storeSealedWith(OLD);
  const ring = sealerOf(BOTH);
  const saved = await ring.seal("another secret", SECRET_CONTEXT);
  const slow: Sealer = {
    ...ring,
    async seal(text, context) {
      await rollcall.db.prepare("UPDATE connection SET sealed_secret = ?").bind(saved).run();
      return ring.seal(text, context);
    },
  };
  const resealed = await resealSecrets(openDatabase(rollcall.db), slow, { by: "ada@x.example", at: 1 });
  expect(resealed).toEqual({ currentKey: "k2", resealed: 0, keysInUse: ["k2"], unreadable: 0 });
  expect(await stored()).toBe(saved);
  expect(await recorded()).toEqual([]);
});

describe("npm run rotate-keys", () => {
  type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

  const run = (env: Readonly<Record<string, string>>): Promise<Ended> =>
    promisify(execFile)(process.execPath, [join(ROOT, "db/rotate-keys.ts")], {
      env: { PATH: process.env["PATH"], ...env },
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: Ended) => error,
    );
  const here = () => ({ PUBLIC_URL: rollcall.url, ADMIN_TOKEN });

  test("rotates, and says which keys may leave", async () => {
    await storeSealedWith(OLD);
    const { code, stdout } = await run(here());
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout:
        "current key    k2\nsealed anew    1\nkeys in use    k2\nAny other key may leave ENCRYPTION_KEYS.\n",
    });
    expect(await stored()).toMatch(/^v1\.k2\./u);
  });

  test("fails when a secret can't be opened", async () => {
    await storeSealedWith(LOST);
    const { code, stdout, stderr } = await run(here());
    expect(code).toBe(1);
    expect(stderr).toContain("1 can't be opened");
    expect(stdout).not.toContain("may leave");
  });

  test.each([
    ["nothing is set", { PUBLIC_URL: "", ADMIN_TOKEN: "" }, "Set PUBLIC_URL"],
    ["the token is wrong", { ADMIN_TOKEN: "wrong-admin-token-0123456789abcdefghijklm" }, "answered 401"],
    ["the token would go in the clear", { PUBLIC_URL: "http://rollcall.example" }, "must be https:"],
    ["nobody is there", { PUBLIC_URL: "http://127.0.0.1:9" }, "can't be reached"],
  ])("fails when %s, and never shows the token", async (_, over, said) => {
    const { code, stdout, stderr } = await run({ ...here(), ...over });
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    expect(stdout + stderr).not.toContain("admin-token");
  });
});
