/** The client against the test Personio, over real HTTP and with its faults: what no hand-made answer shows. */
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import type { AttributeKey } from "../../worker/core/employee.ts";
import {
  createPersonioClient,
  type PersonioClientOptions,
} from "../../worker/personio/create-personio-client.ts";
import type { EmployeePages } from "../../worker/sync/employee-source.ts";
import { startTestPersonio, type TestPersonio, type TestPersonioOptions } from "../personio/test-personio.ts";
import { idOf } from "./scripted-personio.ts";

let personio: TestPersonio | undefined;
afterEach(() => personio?.close());

const ATTRIBUTES: readonly AttributeKey[] = ["first_name", "email", "department", "supervisor", "hire_date"];
const ALL = { firstPage: 0, pages: 20, attributes: ATTRIBUTES };

/** A hundred times as fast as the real thing, so that faults cost a test little. */
const HURRY = { now: () => Date.now() * 100, sleep: (ms: number) => wait(ms / 100) };
const REAL_TIME = { now: Date.now, sleep: (ms: number) => wait(ms) };

async function start(server: TestPersonioOptions, options: Partial<PersonioClientOptions> = {}) {
  personio = await startTestPersonio({ rateLimit: "off", ...server });
  const client = createPersonioClient({
    ...{ fetch, baseUrl: personio.url, credentials: personio.credential, random: Math.random },
    ...HURRY,
    ...options,
  });
  return { personio, client };
}

const idsOf = ({ employees }: EmployeePages) => new Set(employees.map(({ id }) => id));

async function readAll(client: Awaited<ReturnType<typeof start>>["client"]): Promise<EmployeePages> {
  const read = await client.readPages(ALL);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

describe("against the test Personio", () => {
  test("everybody comes, once, and complete", async () => {
    const { client, personio } = await start({ people: 430 });
    const list = await client.listAttributes();
    const pages = await readAll(client);
    expect(list).toMatchObject({
      ok: true,
      value: expect.arrayContaining([expect.objectContaining({ key: "email" })]),
    });
    expect(pages).toMatchObject({ total: 430, received: 430, last: true, invalid: [], totalChanged: false });
    expect(idsOf(pages).size).toBe(430);
    const queries = personio.requests.all.map(({ search }) => search).join();
    expect(queries).not.toContain(personio.credential.clientSecret);
    expect(pages.employees.every(({ values }) => "department" in values && "hire_date" in values)).toBe(true);
  });

  test("the limits of a real Personio are never met", async () => {
    const { client, personio } = await start({ people: 1_900, rateLimit: "real" }, REAL_TIME);
    expect(await readAll(client)).toMatchObject({ received: 1_900, last: true });
    expect(personio.requests.all.filter(({ status }) => status === 429)).toEqual([]);
    expect(client.waitedMs()).toBe(0);
  });

  test.each([
    { kind: "status", status: 500 },
    { kind: "status", status: 502, body: "html" },
    { kind: "status", status: 429 },
    { kind: "html" },
    { kind: "unsuccessful" },
    { kind: "truncated" },
    { kind: "reset" },
    { kind: "reset", when: "midway" },
    { kind: "hang" },
  ] as const)("%j passes", async (fault) => {
    const { client, personio } = await start({ people: 230 }, { requestTimeoutMs: 150 });
    personio.faults.add({ ...fault, times: 3 });
    expect(await readAll(client)).toMatchObject({ received: 230, total: 230, last: true });
    expect(client.waitedMs()).toBeGreaterThan(0);
  });

  test("a token that expires while we read is renewed once", async () => {
    const { client, personio } = await start({ people: 430 });
    personio.faults.add({ kind: "expired-token", fromPage: 1, times: 1 });
    expect(await readAll(client)).toMatchObject({ received: 430, last: true });
    expect(personio.requests.all.filter(({ path }) => path === "/v1/auth")).toHaveLength(2);
  });

  test("a list without metadata is read to its end", async () => {
    const { client, personio } = await start({ people: 230 });
    personio.faults.add({ kind: "no-metadata" });
    expect(await readAll(client)).toMatchObject({ received: 230, total: null, last: true });
  });

  test("attributes that may not be read are absent; the list itself may be forbidden", async () => {
    const { client, personio } = await start({ people: 30 });
    personio.setUnreadable(["department"]);
    personio.faults.add({ kind: "attributes-forbidden" });
    const { employees, seenAttributes } = await readAll(client);
    expect(employees.some(({ values }) => "department" in values)).toBe(false);
    expect(seenAttributes.map(({ key }) => key)).not.toContain("department");
    expect(await client.listAttributes()).toEqual({ ok: true, value: null });
  });

  test("one person is read, or gone, or not known to be gone", async () => {
    const { client, personio } = await start({ people: 3 }, { patienceMs: 2_000 });
    const { employees } = await readAll(client);
    const id = employees[0]?.id ?? idOf("");
    expect(await client.readEmployee(id, ATTRIBUTES)).toEqual({ ok: true, value: employees[0] });
    expect(await client.readEmployee(idOf("999999999"), [])).toEqual({ ok: true, value: "gone" });
    personio.faults.add({ kind: "status", status: 404, body: "html" });
    expect(await client.readEmployee(id, [])).toEqual({
      ok: false,
      error: { reason: "personio-unavailable" },
    });
  });

  test("wrong credentials, and nobody there at all", async () => {
    const { client, personio } = await start(
      {},
      { credentials: { clientId: "x", clientSecret: "y" }, patienceMs: 2_000 },
    );
    expect(await client.authenticate()).toEqual({ ok: false, error: { reason: "credentials-refused" } });
    await personio.close();
    expect(await client.authenticate()).toEqual({ ok: false, error: { reason: "personio-unavailable" } });
  });
});
