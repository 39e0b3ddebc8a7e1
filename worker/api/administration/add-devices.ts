import { z } from "@hono/zod-openapi";
import {
  type Device,
  type DeviceKey,
  endDeviceOnRecord,
  findDevice,
  listDevices as list,
} from "../../auth/device-store.ts";
import type { Principal } from "../../auth/principal.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { ApiProblem } from "../http/api-problem.ts";
import { type Keyset, keyAfter, toPage } from "../http/page.ts";
import { toInstant } from "../http/wire.ts";
import { type DeviceAnswer, endDevice, getMe, listDevices, type Me } from "./device-routes.ts";

const KEYSET: Keyset<DeviceKey> = { list: "devices", key: z.tuple([z.number(), z.string()]) };

export function addDevices(app: ApiApp, deps: ApiDeps): void {
  const { db, now, log } = deps;
  app.openapi(getMe, async (c) => c.json(await describeMe(deps, c.get("principal")), 200));
  app.openapi(listDevices, async (c) => {
    const page = c.req.valid("query");
    const principal = c.get("principal");
    const whose = { adminId: scopeOf(principal), now: now() };
    const rows = await list(db, whose, { after: keyAfter(page, KEYSET), limit: page.limit + 1 });
    const toKey = ({ createdAt, id }: Device): DeviceKey => [createdAt, id];
    const toItem = (device: Device): DeviceAnswer => presentDevice(device, principal);
    return c.json(toPage(rows, page, { list: KEYSET.list, toKey, toItem }), 200);
  });
  app.openapi(endDevice, async (c) => {
    const { id } = c.req.valid("param");
    await revoke(deps, id, c.get("principal"));
    log("device.ended", { device: id });
    return c.body(null, 204);
  });
}

/** Whose devices somebody may see and end; `null`: everybody's. */
const scopeOf = (principal: Principal): string | null =>
  principal.kind === "deployment" || principal.role === "owner" ? null : principal.adminId;

async function describeMe({ db }: ApiDeps, principal: Principal): Promise<Me> {
  const { kind, name, role } = principal;
  if (kind === "deployment") return { email: null, name, role, via: "token", device: null };
  const device = await findDevice(db, principal.deviceId);
  // Ended since its token was looked up.
  if (device === null) throw new ApiProblem("unauthorized");
  return { email: name, name, role, via: "device", device: { id: device.id, name: device.name } };
}

async function revoke({ db, now }: ApiDeps, id: string, principal: Principal): Promise<void> {
  const device = await findDevice(db, id);
  const scope = scopeOf(principal);
  if (device === null || (scope !== null && scope !== device.adminId)) throw new ApiProblem("not-found");
  await endDeviceOnRecord(db, { deviceId: id, by: principal.name, at: now(), reason: "revoked" });
}

function presentDevice(device: Device, principal: Principal): DeviceAnswer {
  const { id, name, via, email } = device;
  return {
    id,
    name,
    via,
    email,
    createdAt: toInstant(device.createdAt),
    lastUsedAt: toInstant(device.lastUsedAt),
    expiresAt: toInstant(device.expiresAt),
    current: principal.kind === "admin" && principal.deviceId === id,
  };
}
