/**
 * The answers, held against what others have published: Personio's specifications and captured answers. Both lie next
 * to the repository, not in it; without them these tests are skipped, and say so.
 */
import { existsSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Ask, type Attributes, bodyOf, createAsk, signIn } from "./ask.ts";
import { createCompany } from "./create-company.ts";
import { kindOf, looksLike, type Tree, withNullableValues } from "./published-shapes.ts";
import { startTestPersonio, type TestPersonio } from "./test-personio.ts";

const SHARED = new URL("../../../shared/data/", import.meta.url);
const SPECS = new URL("personio-openapi/", SHARED);
const FIXTURES = new URL("personio-fixtures/", SHARED);
const hasSpecs = existsSync(SPECS);
const hasFixtures = existsSync(FIXTURES);
for (const [isThere, folder] of [[hasSpecs, SPECS] as const, [hasFixtures, FIXTURES] as const]) {
  if (!isThere) console.warn(`SKIPPED: no ${folder.pathname}, so nothing to hold the test Personio against`);
}

let personio: TestPersonio;
let ask: Ask;
let everybody: readonly Attributes[];

beforeAll(async () => {
  personio = await startTestPersonio({ company: createCompany({ people: 250, seed: 7 }), rateLimit: "off" });
  ask = await createAsk(personio.url);
  const pages = await Promise.all([0, 100, 200].map((offset) => ask.list(`limit=100&offset=${offset}`)));
  everybody = pages.flatMap(({ data }) => data.map(({ attributes }) => attributes));
});
afterAll(() => personio.close());

const specOf = (file: string): Tree => parse(readFileSync(new URL(file, SPECS), "utf8"));

/** Does any of our people have a value of this captured one's shape under the same key? */
const isSeenWithUs = (key: string, captured: unknown): boolean =>
  everybody.some((attributes) => looksLike(captured, attributes[key]?.value));

describe.skipIf(!hasSpecs)("the published specification", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  const validators = new Map<string, ValidateFunction>();
  /** Where `value` breaks the schema, as `path keyword`. */
  const problems = (pointer: string, value: unknown): readonly string[] => {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: pointer });
    validators.set(pointer, validate);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  };
  const personnel = (): Tree => specOf("personio-personnel-data-api-oa3.yaml");
  const schemaOf = (name: string): string => `personnel#/components/schemas/${name}`;

  beforeAll(() => {
    ajv.addSchema({ $id: "auth", components: specOf("personio-auth-api.yaml")["components"] });
    ajv.addSchema({ $id: "personnel", components: withNullableValues(personnel()["components"]) });
  });

  test("describes our token", async () => {
    const token = await bodyOf(await signIn(personio.url));
    expect(problems("auth#/components/schemas/AuthenticationTokenResponse", token)).toEqual([]);
  });

  // The list's first part says `data` is an object, its second that it is an array: only the second can be meant.
  test("describes our list", async () => {
    expect(problems(schemaOf("EmployeesResponse/allOf/1"), await ask.list())).toEqual([]);
    for (const employee of everybody) expect(problems(schemaOf("Employee"), employee)).toEqual([]);
  });

  test("describes one employee of ours", async () => {
    const [first] = personio.company.employees;
    expect(problems(schemaOf("EmployeeResponse"), await bodyOf(await ask.get(`/${first?.id}`)))).toEqual([]);
  });

  test("would notice a wrong one", () => {
    const wrong = { department: { value: { attributes: { id: "7" } }, type: "text" } };
    expect(problems(schemaOf("Employee"), wrong)).toEqual([
      "/department/value type",
      "/department/value/attributes required",
      "/department/value/attributes/id type",
      "/department/value anyOf",
      "/department/type enum",
    ]);
  });

  test("has examples whose attributes ours resemble", () => {
    const example: Attributes = at(
      personnel(),
      "paths./company/employees/{employee_id}.get.responses.200.content.application/json.examples.response.value.data.attributes",
    );
    for (const [key, { value, type, universal_id }] of Object.entries(example)) {
      if (key.startsWith("dynamic_")) continue;
      expect(everybody[0]?.[key], key).toMatchObject({ type, universal_id });
      expect(value === null || isSeenWithUs(key, value), `${key} = ${JSON.stringify(value)}`).toBe(true);
    }
  });

  test("has examples of the attributes list and the unknown employee that ours equal in form", async () => {
    const examples = "responses.200.content.application/json.examples.response.value.data";
    const example: Tree[] = at(personnel(), `paths./company/employees/attributes.get.${examples}`);
    const ours: { data: Tree[] } = await bodyOf(await ask.get("/attributes"));
    for (const listed of ours.data) expect(Object.keys(listed)).toEqual(Object.keys(example[0] ?? {}));
    const unknown = "paths./company/employees/{employee_id}.get.responses.404.content.application/json";
    expect(await bodyOf(await ask.get("/1"))).toEqual(at(personnel(), `${unknown}.examples.response.value`));
  });

  test("lists every parameter we read", () => {
    const parameters: Tree[] = at(personnel(), "paths./company/employees.get.parameters");
    const names = parameters.map(({ name }) => name);
    expect(names.sort()).toEqual(["attributes[]", "email", "limit", "offset", "updated_since"]);
  });
});

describe.skipIf(!hasFixtures)("captured answers", () => {
  const captured = (file: string): readonly Attributes[] => {
    const { data }: { data: { attributes: Attributes } | { attributes: Attributes }[] } = JSON.parse(
      readFileSync(new URL(file, FIXTURES), "utf8"),
    );
    return [data].flat().map(({ attributes }) => attributes);
  };
  /** Removed from the API on 2024-04-08. */
  const standardOf = (attributes: Attributes) =>
    Object.entries(attributes).filter(
      ([key]) => !key.startsWith("dynamic_") && key !== "vacation_day_balance",
    );

  test.each([
    ["giantswarm-personio-go.employees.json"],
    ["giantswarm-personio-go.employee-6205887.json"],
    ["giantswarm-personio-go.employee-7161253.json"],
    ["wonderway-personio.employees_api_response.json"],
  ])("%s: every value has a shape that ours have too", (file) => {
    for (const attributes of captured(file)) {
      for (const [key, { value }] of standardOf(attributes)) {
        expect(isSeenWithUs(key, value), `${key} = ${JSON.stringify(value)}`).toBe(true);
      }
    }
  });

  test("wrappers, labels and the order of attributes are those of a 2022 capture", () => {
    const [theirs = {}] = captured("giantswarm-personio-go.employees.json");
    const ours = everybody[0] ?? {};
    const wrapper = ({ value, ...rest }: object & { readonly value: unknown }): unknown => ({ ...rest });
    for (const [key, attribute] of standardOf(theirs)) {
      const own = ours[key];
      expect(own && Object.keys(own), key).toEqual(Object.keys(attribute));
      if (own && !("currency" in attribute)) expect(wrapper(own), key).toEqual(wrapper(attribute));
    }
    const shared = Object.keys(ours).filter((key) => key in theirs);
    expect(shared).toEqual(standardOf(theirs).map(([key]) => key));
  });
});

test("the comparison of shapes can fail", () => {
  expect(kindOf("2026-01-01T00:00:00+01:00")).toBe("local midnight");
  expect(looksLike("2026-01-01T00:00:00+01:00", "2026-01-01")).toBe(false);
  expect(looksLike({ id: 1 }, { id: "1" })).toBe(false);
  expect(looksLike({ id: 1, name: "A" }, { id: 2 })).toBe(false);
  expect(looksLike([{ id: 1 }], [{ id: 2, more: true }])).toBe(true);
  expect(looksLike("", null)).toBe(false);
});

/** Follows a path written with dots; a key may have slashes and brackets. */
function at<T>(tree: Tree, path: string): T {
  const found = path.split(".").reduce<unknown>((node, key) => Object(node)[key], tree);
  if (found === undefined) throw new Error(`The specification has no ${path}`);
  return JSON.parse(JSON.stringify(found));
}
