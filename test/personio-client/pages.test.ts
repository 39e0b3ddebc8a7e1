/** Which pages are asked for, and what is said about them. */
import { beforeEach, describe, expect, test } from "vitest";
import type { EmployeePages } from "../../worker/sync/employee-source.ts";
import { companyOf, offsetOf, type Script, scriptPersonio } from "./scripted-personio.ts";
import { finished, useVirtualTime } from "./virtual-time.ts";
import { json, page, record, wrapper } from "./wire.ts";

beforeEach(useVirtualTime);

type Range = {
  readonly firstPage?: number;
  readonly pages?: number;
  readonly attributes?: readonly string[];
};

async function read(data: NonNullable<Script["data"]>, range: Range = {}) {
  const personio = scriptPersonio({ data });
  const wanted = { firstPage: 0, pages: 20, attributes: [], ...range };
  const result = await finished(personio.client.readPages(wanted));
  const offsets = personio.dataRequests().map(offsetOf);
  return { result, offsets, requests: personio.dataRequests() };
}

async function pagesOf(data: NonNullable<Script["data"]>, range: Range = {}): Promise<EmployeePages> {
  const { result } = await read(data, range);
  if (!result.ok) throw new Error(`Failed: ${result.error.reason}`);
  return result.value;
}

const unreadable = (detail: string) => ({ ok: false, error: { reason: "source-unreadable", detail } });
const people = (count: number, from = 1) => Array.from({ length: count }, (_, index) => record(from + index));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

describe("the question", () => {
  test("names page, limit and attributes; id and status always, the birthday never", async () => {
    const attributes = ["email", "dynamic_7", "email", "date_of_birth", "id"];
    const { requests } = await read(companyOf(150), { attributes });
    const [first, second] = requests.map(({ url }) => url);
    expect(first?.pathname).toBe("/v1/company/employees");
    expect(Object.fromEntries(first?.searchParams ?? [])).toMatchObject({ limit: "100", offset: "0" });
    expect(second?.searchParams.get("offset")).toBe("100");
    expect(first?.searchParams.getAll("attributes[]")).toEqual(["id", "status", "email", "dynamic_7"]);
  });

  test("can't be changed by the name of an attribute", async () => {
    const { requests } = await read(companyOf(1), { attributes: ["a&offset=900", "b#c"] });
    expect(requests[0]?.url.searchParams.getAll("offset")).toEqual(["0"]);
    expect(requests[0]?.url.searchParams.getAll("attributes[]")).toEqual([
      "id",
      "status",
      "a&offset=900",
      "b#c",
    ]);
  });
});

describe("with metadata", () => {
  test.each([0, 1, 99, 100, 101, 250, 500, 1_000])(
    "%i people: no page behind the end is asked for",
    async (count) => {
      const { result, offsets } = await read(companyOf(count));
      const expected = Array.from({ length: Math.max(1, Math.ceil(count / 100)) }, (_, index) => index * 100);
      expect(offsets.toSorted((one, other) => one - other)).toEqual(expected);
      expect(result).toMatchObject({
        value: { received: count, total: count, totalChanged: false, last: true },
      });
    },
  );

  test("people stay in the order of the list", async () => {
    const { employees } = await pagesOf(companyOf(450));
    expect(employees.map(({ id }) => id)).toEqual(numbers(450));
  });

  test("a part of the list is not the last one", async () => {
    expect(await pagesOf(companyOf(500), { pages: 2 })).toMatchObject({
      received: 200,
      total: 500,
      last: false,
    });
    expect(await pagesOf(companyOf(500), { firstPage: 2, pages: 2 })).toMatchObject({
      received: 200,
      last: false,
    });
    const { result, offsets } = await read(companyOf(500), { firstPage: 4, pages: 2 });
    expect(result).toMatchObject({ value: { received: 100, total: 500, last: true } });
    expect(offsets).toEqual([400]);
  });

  test("asking behind the end finds nobody and says so", async () => {
    expect(await pagesOf(companyOf(200), { firstPage: 2, pages: 5 })).toMatchObject({
      received: 0,
      total: 200,
      last: true,
    });
  });

  test("numbers may be text", async () => {
    const answer = (request: Parameters<typeof offsetOf>[0]) =>
      page(people(offsetOf(request) === 0 ? 100 : 50, offsetOf(request) + 1), { total: "150", limit: "100" });
    expect(await pagesOf(answer)).toMatchObject({ received: 150, total: 150, last: true });
  });

  test.each([-1, 1.5, "many", "", null, {}, 1e300])("a total of %j is none", async (total) => {
    expect(await pagesOf(() => page(people(3), { total }))).toMatchObject({
      total: null,
      totalChanged: false,
      last: true,
    });
  });

  test("a short page in the middle does not end the list", async () => {
    const answer = (request: Parameters<typeof offsetOf>[0]) =>
      page(people(offsetOf(request) === 200 ? 50 : 98, offsetOf(request) + 1), { total: 250 });
    expect(await pagesOf(answer)).toMatchObject({ received: 246, total: 250, last: true });
  });

  test("an empty page does, whatever total was promised", async () => {
    const { result, offsets } = await read(() => page([], { total: 9_000_000_000_000_000 }));
    expect(result).toMatchObject({ value: { received: 0, last: true } });
    expect(offsets).toEqual([0]);
  });

  test("a total smaller than what came is not believed", async () => {
    const counts = [100, 100, 100, 20];
    const answer = (request: Parameters<typeof offsetOf>[0]) =>
      page(people(counts[offsetOf(request) / 100] ?? 0, offsetOf(request) + 1), { total: 0 });
    expect(await pagesOf(answer)).toMatchObject({ received: 320, last: true });
  });

  test("a total that changes is no total", async () => {
    const grown = (request: Parameters<typeof offsetOf>[0]) =>
      companyOf(offsetOf(request) < 100 ? 200 : 201)(request);
    const { result, offsets } = await read(grown);
    expect(result).toMatchObject({ value: { received: 201, total: null, totalChanged: true, last: true } });
    expect(offsets).toEqual([0, 100, 200]);
    const shrunk = (request: Parameters<typeof offsetOf>[0]) =>
      companyOf(offsetOf(request) < 100 ? 201 : 200)(request);
    expect(await pagesOf(shrunk)).toMatchObject({
      received: 200,
      total: null,
      totalChanged: true,
      last: true,
    });
  });
});

describe("without metadata", () => {
  test.each([0, 1, 99, 100, 101, 450, 500])("%i people are found", async (count) => {
    const { employees, ...rest } = await pagesOf(companyOf(count, { metadata: false }));
    expect(employees.map(({ id }) => id)).toEqual(numbers(count));
    expect(rest).toMatchObject({ received: count, total: null, totalChanged: false, last: true });
  });

  test("a full last page may be the end or not", async () => {
    const answer = companyOf(500, { metadata: false });
    expect(await pagesOf(answer, { pages: 5 })).toMatchObject({ received: 500, last: false });
    expect(await pagesOf(answer, { firstPage: 5, pages: 5 })).toMatchObject({ received: 0, last: true });
  });
});

describe("a page that can't be trusted", () => {
  test("gives fewer people than asked for, so that the next offset would skip some", async () => {
    expect((await read(() => page(people(50), { total: 120, limit: 50 }))).result).toEqual(
      unreadable("page-limit-below-100"),
    );
    expect((await read(() => page(people(50), { limit: "50" }))).result).toEqual(
      unreadable("page-limit-below-100"),
    );
    expect(await pagesOf(() => page(people(49), { limit: 50 }))).toMatchObject({ received: 49 });
  });

  test.each([null, {}, "x", 7])("has %j instead of a list", async (data) => {
    expect((await read(() => json({ success: true, data }))).result).toEqual(unreadable("no-list"));
  });

  test("records that name nobody are reported, the others come through", async () => {
    const records = [record(1), record(null), null, { type: "Employee" }, record("x y"), record(2)];
    const { employees, invalid, received } = await pagesOf(() => page(records, { total: 6 }));
    expect(employees.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(invalid).toEqual([
      { id: null, problem: "no-id" },
      { id: null, problem: "no-attributes" },
      { id: null, problem: "no-attributes" },
      { id: null, problem: "no-id" },
    ]);
    expect(received).toBe(6);
  });
});

test("attributes that were seen are described, once, and only the wanted ones", async () => {
  const data = (request: Parameters<typeof offsetOf>[0]) => {
    const more = offsetOf(request) === 0 ? {} : { dynamic_2: wrapper("1977-10-22", "date", "date_of_birth") };
    const attributes = {
      email: wrapper("a@example.com", "standard", "email"),
      gender: wrapper("male"),
      ...more,
    };
    return page(
      Array.from({ length: 100 }, (_, index) => record(offsetOf(request) + index + 1, attributes)),
      { total: 200 },
    );
  };
  const { seenAttributes, employees } = await pagesOf(data, { attributes: ["email", "dynamic_2", "office"] });
  const described = { label: "A label", universalId: null, options: [] };
  expect(seenAttributes).toEqual([
    { ...described, key: "id", type: "integer" },
    { ...described, key: "status", type: "standard" },
    { ...described, key: "email", type: "standard", universalId: "email" },
    { ...described, key: "dynamic_2", type: "date", universalId: "date_of_birth" },
  ]);
  expect(employees.at(-1)?.values).toEqual({ email: "a@example.com" });
});
