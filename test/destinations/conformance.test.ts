/**
 * What we send to Leapsome, and what the test Leapsome answers, held against Leapsome's published specification. That
 * lies next to the repository, not in it; without it these tests are skipped, and say so.
 */
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { aClient, anybody, aPerson, CUSTOM_ID, value } from "./a-person.ts";
import { type Leapsome, type LoggedRequest, startLeapsome } from "./leapsome/start-leapsome.ts";

type Tree = Readonly<Record<string, unknown>>;
const given = process.env["ROLLCALL_LEAPSOME_SPECIFICATION"];
const SPECIFICATION = given
  ? pathToFileURL(given)
  : new URL("../../../shared/data/leapsome-scim-api-openapi.yml", import.meta.url);
const isThere = existsSync(SPECIFICATION);
if (!isThere)
  console.warn(`SKIPPED: no ${SPECIFICATION.pathname}, so nothing to hold our SCIM requests against`);

let leapsome: Leapsome;
let log: readonly LoggedRequest[];

/** One of everything the client can ask of Leapsome. */
beforeAll(async () => {
  leapsome = await startLeapsome({
    isRecording: true,
    customAttributeIds: [CUSTOM_ID],
    domains: ["beispiel.de"],
  });
  const scim = aClient({ baseUrl: leapsome.baseUrl, token: leapsome.token, dialect: "leapsome" });
  await value(scim.check());
  const { person: boss } = await value(scim.createPerson(anybody("boss", { lastName: null })));
  const manager = { externalId: null, remoteId: boss.remoteId };
  const ada = aPerson({ manager, endDate: "2027-12-31", custom: { [CUSTOM_ID]: 7 } });
  const { person } = await value(scim.createPerson(ada));
  const bare = anybody("bare", {
    externalId: ada.externalId,
    email: ada.email,
    custom: { [CUSTOM_ID]: null },
  });
  for (const whole of [ada, bare, { ...bare, isActive: false }]) {
    const held = await value(scim.readPerson(person.remoteId));
    const changes = held && scim.difference(whole, held);
    if (held && changes) await value(scim.updatePerson({ remote: held, changes, whole }));
  }
  await scim.createPerson(anybody("eve", { email: "eve@else.de" }));
  await value(scim.createPerson(ada, { known: "everybody" }));
  const { group } = await value(scim.createGroup("Team"));
  await value(scim.renameGroup(group.remoteId, "Crew"));
  const members = { add: [boss.remoteId], remove: [person.remoteId], whole: [boss.remoteId] };
  await value(scim.updateGroupMembers(group.remoteId, members));
  await value(scim.listGroups());
  await value(scim.listPeople(() => undefined));
  log = await leapsome.log();
});
afterAll(() => leapsome.close());

test("the log has one of everything", () => {
  const kinds = new Set(log.map(({ method, path }) => `${method} ${templateOf(path)}`));
  expect([...kinds].sort()).toEqual([
    "GET /Groups",
    "GET /ServiceProviderConfig",
    "GET /Users",
    "GET /Users/{userId}",
    "PATCH /Groups/{groupId}",
    "PATCH /Users/{userId}",
    "POST /Groups",
    "POST /Users",
  ]);
});

describe.skipIf(!isThere)("the published specification", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validators = new Map<string, ValidateFunction>();
  let specification: Tree;
  /** Where `value` breaks the schema there, as `path keyword`. */
  const problems = (pointer: string, tested: unknown): readonly string[] => {
    const validate = validators.get(pointer) ?? ajv.compile({ $ref: `scim#${pointer}` });
    validators.set(pointer, validate);
    validate(tested);
    return (validate.errors ?? []).map(
      ({ instancePath, keyword }) => `${pointer}: ${instancePath} ${keyword}`,
    );
  };

  beforeAll(() => {
    specification = withNullables(parse(readFileSync(SPECIFICATION, "utf8")));
    ajv.addSchema({ $id: "scim", ...specification });
  });

  test("knows every route, and every parameter within its bounds", () => {
    for (const { method, path, query } of log) {
      const route = at(specification, ["paths", templateOf(path), method.toLowerCase()]);
      expect(route, `${method} ${path}`).toBeDefined();
      const parameters = listAt(route, "parameters");
      for (const [name, text] of Object.entries(query)) {
        const index = parameters.findIndex((one) => at(one, ["name"]) === name);
        expect(index, `${name} of ${path}`).toBeGreaterThanOrEqual(0);
        const pointer = `/paths/${escaped(templateOf(path))}/${method.toLowerCase()}/parameters/${index}/schema`;
        expect(
          problems(pointer, at(parameters[index], ["schema", "type"]) === "integer" ? Number(text) : text),
        ).toEqual([]);
      }
    }
  });

  test("describes what we send", () => {
    const sent = log.filter(({ body }) => body !== undefined);
    expect(sent.length).toBeGreaterThan(8);
    for (const { method, path, body } of sent) {
      const pointer = `/paths/${escaped(templateOf(path))}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
      expect(problems(pointer, body)).toEqual([]);
      const schema = resolved(specification, pointer);
      expect(unknownIn(body, schema), `${method} ${path}`).toEqual([]);
    }
  });

  test("describes what the test Leapsome answers", () => {
    for (const { method, path, status, answer } of log) {
      const base = ["paths", templateOf(path), method.toLowerCase(), "responses", String(status)];
      expect(at(specification, base), `${method} ${path} ${status}`).toBeDefined();
      if (at(specification, [...base, "content"]) === undefined) continue;
      const pointer = `/${[...base, "content", "application/json", "schema"].map(escaped).join("/")}`;
      expect(problems(pointer, answer)).toEqual([]);
    }
  });

  test("would notice a wrong one", () => {
    const body = "/paths/~1Users~1{userId}/patch/requestBody/content/application~1json/schema";
    const wrong = { active: "yes", name: { givenName: "A" } };
    expect(problems(body, wrong).map((problem) => problem.split(": ")[1])).toEqual([
      " required",
      "/name required",
      "/active type",
    ]);
    expect(unknownIn({ userName: "a", Operations: [] }, resolved(specification, body))).toEqual([
      "Operations",
    ]);
  });
});

const templateOf = (path: string): string =>
  path.replace(/^\/Users\/.+/, "/Users/{userId}").replace(/^\/Groups\/.+/, "/Groups/{groupId}");
const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

const isTree = (node: unknown): node is Tree =>
  typeof node === "object" && node !== null && !Array.isArray(node);
const at = (node: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isTree(inner) ? inner[key] : undefined), node);
const listAt = (node: unknown, key: string): readonly unknown[] => {
  const list = at(node, [key]);
  return Array.isArray(list) ? list : [];
};

/** OpenAPI 3.0 says `nullable`, which JSON Schema doesn't know. */
function withNullables(node: unknown): Tree {
  const inner = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inner);
    if (!isTree(part)) return part;
    const copy = Object.fromEntries(Object.entries(part).map(([key, one]) => [key, inner(one)]));
    return part["nullable"] === true ? { ...copy, type: [part["type"], "null"] } : copy;
  };
  const copy = inner(node);
  return isTree(copy) ? copy : {};
}

function resolved(specification: Tree, pointer: string): unknown {
  const keys = pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const schema = at(specification, keys);
  const reference = at(schema, ["$ref"]);
  return typeof reference === "string" ? resolved(specification, reference.slice(1)) : schema;
}

/** The specification forbids no further property; we send none nevertheless. */
function unknownIn(body: unknown, schema: unknown): readonly string[] {
  const properties = at(schema, ["properties"]);
  if (!isTree(body) || !isTree(properties)) return [];
  return Object.entries(body).flatMap(([key, inner]) =>
    key in properties ? unknownIn(inner, properties[key]).map((one) => `${key}.${one}`) : [key],
  );
}
