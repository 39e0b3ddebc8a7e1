/**
 * What each operation needs: the one table. It is typed by the contract, so an operation that is published and stands
 * in no line here doesn't compile, and neither does a line about an operation that there isn't.
 */
import type { ExtractSchema } from "hono/types";
import type { Role } from "../auth/role.ts";
import type { Api } from "./contract.ts";

type Served = ExtractSchema<Api>;
type MethodsOf<P extends keyof Served> = keyof Served[P] extends `$${infer M}` ? Uppercase<M> : never;

/** `GET /v1/runs/:id`, as the router writes it. */
export type Operation = {
  [P in keyof Served]: P extends `/v1/${string}` ? `${MethodsOf<P>} ${P}` : never;
}[keyof Served];

const NEEDED: Readonly<Record<Operation, Role>> = {
  "GET /v1/status": "viewer",
  "GET /v1/findings": "viewer",

  "GET /v1/runs": "viewer",
  "GET /v1/runs/:id": "viewer",
  "GET /v1/runs/:id/changes": "viewer",
  "POST /v1/runs": "editor",
  "POST /v1/runs/:id/reject": "editor",
  "POST /v1/runs/:id/cancel": "editor",
  "POST /v1/runs/:id/approve": "owner",

  "GET /v1/connection": "viewer",
  "PUT /v1/connection": "owner",
  "DELETE /v1/connection": "owner",
  "POST /v1/connection/test": "owner",
  "GET /v1/webhook": "viewer",
  "POST /v1/webhook": "owner",
  "DELETE /v1/webhook": "owner",

  "GET /v1/destination": "viewer",
  "PUT /v1/destination": "owner",
  "DELETE /v1/destination": "owner",
  "POST /v1/destination/test": "owner",
  "POST /v1/destination/reconcile": "editor",
  "GET /v1/destination/people": "viewer",
  "POST /v1/destination/people/:id/release": "editor",

  "GET /v1/settings": "viewer",
  "GET /v1/settings/history": "viewer",
  "PUT /v1/settings": "editor",
  "GET /v1/attributes": "viewer",
  "PUT /v1/attributes/:key/target": "editor",
  "PUT /v1/attributes/:key/exclusions": "editor",
  // It reads: nothing is written, and nobody at Personio is asked.
  "POST /v1/exclusions/preview": "viewer",

  "GET /v1/accounts": "viewer",
  "GET /v1/accounts/:id": "viewer",
  "POST /v1/accounts": "editor",
  "PATCH /v1/accounts/:id": "editor",
  "POST /v1/accounts/:id/deactivate": "editor",
  "POST /v1/accounts/:id/reactivate": "editor",
  "GET /v1/employees": "viewer",
  "GET /v1/employees/:employeeId": "viewer",
  "GET /v1/teams": "viewer",
  "POST /v1/teams": "editor",
  "PATCH /v1/teams/:id": "editor",
  "PUT /v1/teams/:id/members/:accountId": "editor",
  "DELETE /v1/teams/:id/members/:accountId": "editor",

  "GET /v1/invitations": "viewer",
  "POST /v1/invitations/send": "editor",

  "GET /v1/me": "viewer",
  "GET /v1/devices": "viewer",
  // One's own; whose it is, the handler looks at.
  "DELETE /v1/devices/:id": "viewer",
  "GET /v1/admins": "viewer",
  "POST /v1/admins": "owner",
  "DELETE /v1/admins/:id": "owner",
  "GET /v1/audit": "viewer",
  "POST /v1/keys/rotate": "owner",
};

const table: ReadonlyMap<string, Role> = new Map(Object.entries(NEEDED));

/** `undefined`: it stands in no line, so nobody may do it. */
export const neededRole = (operation: string): Role | undefined => table.get(operation);
