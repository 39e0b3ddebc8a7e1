/**
 * scimmy-routers in Express 4 (on 5 its paging is silently ignored), with people and groups in memory. Everything SCIM
 * about it is the packages' own; this file only keeps what they hand over.
 */
import { randomUUID } from "node:crypto";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";
import { serveScim } from "./serve-scim.ts";

const TOKEN = "scimmy-test-token";
type Held = Record<string, unknown> & { id: string };
type Asked = { id?: string | undefined; filter?: { match(values: Held[]): Held[] } | undefined };

/** A store of one resource; `unique` is the attribute no two may share, whatever its case. */
function createStore(unique: string) {
  const held = new Map<string, Held>();
  const keyOf = (one: Record<string, unknown>): string => String(one[unique]).toLowerCase();
  return {
    ingress(asked: Asked, data: object): Held {
      const id = asked.id ?? randomUUID();
      const before = held.get(id);
      if (asked.id !== undefined && before === undefined) throw new SCIMMY.Types.Error(404, "", "Not found");
      const one: Held = { ...JSON.parse(JSON.stringify(data)), id };
      if ([...held.values()].some((other) => other.id !== id && keyOf(other) === keyOf(one)))
        throw new SCIMMY.Types.Error(409, "uniqueness", `${unique} is taken`);
      held.set(id, one);
      return one;
    },
    egress(asked: Asked): Held | Held[] {
      if (asked.id === undefined) return asked.filter?.match([...held.values()]) ?? [...held.values()];
      const one = held.get(asked.id);
      if (one === undefined) throw new SCIMMY.Types.Error(404, "", "Not found");
      return one;
    },
    degress(asked: Asked): void {
      held.delete(asked.id ?? "");
    },
  };
}

SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
SCIMMY.Resources.declare(SCIMMY.Resources.User, createStore("userName"));
SCIMMY.Resources.declare(SCIMMY.Resources.Group, createStore("displayName"));

const app = express();
app.use(
  "/scim/v2",
  new SCIMMYRouters({
    type: "bearer",
    handler: (request: express.Request) => {
      if (request.header("Authorization") !== `Bearer ${TOKEN}`) throw new Error("Wrong token");
      return "rollcall";
    },
  }),
);
serveScim({ listener: app, path: "/scim/v2", token: TOKEN });
