/** Where Personio's answers differ from place to place or year to year: switches tests may turn while it runs. */
import type { SupervisorForm } from "../company/wire-values.ts";

export type Behaviour = {
  /** Supervisors with name and e-mail address (captures up to 2023), or with nothing but the id (2024/25). */
  readonly supervisorForm: SupervisorForm;
  /** Answers with employees repeat the token in an `authorization` header, a leftover of one-time tokens. */
  readonly echoAuthorization: boolean;
  /** Credentials in the query string: 403 for new ones since 2026-12-04. */
  readonly refuseQueryCredentials: boolean;
  /** What an unknown or expired token gets; the documentation shows 403, clients have met 401. */
  readonly invalidTokenStatus: 401 | 403;
  readonly rateLimit: "real" | "off";
  /** Before every answer. */
  readonly latencyMs: number;
  /** How long after the change its webhook is delivered; in disorder: at most. */
  readonly deliveryDelayMs: number;
  readonly deliverTwice: boolean;
  readonly deliverInDisorder: boolean;
};

export const USUAL_BEHAVIOUR: Behaviour = {
  supervisorForm: "long",
  echoAuthorization: true,
  refuseQueryCredentials: true,
  invalidTokenStatus: 403,
  rateLimit: "real",
  latencyMs: 0,
  deliveryDelayMs: 0,
  deliverTwice: false,
  deliverInDisorder: false,
};
