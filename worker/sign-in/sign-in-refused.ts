/** Whatever keeps a page from being shown. Thrown in handlers; create-sign-in.ts makes a page of it, and nothing more is said. */

export type Refusal =
  | "bad-request"
  | "unknown-client"
  | "unknown-redirect-uri"
  | "forged"
  | "insecure"
  | "too-large"
  | "too-many"
  | "unavailable";

const STATUS = {
  "bad-request": 400,
  "unknown-client": 400,
  "unknown-redirect-uri": 400,
  insecure: 400,
  forged: 403,
  "too-large": 413,
  "too-many": 429,
  unavailable: 503,
} as const satisfies Record<Refusal, number>;

export class SignInRefused extends Error {
  override readonly name = "SignInRefused";
  readonly reason: Refusal;
  readonly status: number;

  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
    this.status = STATUS[reason];
  }
}
