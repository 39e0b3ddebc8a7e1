/** Starts a push where one is needed: something is due, somebody may be told, and nobody is at it. */
import type { Database } from "../../../db/database.ts";
import { isPushDue } from "./push-lease.ts";

/** Makes the Workflow instance that carries a push. */
export type CreatePush = (pushId: string) => Promise<unknown>;

/** `false`: there was no need. */
export async function launchPush(
  db: Database,
  create: CreatePush,
  now: () => number = Date.now,
): Promise<boolean> {
  if (!(await isPushDue(db, now()))) return false;
  await create(`push-${crypto.randomUUID()}`);
  return true;
}
