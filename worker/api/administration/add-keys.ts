import { resealSecrets } from "../../auth/reseal-secrets.ts";
import type { ApiDeps } from "../api-deps.ts";
import type { ApiApp } from "../api-env.ts";
import { rotateKeys } from "./key-routes.ts";

export function addKeys(app: ApiApp, { db, sealer, now, log }: ApiDeps): void {
  app.openapi(rotateKeys, async (c) => {
    const rotated = await resealSecrets(db, sealer, { by: c.get("principal").name, at: now() });
    log("keys.rotated", { resealed: rotated.resealed, unreadable: rotated.unreadable });
    return c.json({ ...rotated, keysInUse: [...rotated.keysInUse] }, 200);
  });
}
