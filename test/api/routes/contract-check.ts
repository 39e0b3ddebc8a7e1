/**
 * Holds an answer against the published contract: its status, type and code must be documented for that route, and its
 * body must be exactly what the schema says. A field that is served but not published is an error too, or the document
 * would fall behind.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import {
  type Documented,
  type OpenApiDocument,
  type Operation,
  routesOf,
  type Schema,
} from "./open-api-document.ts";

export type Served = {
  readonly method: string;
  /** Of the request, without the query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string | null;
  readonly text: string;
  readonly body: unknown;
};

/** Throws where an answer and the contract differ. */
export type ContractCheck = (served: Served) => void;

const THE_DOCUMENT = "/openapi.json";

/** What any path may answer that is not in the document, or is asked by a method that isn't. */
const OFF_THE_MAP: readonly number[] = [401, 404, 405, 413, 422, 429];

export function createContractCheck(document: OpenApiDocument): ContractCheck {
  const validate = createValidators(document);
  const routes = routesOf(document).map((route) => ({ ...route, pattern: patternOf(route.path) }));

  return (served) => {
    if (served.path === THE_DOCUMENT) return;
    const method = served.method === "HEAD" ? "GET" : served.method;
    const route = routes.find((it) => it.method === method && it.pattern.test(served.path));
    const fail = (objection: string): never => {
      throw new Error(`${served.method} ${served.path} ${objection}: ${served.text.slice(0, 500)}`);
    };
    if (route === undefined && !OFF_THE_MAP.includes(served.status))
      fail(`answers ${served.status} off the map`);
    const documented = route === undefined ? PROBLEM : responseOf(route.operation, served.status);
    if (documented === undefined) return fail(`answers ${served.status}, which is not documented`);
    if (served.method === "HEAD") return;
    const objection = objectionTo(served, documented, validate);
    if (objection !== null) fail(objection);
  };
}

const PROBLEM: Documented = {
  description: "",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/HttpProblem" } } },
};

const responseOf = ({ responses }: Operation, status: number): Documented | undefined =>
  responses[String(status)];

function objectionTo(served: Served, documented: Documented, validate: Validators): string | null {
  const { content, description } = documented;
  if (content === undefined) return served.text === "" ? null : "has a body, and should have none";
  const schema = content[served.contentType ?? ""]?.schema;
  if (schema === undefined) return `is ${served.contentType}, not ${Object.keys(content).join(" or ")}`;
  const errors = validate(schema)(served.body);
  if (errors !== null) return `differs from its schema (${errors})`;
  return served.contentType === "application/problem+json" ? objectionToCode(served, description) : null;
}

/** A problem's description names the codes it comes with. */
function objectionToCode({ body, status }: Served, description: string): string | null {
  const codes = [...description.matchAll(/`([\w-]+)`/gu)].map((match) => match[1]);
  const problem = typeof body === "object" && body !== null ? body : {};
  if (!("status" in problem) || problem.status !== status) return `says another status than ${status}`;
  if (codes.length === 0 || ("code" in problem && codes.some((code) => code === problem.code))) return null;
  return `has a code that is none of ${codes.join(", ")}`;
}

type Validators = (schema: Schema) => (body: unknown) => string | null;

function createValidators({ components }: OpenApiDocument): Validators {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [name, closedInside(schema)]);
  ajv.addSchema({ $id: "contract", components: { schemas: Object.fromEntries(schemas) } });
  const known = new Map<Schema, ValidateFunction>();
  return (schema) => {
    const validate = known.get(schema) ?? ajv.compile(withReferences(closed(schema)));
    known.set(schema, validate);
    return (body) => (validate(body) ? null : ajv.errorsText(validate.errors));
  };
}

/** A response's schema stands outside of the document it refers to. */
const withReferences = (schema: Schema): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"contract#/components'));

/** A schema of a value: whatever it doesn't describe must not be there. */
const closed = (schema: unknown): Schema => ({ ...closedInside(schema), unevaluatedProperties: false });

/** A schema that others are put together from stays open itself; the values inside of it are closed. */
function closedInside(schema: unknown): Schema {
  return Object.fromEntries(
    Object.entries(Object(schema)).map(([key, part]) => [key, closedPart(key, part)]),
  );
}

function closedPart(key: string, part: unknown): unknown {
  if (key === "properties") {
    return Object.fromEntries(Object.entries(Object(part)).map(([name, value]) => [name, closed(value)]));
  }
  if (Array.isArray(part) && ["allOf", "anyOf", "oneOf"].includes(key)) return part.map(closedInside);
  return key === "items" || key === "additionalProperties" ? (isSchema(part) ? closed(part) : part) : part;
}

const isSchema = (part: unknown): boolean => typeof part === "object" && part !== null;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/gu, "[^/]+")}$`, "u");
