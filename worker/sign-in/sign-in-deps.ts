/** What signing in needs from outside. Wired in worker/wiring-sign-in.ts. */
import type { Database } from "../../db/database.ts";
import type { Sealer } from "../auth/seal.ts";
import type { CodeHasher } from "../auth/secret-text.ts";
import type { Mailer } from "../mail/mailer.ts";
import type { IdentityProvider } from "./methods/identity-provider.ts";

export type SignInDeps = {
  readonly db: Database;
  readonly sealer: Sealer;
  readonly hashCode: CodeHasher;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Ids, codes and numbers only. */
  readonly log: (event: string, data: Readonly<Record<string, string | number | null>>) => void;
  /** `null`: no mail can be sent, so no code can either. */
  readonly mailer: Mailer | null;
  /** The company's identity provider; `null` when none is set. */
  readonly identityProvider: IdentityProvider | null;
  /** The deployment's own token; `null` when none is set. */
  readonly adminToken: string | null;
  /** Where this Worker is reached; empty: wherever the request was sent. */
  readonly publicUrl: string;
  /** Where the extension may be sent back to, letter for letter. */
  readonly redirectUris: readonly string[];
  /** False when this key has had its five guesses of the minute. */
  readonly allowGuess: (key: string) => Promise<boolean>;
  /** False when this key has had its 300 requests of the minute. */
  readonly allowRequest: (key: string) => Promise<boolean>;
};
