/** The table decides by what the router picked, and what stands in no line of it is nobody's to do. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import type { ApiEnv } from "../../worker/api/api-env.ts";
import { createErrorHandler } from "../../worker/api/http/answer-problem.ts";
import { requireRole } from "../../worker/api/http/require-role.ts";
import type { Role } from "../../worker/auth/role.ts";
import { problemOf } from "./test-edge.ts";

const TABLE: Readonly<Record<string, Role>> = {
  "GET /v1/things/:id": "viewer",
  "PUT /v1/things/:id": "editor",
  "GET /v1/things/secret": "owner",
};

function ask(role: Role, method: string, path: string): Promise<Response> {
  const app = new OpenAPIHono<ApiEnv>();
  app.onError(createErrorHandler(() => undefined));
  app.use(async (c, next) => {
    c.set("principal", { kind: "admin", name: "ada@x.example", role, adminId: "a", deviceId: "d" });
    await next();
  });
  app.use(
    "/v1/*",
    requireRole((operation) => TABLE[operation]),
  );
  app.get("/v1/things/secret", (c) => c.text("secret"));
  app.on(["GET", "PUT", "DELETE"], "/v1/things/:id", (c) => c.text("thing"));
  return Promise.resolve(app.request(path, { method }));
}

test.each([
  { role: "viewer", method: "GET", path: "/v1/things/7" },
  { role: "viewer", method: "HEAD", path: "/v1/things/7" },
  { role: "editor", method: "PUT", path: "/v1/things/7" },
  { role: "owner", method: "PUT", path: "/v1/things/7" },
  { role: "owner", method: "GET", path: "/v1/things/secret" },
] as const)("$role may $method $path", async ({ role, method, path }) => {
  expect((await ask(role, method, path)).status).toBe(200);
});

test.each([
  { role: "viewer", method: "PUT", path: "/v1/things/7", needed: "editor" },
  { role: "editor", method: "GET", path: "/v1/things/secret", needed: "owner" },
] as const)("$role may not $method $path, and is told why", async ({ role, method, path, needed }) => {
  const problem = await problemOf(await ask(role, method, path));
  expect(problem).toMatchObject({ status: 403, code: "forbidden", params: { needed } });
});

test("a route that stands in no line is refused to owners too", async () => {
  const problem = await problemOf(await ask("owner", "DELETE", "/v1/things/7"));
  expect(problem).toMatchObject({ status: 403, code: "forbidden" });
  expect(problem.params).toBeUndefined();
});

test("what isn't routed is not there, whoever asks", async () => {
  expect((await ask("viewer", "GET", "/v1/nothing")).status).toBe(404);
});
