/** `GET /openapi.json`: the contract, generated from the very schemas that validate the requests. */
import type { ApiApp } from "../api-env.ts";

export function addDocument(app: ApiApp, version: string): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  let document: string | null = null;
  app.get("/openapi.json", (c) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({ openapi: "3.1.0", info: { title: "Rollcall", version } }),
    );
    return c.body(document, 200, { "Content-Type": "application/json" });
  });
}
