/** `GET /openapi.json`: the contract, generated from the very schemas that validate the requests, and the table of roles. */
import type { ApiApp } from "../api-env.ts";
import { neededRole } from "../roles.ts";

export function addDocument(app: ApiApp, version: string): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  let document: string | null = null;
  app.get("/openapi.json", (c) => {
    document ??= JSON.stringify(withRoles(generateDocument(app, version)));
    return c.body(document, 200, { "Content-Type": "application/json" });
  });
}

const generateDocument = (app: ApiApp, version: string) =>
  app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Rollcall", version } });

/** `x-required-role` for every operation that needs one: the least that may do it. */
function withRoles({ paths = {}, ...document }: ReturnType<typeof generateDocument>) {
  const published = Object.entries(paths).map(([path, operations]) => {
    const routed = path.replace(/\{(\w+)\}/gu, ":$1");
    const withRole = Object.entries(operations).map(([method, operation]) => {
      const role = neededRole(`${method.toUpperCase()} ${routed}`);
      return [method, role === undefined ? operation : { ...operation, "x-required-role": role }];
    });
    return [path, Object.fromEntries(withRole)];
  });
  return { ...document, paths: Object.fromEntries(published) };
}
