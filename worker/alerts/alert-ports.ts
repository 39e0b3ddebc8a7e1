/** What telling admins needs from outside. */
import type { Database } from "../../db/database.ts";
import type { Mailer } from "../mail/mailer.ts";

export type AlertPorts = {
  readonly db: Database;
  readonly mailer: Mailer;
  /** Where admins look; may be empty. */
  readonly publicUrl: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ids, codes and numbers only. */
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
};
