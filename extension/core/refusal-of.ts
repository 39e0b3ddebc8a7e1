/** Why an invitation wasn't sent, as far as whoever sent it can do something about it. */
import type { SendResult } from "../api/answers.ts";

export type RefusalCode = Extract<SendResult, { sent: false }>["code"] | "mail-not-set-up";

/** What the server lacks: no mail will go out before IT has seen to it, whatever the address. */
const LACKING: ReadonlySet<string> = new Set([
  ...["public-url-not-set", "mail-from-not-set", "resend-api-key-not-set", "smtp-url-not-set"],
  ...["smtp-url-invalid", "sender-refused", "carrier-credentials-refused"],
]);

export function refusalOf({ code, problem }: Extract<SendResult, { sent: false }>): RefusalCode {
  return problem !== undefined && LACKING.has(problem) ? "mail-not-set-up" : code;
}
