import { createRoute, z } from "@hono/zod-openapi";
import { pageOf, pageQuery } from "../http/page.ts";
import { COMMON, json, SECURITY } from "../http/wire.ts";

export const teamSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    origin: z.enum(["synced", "manual"]),
    sources: z.array(z.string()).openapi({ description: "The attributes that feed it." }),
    members: z.int().openapi({ description: "As many as `GET /v1/accounts?team=` lists." }),
    etag: z.string().openapi({ description: "Of its name." }),
  })
  .openapi("Team");

export type TeamAnswer = z.infer<typeof teamSchema>;

export const listTeams = createRoute({
  method: "get",
  path: "/v1/teams",
  operationId: "listTeams",
  security: SECURITY,
  request: { query: z.strictObject(pageQuery) },
  responses: { 200: json(pageOf(teamSchema), "By name."), ...COMMON },
});
