/**
 * Every place of an operation where a string goes in: its parameters, and within the good body all values, the entries of
 * lists, and the names in records.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { bodyOf, headersOf } from "./every-operation.ts";
import type { MadeUpCompany } from "./made-up-company.ts";
import type { OpenApiDocument, Parameter, Route, Schema } from "./open-api-document.ts";
import type { Ask, OperationCase } from "./operation-case.ts";

export type StringSlot = {
  /** `{id}`, `?q`, `if-match`; in the body `a.b`, `list[]`, `record{}`, `record{key}`. */
  readonly name: string;
  readonly place: "path" | "query" | "header" | "body";
  /** What is other than in the good request. */
  ask(value: string): Ask;
  /** By the published schema. */
  allows(value: string): boolean;
};

export type StringSlots = {
  readonly slots: readonly StringSlot[];
  /** Keys of the body that the good request doesn't have. */
  readonly missing: readonly string[];
};

export function createSlotFinder(document: OpenApiDocument) {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const { components } = document;
  const known = new Map<Schema, ValidateFunction>();
  const allows = (schema: Schema, value: unknown): boolean => {
    const validate = known.get(schema) ?? ajv.compile({ ...schema, components });
    known.set(schema, validate);
    return validate(value);
  };
  /** The schema that stands behind a reference, or that of several which is the value's. */
  const resolved = (schema: Schema, value: unknown): Schema => {
    const name = String(schema["$ref"] ?? "")
      .split("/")
      .at(-1);
    const referred = components.schemas[name ?? ""];
    const variants: readonly Schema[] = Object(schema["anyOf"] ?? schema["oneOf"] ?? []);
    const next = referred ?? variants.find((it) => allows(it, value));
    return next === undefined ? schema : resolved(next, value);
  };

  return ({ operation }: Route, { good }: OperationCase, company: MadeUpCompany): StringSlots => {
    const headers = headersOf(good, company);
    const parameters = (operation.parameters ?? []).map((it) =>
      parameterSlot(it, { ...good, headers }, allows),
    );
    const schema = operation.requestBody?.content["application/json"]?.schema;
    const body = bodyOf(good, company);
    if (schema === undefined) return { slots: parameters, missing: [] };
    const parts = partsOf({ name: "", schema, value: body }, resolved);
    const inBody = parts.parts.map(
      ({ name, put }): StringSlot => ({
        ...{ name, place: "body" },
        ask: (value) => ({ body: Object(put(value)) }),
        allows: (value) => allows(schema, put(value)),
      }),
    );
    return { slots: [...parameters, ...inBody], missing: parts.missing };
  };
}

type Allows = (schema: Schema, value: unknown) => boolean;

function parameterSlot(
  { name, in: place, schema }: Parameter,
  good: Ask & { readonly headers: Readonly<Record<string, string>> },
  allows: Allows,
): StringSlot {
  const slot = { place, allows: (value: string) => allows(schema, value) };
  if (place === "path") {
    return { ...slot, name: `{${name}}`, ask: (value) => ({ params: { ...good.params, [name]: value } }) };
  }
  if (place === "query") {
    return { ...slot, name: `?${name}`, ask: (value) => ({ query: { ...good.query, [name]: value } }) };
  }
  // Nothing else gets into a header of a client, nor through a proxy.
  const ask = (value: string) => ({
    headers: { ...good.headers, [name]: value.replace(/[^\x20-\x7e]/gu, "?") },
  });
  return { ...slot, name, ask };
}

/** A value within the good body, and what it is by the document. */
type Node = { readonly name: string; readonly schema: Schema; readonly value: unknown };
type Resolve = (schema: Schema, value: unknown) => Schema;
/** `put`: the whole value with the string in its place. */
type Part = { readonly name: string; readonly put: (value: string) => unknown };
type Parts = { readonly parts: readonly Part[]; readonly missing: readonly string[] };

const NONE: Parts = { parts: [], missing: [] };

/** What is within a value, the value itself left out. */
function partsOf({ name, schema, value }: Node, resolve: Resolve): Parts {
  if (typeof value !== "object" || value === null) return NONE;
  const { properties, additionalProperties, items } = resolve(schema, value);
  const [first, ...others] = Object.entries(value);
  if (first === undefined) return NONE;
  const [key, content] = first;
  if (Array.isArray(value)) {
    const entry = { name: `${name}[]`, schema: Object(items), value: content };
    return within(entry, resolve, (part) => [part, ...others.map(([, other]) => other)]);
  }
  if (properties !== undefined) return fieldParts({ name, schema: Object(properties), value }, resolve);
  const names: Part = { name: `${name}{key}`, put: (text) => ({ [text]: content }) };
  const entry = { name: `${name}{}`, schema: Object(additionalProperties), value: content };
  return joined([{ parts: [names], missing: [] }, within(entry, resolve, (part) => ({ [key]: part }))]);
}

/** `schema`: of each field by its name. */
function fieldParts({ name, schema, value }: Node & { readonly value: object }, resolve: Resolve): Parts {
  const nameOf = (key: string) => (name === "" ? key : `${name}.${key}`);
  const fields = Object.entries(value).map(([key, field]) =>
    within({ name: nameOf(key), schema: Object(schema[key]), value: field }, resolve, (part) => ({
      ...value,
      [key]: part,
    })),
  );
  const missing = Object.keys(schema).filter((key) => !(key in value));
  return joined([...fields, { parts: [], missing: missing.map(nameOf) }]);
}

/** The node itself and what is within it. `wrap`: what it stands in, with another in its place. */
function within(node: Node, resolve: Resolve, wrap: (part: unknown) => unknown): Parts {
  const { parts, missing } = partsOf(node, resolve);
  const deeper = parts.map(({ name, put }): Part => ({ name, put: (text) => wrap(put(text)) }));
  return { parts: [{ name: node.name, put: wrap }, ...deeper], missing };
}

const joined = (all: readonly Parts[]): Parts => ({
  parts: all.flatMap(({ parts }) => parts),
  missing: all.flatMap(({ missing }) => missing),
});
