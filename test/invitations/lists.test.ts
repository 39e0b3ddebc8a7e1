/** Who has been invited and who hasn't: the list of invitations, accounts by their invitation, and the status. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accountRow, insertRows, type Row } from "../api/routes/rows.ts";
import { type Api, startApi } from "../api/routes/start-api.ts";

let api: Api;
const NOW = Date.now();
const DAY = 24 * 3_600_000;

const person = (id: string, lastName: string, over: Row = {}): Row =>
  accountRow(id, { first_name: "Ada", last_name: lastName, link: "linked", ...over });

const invitation = (id: string, state: string, over: Row = {}): Row => ({
  ...{ account_id: id, state, email: `${id}@beispiel.example`, times: 1, tries: 0, created_at: 0 },
  ...{ created_by: "run-1", sent_at: NOW - DAY, expires_at: NOW + DAY, token_hash: `hash-${id}` },
  ...over,
});

const UNSENT: Row = { times: 0, sent_at: null, expires_at: null, token_hash: null };

beforeAll(async () => {
  api = await startApi();
  const { db } = api.rollcall;
  await insertRows(db, "account", [
    person("none", "Aal"),
    person("gone", "Bach", { state: "deactivated", deactivated_by: "admin" }),
    person("queued", "Cäsar"),
    person("sending", "Dorn"),
    person("sent", "Eck"),
    person("expired", "Fuchs"),
    person("lost", "Gans"),
    person("unknown", "Hahn"),
    person("failed", "Igel"),
    person("accepted", "Jäger"),
    person("revoked", "Kranz"),
    person("unlinked", "Licht", { link: "unlinked" }),
  ]);
  await insertRows(db, "invitation", [
    invitation("queued", "queued", { ...UNSENT, next_try_at: NOW + DAY, tries: 2, problem: "carrier-down" }),
    invitation("sending", "sending", { ...UNSENT, claimed_at: NOW, token_hash: "h1" }),
    invitation("sent", "sent", { times: 3 }),
    invitation("expired", "sent", { expires_at: NOW - 1 }),
    invitation("lost", "sending", { claimed_at: NOW - DAY }),
    invitation("unknown", "unknown", { problem: "connection-lost" }),
    invitation("failed", "failed", { ...UNSENT, problem: "recipient-refused" }),
    invitation("accepted", "accepted", { accepted_at: NOW }),
    invitation("revoked", "revoked", { token_hash: null }),
  ]);
});
afterAll(() => api.close());

type Item = { readonly accountId?: string; readonly id?: string };
type List = { readonly items: readonly Item[]; readonly nextCursor: string | null };
const idsOf = ({ items }: List) => items.map(({ accountId, id }) => accountId ?? id);
const list = async (path: string) => (await api.ask<List>("GET", path)).body;

const BY_STATE: ReadonlyArray<readonly [string, readonly string[]]> = [
  ["pending", ["queued", "sending", "sent"]],
  ["expired", ["expired"]],
  ["unknown", ["lost", "unknown"]],
  ["failed", ["failed"]],
  ["accepted", ["accepted"]],
];

describe("the list of invitations", () => {
  test.each(BY_STATE)("%s", async (state, ids) => {
    expect(idsOf(await list(`/v1/invitations?state=${state}`))).toEqual(ids);
  });

  test("none: everybody active who has no invitation that stands", async () => {
    expect(idsOf(await list("/v1/invitations?state=none"))).toEqual(["none", "revoked", "unlinked"]);
  });

  test("all of them by name, page by page, and found by name", async () => {
    const all = ["queued", "sending", "sent", "expired", "lost", "unknown", "failed", "accepted"];
    expect(idsOf(await list("/v1/invitations"))).toEqual(all);
    const seen: unknown[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page: List = await list(`/v1/invitations?limit=3${after}`);
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all);
    expect(idsOf(await list("/v1/invitations?q=jäger"))).toEqual(["accepted"]);
    expect(idsOf(await list("/v1/invitations?q=jäger&state=failed"))).toEqual([]);
    expect(idsOf(await list("/v1/invitations?q=ada&state=unknown"))).toEqual(["lost", "unknown"]);
  });

  test("says of each what there is to know", async () => {
    const { items } = await list("/v1/invitations?state=pending");
    expect(items[0]).toEqual({
      ...{ accountId: "queued", name: "Ada Cäsar", email: "queued@beispiel.example", state: "pending" },
      ...{ sentAt: null, times: 0, expiresAt: null, problem: "carrier-down" },
      nextTryAt: new Date(NOW + DAY).toISOString().replace(/\.\d+Z$/u, "Z"),
    });
    expect(items[2]).toMatchObject({ accountId: "sent", times: 3, problem: null, nextTryAt: null });
  });

  test.each(["state=sent", "state=", "limit=0", "cursor=x", "team=a"])("?%s is refused", async (query) => {
    expect(await api.ask("GET", `/v1/invitations?${query}`)).toMatchObject({ status: 422 });
  });
});

describe("accounts by their invitation", () => {
  test.each([...BY_STATE, ["none", ["none", "gone", "revoked", "unlinked"]] as const])(
    "%s",
    async (state, ids) => {
      const { items } = await list(`/v1/accounts?invitation=${state}`);
      expect(idsOf({ items, nextCursor: null })).toEqual(ids);
      expect(items.map((it) => Reflect.get(it, "invitation"))).toEqual(
        ids.map(() => expect.objectContaining({ state })),
      );
    },
  );

  test("together with everything else that is asked for", async () => {
    expect(idsOf(await list("/v1/accounts?invitation=pending&q=eck&state=active"))).toEqual(["sent"]);
    expect(idsOf(await list("/v1/accounts?invitation=none&link=unlinked"))).toEqual(["unlinked"]);
    expect(idsOf(await list("/v1/accounts?invitation=accepted&state=deactivated"))).toEqual([]);
  });
});

test("the status counts those never invited and those open", async () => {
  const { body } = await api.ask<{ accounts: unknown }>("GET", "/v1/status");
  expect(body.accounts).toEqual({ active: 11, deactivated: 1, neverInvited: 2, invited: 3 });
});
