import { describe, expect, test } from "vitest";
import { checkConnection, type PersonioProbe } from "../../worker/api/connection/check-connection.ts";
import { DEFAULT_TARGETS } from "../../worker/core/mapping.ts";
import { err, ok } from "../../worker/core/result.ts";
import type { AttributeInfo, EmployeePages, PageRange } from "../../worker/sync/employee-source.ts";

const ALL = Object.keys(DEFAULT_TARGETS);
const infoOf = (key: string): AttributeInfo => ({
  key,
  label: key,
  type: "standard",
  universalId: key,
  options: [],
});
const without = (...keys: readonly string[]): AttributeInfo[] =>
  ALL.filter((key) => !keys.includes(key)).map(infoOf);

const pagesOf = (seenAttributes: readonly AttributeInfo[]): EmployeePages => ({
  ...{ employees: [], invalid: [], total: 1, totalChanged: false, received: 1, last: true },
  seenAttributes,
});

const never = (): never => {
  throw new Error("not to be asked");
};

const probeOf = (over: Partial<PersonioProbe>): PersonioProbe => ({
  authenticate: async () => ok(undefined),
  listAttributes: never,
  readPages: never,
  ...over,
});

const listing = (attributes: readonly AttributeInfo[]): PersonioProbe =>
  probeOf({ listAttributes: async () => ok(attributes) });

const reading = (attributes: readonly AttributeInfo[], asked: PageRange[] = []): PersonioProbe =>
  probeOf({
    listAttributes: async () => ok(null),
    readPages: async (range) => {
      asked.push(range);
      return ok(pagesOf(attributes));
    },
  });

describe("credentials", () => {
  test("are good when they may read everything there is by default", async () => {
    const attributes = [...without(), infoOf("dynamic_1")];
    expect(await checkConnection(listing(attributes))).toEqual({
      problem: null,
      unreadable: [],
      learnt: { attributes, complete: true },
    });
  });

  test("are good without other defaults, which are named", async () => {
    const check = await checkConnection(listing(without("id", "gender", "office")));
    expect(check).toMatchObject({ problem: null, unreadable: ["office", "gender"] });
  });

  test("are not, without what is required", async () => {
    const check = await checkConnection(listing(without("email", "status", "gender")));
    expect(check.problem).toEqual({ code: "attributes-missing", params: { missing: ["email", "status"] } });
    expect((await checkConnection(listing([]))).problem?.params).toEqual({
      missing: ["first_name", "last_name", "email", "status"],
    });
  });

  test("that may not list attributes are judged by one page of people", async () => {
    const asked: PageRange[] = [];
    const check = await checkConnection(reading(without("last_name", "gender"), asked));
    expect(check).toMatchObject({
      problem: { code: "attributes-missing", params: { missing: ["last_name"] } },
      unreadable: ["gender"],
      learnt: { complete: false },
    });
    expect(asked).toEqual([
      { firstPage: 0, pages: 1, attributes: expect.arrayContaining(["email", "office"]) },
    ]);
  });

  test("of a company without people can't be judged, and pass", async () => {
    expect(await checkConnection(reading([]))).toMatchObject({ problem: null, unreadable: [] });
  });
});

describe("a Personio that gives no answer", () => {
  const down = async () => err({ reason: "personio-unavailable" } as const);
  const odd = async () => err({ reason: "source-unreadable", detail: "no-attribute-list" } as const);

  test.each([
    { name: "refuses", probe: { authenticate: async () => err({ reason: "credentials-refused" } as const) } },
    { name: "is down at once", probe: { authenticate: down } },
    { name: "is down for the list", probe: { listAttributes: down } },
    { name: "sends an odd list", probe: { listAttributes: odd } },
    { name: "is down for the people", probe: { listAttributes: async () => ok(null), readPages: down } },
  ])("$name: that is the problem, and nothing is learnt", async ({ probe }) => {
    const { problem, learnt } = await checkConnection(probeOf(probe));
    expect(problem).toEqual({ code: expect.stringMatching(/refused|unavailable|unreadable/u), params: {} });
    expect(learnt.attributes).toEqual([]);
  });
});
