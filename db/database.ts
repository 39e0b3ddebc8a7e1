/** The one way to the database. `db.$client` is D1 itself, for bulk statements that must not be mapped row by row. */
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import * as schema from "./schema.ts";

export type Database = DrizzleD1Database<typeof schema> & { readonly $client: D1Database };

export const openDatabase = (d1: D1Database): Database => drizzle(d1, { schema });
