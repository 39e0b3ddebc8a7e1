/** A sign-in that was refused, on record: who it was if that is known, and why. Never what was typed. */
import type { Database } from "../../db/database.ts";
import { recordRefusal } from "../config/record-refusal.ts";

export type RefusedSignIn = {
  readonly at: number;
  readonly via: "oidc" | "mail-code" | "admin-token" | "pairing";
  readonly reason: string;
  /** The admin whose sign-in it would have been. */
  readonly admin?: { readonly id: string; readonly email: string } | null;
};

export const recordRefusedSignIn = (db: Database, { at, via, reason, admin }: RefusedSignIn): Promise<void> =>
  recordRefusal(db, {
    ...{ at, actor: admin?.email ?? "unknown", action: "sign-in.refused" },
    ...{ subject: admin?.id ?? null, after: { via, reason } },
  });
