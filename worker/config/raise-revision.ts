import type { Database } from "../../db/database.ts";

/** Belongs in the batch of every change by hand: a plan made before it is stale (see worker/sync/lease.ts). */
export const raiseRevision = (db: Database): D1PreparedStatement =>
  db.$client.prepare("UPDATE revision SET number = number + 1");
