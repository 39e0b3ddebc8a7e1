/**
 * The SCIM endpoint of Ory Polis (`@boxyhq/saml-jackson`), in memory. Its own web server is a Next.js application that
 * isn't published; this one hands requests on as that does. package.json replaces what it would only need for
 * databases and telemetry (`overrides`) by an empty package, so its counters have to be given something to call.
 */
import { createRequire } from "node:module";
import express from "express";
import { serveScim } from "./serve-scim.ts";

const require = createRequire(import.meta.url);
const metrics: Record<string, unknown> = require("@boxyhq/metrics");
metrics["incrementCounter"] = () => undefined;

const { controllers } = await import("@boxyhq/saml-jackson");
/** It complains about every change that no webhook hears of. */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { directorySyncController } = await controllers({
  externalUrl: "http://127.0.0.1",
  samlPath: "/saml",
  db: { engine: "mem" },
  noAnalytics: true,
  logger: silent,
});
const { data: directory } = await directorySyncController.directories.create({
  tenant: "rollcall",
  product: "test",
  name: "test",
  type: "generic-scim-v2",
});
if (directory === null) throw new Error("Polis made no directory");

const app = express();
app.use(express.json({ type: ["application/json", "application/scim+json"], limit: "4mb" }));
app.use("/scim/:directoryId/:resourceType", (request, response) => {
  const { directoryId, resourceType } = request.params;
  const [, resourceId] = request.path.split("/");
  const { searchParams } = new URL(request.url, "http://127.0.0.1");
  const numberOf = (name: string) =>
    searchParams.has(name) ? { [name]: Number(searchParams.get(name)) } : {};
  const filter = searchParams.get("filter");
  void directorySyncController.requests
    .handle({
      method: request.method,
      body: request.body,
      directoryId,
      resourceType,
      resourceId: resourceId === undefined || resourceId === "" ? undefined : decodeURIComponent(resourceId),
      apiSecret: request.header("Authorization")?.replace(/^Bearer /, "") ?? null,
      query: { ...numberOf("count"), ...numberOf("startIndex"), ...(filter === null ? {} : { filter }) },
    })
    .then(({ status, data }) => response.status(status).json(data))
    .catch(() => response.status(500).send("Internal error"));
});
serveScim({ listener: app, path: `/scim/${directory.id}`, token: directory.scim.secret ?? "" });
