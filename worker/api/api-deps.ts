/** What the API needs from outside. Wired in worker/wiring.ts. */
import type { Sealer } from "../auth/seal.ts";
import type { Credentials } from "../config/connection-store.ts";
import type { Destination } from "../destinations/destination.ts";
import type { LaunchReview } from "../destinations/review/start-review.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { SignInDeps } from "../sign-in/sign-in-deps.ts";
import type { LaunchHints } from "../sync/hints/keep-hint.ts";
import type { LaunchRun } from "../sync/start-run.ts";
import type { PersonioProbe } from "./connection/check-connection.ts";
import type { EdgeOptions } from "./http/create-edge.ts";

/** Where a destination is, and how it is spoken to. */
export type DestinationPlace = {
  readonly dialect: "leapsome" | "standard";
  readonly baseUrl: string;
  readonly token: string;
};

export type ApiDeps = EdgeOptions & {
  readonly version: string;
  readonly mailer: Mailer;
  /** Where the links of mails lead; empty: no invitation can be sent. */
  readonly publicUrl: string;
  /** Shows every mail at `/__mails__`. */
  readonly showMails: boolean;
  readonly signIn: SignInDeps;
  /** The random part of a run's id. */
  readonly newSuffix: () => string;
  readonly launch: LaunchRun;
  readonly launchHints: LaunchHints;
  readonly launchReview: LaunchReview;
  readonly openDestination: (place: DestinationPlace) => Destination;
  /** Pushes what was just queued for the destination; nobody waits for it. */
  readonly pushOn: () => Promise<void>;
  readonly sealer: Sealer;
  readonly openPersonio: (credentials: Credentials) => PersonioProbe;
};
