/** What sending invitations needs from outside. */
import type { Database } from "../../db/database.ts";
import type { Mailer } from "../mail/mailer.ts";

export type InvitationPorts = {
  readonly db: Database;
  readonly mailer: Mailer;
  /** Where the links of mails lead; empty: no invitation can be sent. */
  readonly publicUrl: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ids, codes and numbers only. */
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
};
