/** Who asks. `name` goes on record with what they do. */
import type { Role } from "./role.ts";

export type Principal =
  | { readonly kind: "deployment"; readonly name: "ADMIN_TOKEN"; readonly role: "owner" }
  | {
      readonly kind: "admin";
      /** Their e-mail address. */
      readonly name: string;
      readonly role: Role;
      readonly adminId: string;
      readonly deviceId: string;
    };

/** Whoever presents the deployment's own token. */
export const DEPLOYMENT: Principal = { kind: "deployment", name: "ADMIN_TOKEN", role: "owner" };
