/** What the API needs from outside. Wired in worker/wiring.ts. */
import type { Database } from "../../db/database.ts";
import type { Sealer } from "../auth/seal.ts";
import type { Credentials } from "../config/connection-store.ts";
import type { LaunchRun } from "../sync/start-run.ts";
import type { PersonioProbe } from "./connection/check-connection.ts";
import type { EdgeOptions } from "./http/create-edge.ts";

export type ApiDeps = EdgeOptions & {
  readonly db: Database;
  readonly version: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The random part of a run's id. */
  readonly newSuffix: () => string;
  readonly launch: LaunchRun;
  readonly sealer: Sealer;
  readonly openPersonio: (credentials: Credentials) => PersonioProbe;
};
